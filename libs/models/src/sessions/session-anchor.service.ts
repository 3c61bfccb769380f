import { type FieldError, ProblemError } from '@lucid/common';
import { modelOptions, MongoService, readStored } from '@lucid/mongo';
import { holdShared, ModelCache, nextVersion } from '@lucid/resource';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { Block } from '../blocks/block';
import { OrphaningService } from '../blocks/orphaning.service';
import { type BlockchainAnchor, Session } from './session';
import { SessionsService } from './sessions.service';

/** An anchor as it is asked for; the rest follows from the block and the session. */
export interface AnchorRequest {
  block_id: string;
  transaction_id?: string;
  merkle_root?: string;
  anchored_at?: Date;
  confirmation_count: number;
}

/** Where a session's root stands on the chain. */
@Injectable()
export class SessionAnchorService implements OnModuleInit {
  constructor(
    private readonly mongo: MongoService,
    private readonly sessions: SessionsService,
    private readonly cache: ModelCache,
    private readonly orphaning: OrphaningService,
  ) {}

  onModuleInit(): void {
    this.orphaning.onOrphaned((...orphaned) => this.removeWithin(...orphaned));
  }

  /** Removes the anchors in blocks that are taken off the chain. @returns the number of anchors */
  private async removeWithin(
    blockIds: readonly string[],
    orphanedAt: Date,
    session: mongo.ClientSession,
  ): Promise<number> {
    const { modifiedCount } = await this.mongo
      .collection(modelOptions(Session).collection)
      .updateMany(
        { 'blockchain_anchor.block_id': { $in: blockIds } },
        { $unset: { blockchain_anchor: 1 }, $set: { updated_at: orphanedAt }, $inc: { version: 1 } },
        { session, ...this.mongo.limit },
      );
    return modifiedCount;
  }

  /** Sets the anchor of a completed session, holding the block that carries it. @throws ProblemError 404, 409, 422 */
  async set(id: string, request: AnchorRequest): Promise<Session> {
    const anchored = await this.mongo.transaction((session) => this.setWithin(id, request, session));
    this.cache.written(Session, [anchored]);
    return anchored;
  }

  private async setWithin(session_id: string, request: AnchorRequest, session: mongo.ClientSession): Promise<Session> {
    const options = { ...this.mongo.limit, session };
    const sessions = this.mongo.collection(modelOptions(Session).collection);
    const before = await readStored<Session>(sessions, Session, { session_id }, options);
    if (before === undefined)
      throw new ProblemError('not_found', `There is no session whose session_id is ${session_id}.`);
    const root = before.merkle_root;
    if (before.status !== 'completed' || root === undefined) {
      throw new ProblemError(
        'conflict',
        `Session ${session_id} is ${before.status}: only a completed one can be anchored.`,
      );
    }
    const block_height = await this.heightOf(request, root, session);
    const { block_id, transaction_id, confirmation_count, anchored_at = new Date() } = request;
    const anchor: BlockchainAnchor = {
      block_id,
      block_height,
      ...(transaction_id !== undefined && { transaction_id }),
      merkle_root: root,
      anchored_at,
      confirmation_count,
    };
    const stamp = { updated_at: new Date(), version: nextVersion(before.version) };
    await sessions.updateOne({ session_id }, { $set: { blockchain_anchor: anchor, ...stamp } }, options);
    return (await readStored<Session>(sessions, Session, { session_id }, options)) as Session;
  }

  /** The height of the block asked for. @throws ProblemError 422 naming what does not fit */
  private async heightOf(request: AnchorRequest, root: string, session: mongo.ClientSession): Promise<number> {
    const { block_id, transaction_id, merkle_root } = request;
    const blocks = modelOptions(Block).collection;
    await holdShared(this.mongo, blocks, [block_id], session);
    const found = await this.mongo
      .collection(blocks)
      .findOne({ block_id }, { ...this.mongo.limit, session, projection: { _id: 0, height: 1, transactions: 1 } });
    const errors: FieldError[] = [];
    if (found === null)
      errors.push({
        pointer: '/block_id',
        code: 'reference',
        message: `names ${block_id}, which is not among the blocks`,
      });
    else if (transaction_id !== undefined && !(found as unknown as Block).transactions?.includes(transaction_id)) {
      errors.push({ pointer: '/transaction_id', code: 'reference', message: 'is not a transaction of that block' });
    }
    if (merkle_root !== undefined && merkle_root !== root)
      errors.push({ pointer: '/merkle_root', code: 'merkle_root', message: `must be ${root}, the session's` });
    if (errors.length > 0)
      throw new ProblemError('unprocessable', 'The anchor breaks the rules listed in errors.', { errors });
    return Number(found?.['height']);
  }

  /** The anchor of a session. @throws ProblemError 404 when there is none */
  async get(id: string): Promise<BlockchainAnchor> {
    const { blockchain_anchor } = await this.sessions.get(id);
    if (blockchain_anchor !== undefined) return blockchain_anchor;
    throw new ProblemError('not_found', `Session ${id} is not anchored.`);
  }
}
