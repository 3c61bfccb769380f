import { type FieldError, ProblemError } from '@lucid/common';
import { modelOptions, MongoService, presentFields, presentRaw, rawBytes } from '@lucid/mongo';
import { LinkedResourceService } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { isMerkleAlgorithm } from '../merkle/merkle-algorithm';
import { type MerkleProof } from '../merkle/merkle-proof';
import { merkleProofAsync } from '../merkle/merkle-tree';
import { MerkleTreeError } from '../merkle/merkle-tree-error';
import { Block, BlockLink } from './block';
import { BLOCKS } from './blocks.definition';
import { blockErrors, chainProblem, type Link, linkErrors } from './chain-rules';

const LINK_FIELDS = { _id: 0, block_id: 1, height: 1, previous_hash: 1, timestamp: 1 } as const;

/** Blocks: each continues the one below and the one above it, where those are stored. */
@Injectable()
export class BlocksService extends LinkedResourceService<Block> {
  constructor(mongo: MongoService) {
    super(mongo, BLOCKS);
  }

  protected override async complete(block: Block): Promise<Block> {
    const whole = {
      ...block,
      transactions: block.transactions ?? [],
      transaction_count: block.transactions?.length ?? 0,
    };
    const problem = chainProblem(await blockErrors(whole));
    if (problem !== undefined) throw problem;
    return whole;
  }

  /**
   * Each link to a neighbour is written in the transaction too, so that two writers of neighbouring blocks cannot each
   * read before the other has written.
   */
  protected override async storeLinked(blocks: Block[], session: mongo.ClientSession): Promise<void> {
    await lockLinks(
      this.mongo,
      blocks.flatMap(({ height }) => [height, height + 1]),
      session,
    );
    for (const [place, errors] of await this.linkProblems(blocks, session)) {
      const problem = chainProblem(errors, blocks.length === 1 ? '' : `/items/${place}`);
      if (problem !== undefined) throw problem;
    }
    await this.insert(blocks, session);
  }

  override async findProblems(blocks: Block[]): Promise<Map<number, ProblemError>> {
    const problems = await super.findProblems(blocks);
    for (const [place, errors] of await this.linkProblems(blocks)) {
      const problem = chainProblem(errors);
      if (problem !== undefined && !problems.has(place)) problems.set(place, problem);
    }
    return problems;
  }

  /** The rules that blocks break towards the stored ones and towards each other, by their place. */
  private async linkProblems(
    blocks: readonly Block[],
    session?: mongo.ClientSession,
  ): Promise<Map<number, FieldError[]>> {
    const heights = [...new Set(blocks.flatMap(({ height }) => [height - 1, height + 1]))];
    const stored = await this.collection
      .find({ height: { $in: heights } }, { projection: LINK_FIELDS, raw: true, session, ...this.mongo.limit })
      .toArray();
    const links = stored.map((raw) => presentFields(Block, rawBytes(raw)).document as Link);
    const storedAt = new Map(links.map((link) => [link.height, link]));
    const parentAt = new Map([...storedAt, ...blocks.map((block): [number, Link] => [block.height, block])]);
    // Between two blocks of one request the upper one is to blame: it is the one that continues.
    return new Map(
      blocks.map((block, place) => [
        place,
        linkErrors(block, parentAt.get(block.height - 1), storedAt.get(block.height + 1)),
      ]),
    );
  }

  /** What a block would be refused for, without storing it. */
  async validate(body: object): Promise<FieldError[]> {
    const now = new Date();
    const given = body as Block;
    const block: Block = {
      ...given,
      transactions: given.transactions ?? [],
      transaction_count: given.transactions?.length ?? 0,
      created_at: now,
      updated_at: now,
      version: 1,
    };
    const own = await blockErrors(block);
    const links = (await this.linkProblems([block])).get(0) ?? [];
    const taken = (await super.findProblems([block])).get(0)?.errors ?? [];
    return [...own, ...links, ...taken];
  }

  /** The block of the greatest height. @throws ProblemError 404 while there is none */
  async latest(): Promise<Block> {
    // A height of another type, which another program stored, would be the greatest.
    const found = await this.collection.findOne(
      { height: { $type: 'int' } },
      { sort: { height: -1 }, projection: { _id: 0 }, raw: true, ...this.mongo.limit },
    );
    if (found === null) throw new ProblemError('not_found', 'There is no block yet.');
    return presentRaw<Block>(Block, rawBytes(found));
  }

  /** The inclusion proof of one of a block's transactions. @throws ProblemError 404 when the block or the place is not there */
  async proof(id: string, transactionId: string): Promise<MerkleProof> {
    const { merkle_algorithm, transactions = [] } = await this.get(id);
    const index = transactions.indexOf(transactionId);
    if (index < 0) throw new ProblemError('not_found', `Block ${id} does not hold transaction ${transactionId}.`);
    if (!isMerkleAlgorithm(merkle_algorithm))
      throw new ProblemError('conflict', `Block ${id} names no Merkle algorithm that this service knows.`);
    try {
      return await merkleProofAsync(merkle_algorithm, transactions, index);
    } catch (error) {
      if (!(error instanceof MerkleTreeError)) throw error;
      throw new ProblemError('conflict', `The transactions of block ${id} make no tree. ${error.message}`);
    }
  }
}

/** Takes the links below the given heights for the rest of a transaction: another that takes one of them conflicts. */
export async function lockLinks(
  mongoService: MongoService,
  heights: readonly number[],
  session: mongo.ClientSession,
): Promise<void> {
  const links = mongoService.collection<BlockLink>(modelOptions(BlockLink).collection);
  const at = new Date();
  const upserts = [...new Set(heights)]
    .sort((a, b) => a - b)
    .map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { at } }, upsert: true } }));
  await links.bulkWrite(upserts, { session, ordered: true, ...mongoService.limit });
}
