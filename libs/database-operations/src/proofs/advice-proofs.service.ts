import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { IndexKey } from '../lacked/index-key';
import { missingId } from './advice-id';
import { isRefutedBy } from './improved';
import { type IndexProof, StoredProof } from './index-proof';

/** The most proofs that are looked at, the newest: they are kept for a week. */
const MOST_PROOFS = 1000;

/** What was proven of indexes. Advice, slow operations and explaining all go by it. */
@Injectable()
export class AdviceProofs {
  constructor(private readonly mongo: MongoService) {}

  /** The latest proof of each advice, for as long as they are kept. */
  async all(): Promise<Map<string, IndexProof>> {
    const stored = this.mongo.collection<StoredProof>(modelOptions(StoredProof).collection);
    const newest = { sort: { proven_at: -1 }, limit: MOST_PROOFS, ...this.mongo.limit } as const;
    const proofs = await stored.find({}, newest).toArray();
    return new Map(proofs.map(({ advice_id, ...proof }) => [advice_id, proof]));
  }

  /**
   * Tells of an index of a collection whether it was tried, and gained nothing.
   * @param shape the shape of operations that it is to serve; left out, the verdict on all that it was tried for counts
   */
  async refuterOf(collection: string, shape?: string): Promise<(keys: readonly IndexKey[]) => boolean> {
    const proofs = await this.all();
    return (keys) => {
      const proof = proofs.get(missingId(collection, keys));
      return shape === undefined ? proof?.verdict === 'refuted' : isRefutedBy(proof, shape);
    };
  }
}
