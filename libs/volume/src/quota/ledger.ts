import { ProblemError } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { type Claim, StoredVolume } from '../volume/volume';
import { claimProblem, reservedOf } from './claim-problem';
import { edited, extended, overlapping, RESERVED, settled } from './claim-updates';
import { partOf } from './parts';

/** How long a claim lives without a sign of the process that holds it, in ms: the database's clock counts. */
export const CLAIM_MS = 30_000;
/** How often its process gives that sign. */
export const RENEW_MS = 8_000;
/** The most claims of a volume at once: they are one document with it. */
export const MAX_CLAIMS = 256;

/** A claim that this process holds. */
export interface HeldClaim {
  readonly volume: string;
  readonly id: string;
  readonly path: string;
  /** Bytes that are kept free for it. */
  bytes: number;
  /** Aborts when the claim was lost: the process was not heard of for too long, and others took it for dead. */
  readonly lost: AbortSignal;
}

/** What a volume had after a claim: where the disk is asked whether it has as much. */
export interface Reservation {
  reserved_bytes: number;
}

interface Held {
  volume: string;
  abort: AbortController;
}

/**
 * The books of the volumes, in MongoDB, so that all replicas keep the same: who writes where, and that what is used and
 * what is being written never exceed a quota. Each entry is one update of one document, which is atomic by itself.
 */
@Injectable()
export class Ledger {
  private readonly held = new Map<string, Held>();
  /** Claims that nobody works under any more, and that could not be ended then: the volumes by the ids. */
  readonly left = new Map<string, string>();
  /** {@link CLAIM_MS}; tests lengthen it. */
  claimMs = CLAIM_MS;

  constructor(private readonly mongo: MongoService) {}

  get limit(): MongoService['limit'] {
    return this.mongo.limit;
  }

  get volumes(): mongo.Collection<StoredVolume> {
    return this.mongo.collection(modelOptions(StoredVolume).collection);
  }

  /**
   * Claims a path, and bytes for it.
   * @throws ProblemError 507 when the quota does not allow the bytes, 409 when the path is taken or the volume refuses
   * changes, 404, 429
   */
  async claim(volume: string, path: string, phase: Claim['phase'], bytes: number): Promise<HeldClaim & Reservation> {
    const id = randomUUID();
    const claim = { id, path: { $literal: path }, part: partOf(path), phase, bytes, expires_at: this.expiry };
    const after = await this.update(
      {
        name: volume,
        state: 'ready',
        read_only: false,
        [`claims.${MAX_CLAIMS - 1}`]: { $exists: false },
        $expr: { $and: [fits(bytes), { $not: [overlapping(path)] }] },
      },
      [{ $set: { claims: { $concatArrays: ['$claims', [claim]] } } }],
    ).catch((error: unknown) => {
      // Only the answer may be lost, and the claim stand.
      this.leave(volume, id);
      throw error;
    });
    if (after === null)
      throw claimProblem(volume, await this.volumes.findOne({ name: volume }, this.limit), path, bytes);
    const abort = new AbortController();
    this.held.set(id, { volume, abort });
    return { volume, id, path, bytes, lost: abort.signal, reserved_bytes: reservedOf(after) };
  }

  /**
   * Keeps more bytes free for a claim: `needed`, or as many as `wished` where there are plenty.
   * @throws ProblemError 507, 503 when the claim was lost
   */
  async extend(claim: HeldClaim, needed: number, wished: number): Promise<Reservation> {
    const { volume, id, path } = claim;
    const filter = { name: volume, 'claims.id': id, $expr: fits(needed) };
    const after = await this.update(filter, [{ $set: { claims: extended(id, needed, wished) } }]);
    const own = after?.claims.find((each) => each.id === id);
    if (after !== null && own !== undefined) {
      claim.bytes = own.bytes;
      return { reserved_bytes: reservedOf(after) };
    }
    const found = await this.volumes.findOne({ name: volume }, this.limit);
    if (found?.claims.some((each) => each.id === id) !== true) throw lost(volume);
    throw claimProblem(volume, found, path, needed);
  }

  /** Says that a claim's file is about to stand under its path, and what that will change. @throws ProblemError 503 when it was lost */
  async announce(
    { volume, id }: HeldClaim,
    change: Required<Pick<Claim, 'inode' | 'change_bytes' | 'change_files'>>,
  ): Promise<void> {
    const update = [{ $set: { claims: edited([id], { phase: 'publishing', ...change, expires_at: this.expiry }) } }];
    if ((await this.update({ name: volume, 'claims.id': id }, update)) === null) throw lost(volume);
  }

  /** Ends a claim with what it changed. @returns false when another had ended it */
  async settle(volume: string, id: string, part: number, bytes: number, files: number): Promise<boolean> {
    this.held.delete(id);
    const after = await this.update({ name: volume, 'claims.id': id }, [{ $set: settled(id, part, bytes, files) }]);
    return after !== null;
  }

  /** Gives no more sign of life for a claim, and has it ended as soon as that can be: its path is not to be taken until it expires. */
  leave(volume: string, id: string): void {
    this.held.delete(id);
    this.left.set(id, volume);
  }

  /** A claim as it stands, or undefined once it has ended. */
  async find(volume: string, id: string): Promise<Claim | undefined> {
    const found = await this.volumes.findOne({ name: volume }, { ...this.limit, projection: { claims: 1 } });
    return found?.claims.find((claim) => claim.id === id);
  }

  /** Gives a sign of life for every claim of this process; one that was lost is aborted. */
  async renew(): Promise<void> {
    const byVolume = Map.groupBy(this.held, ([, { volume }]) => volume);
    for (const [volume, entries] of byVolume) {
      const ids = entries.map(([id]) => id);
      const after = await this.update({ name: volume }, [
        { $set: { claims: edited(ids, { expires_at: this.expiry }) } },
      ]);
      const present = new Set(after?.claims.map(({ id }) => id));
      for (const [id, { abort }] of entries) if (!present.has(id)) abort.abort(lost(volume));
    }
  }

  /** The claims of processes that were not heard of for too long. */
  async expired(): Promise<{ volume: string; claim: Claim }[]> {
    const isOver = { $lt: ['$$claim.expires_at', '$$NOW'] };
    const found = await this.volumes
      .aggregate<StoredVolume>(
        [
          { $match: { 'claims.0': { $exists: true } } },
          { $project: { name: 1, claims: { $filter: { input: '$claims', as: 'claim', cond: isOver } } } },
        ],
        this.limit,
      )
      .toArray();
    return found.flatMap(({ name, claims }) => claims.map((claim) => ({ volume: name, claim })));
  }

  /** Takes over a claim that expired, so that one process alone puts it in order. @returns whether this one does */
  async takeOver(volume: string, { id, expires_at }: Claim): Promise<boolean> {
    const filter = { name: volume, claims: { $elemMatch: { id, expires_at } } };
    const after = await this.update(filter, [{ $set: { claims: edited([id], { expires_at: this.expiry }) } }]);
    // It may be this process's own, when that was halted for a minute.
    if (after !== null) this.held.get(id)?.abort.abort(lost(volume));
    return after !== null;
  }

  private get expiry(): mongo.Document {
    return { $add: ['$$NOW', this.claimMs] };
  }

  private async update(filter: mongo.Filter<StoredVolume>, pipeline: mongo.Document[]): Promise<StoredVolume | null> {
    return this.mongo.write((session) =>
      this.volumes.findOneAndUpdate(filter, pipeline, { ...this.limit, session, returnDocument: 'after' }),
    );
  }
}

/** Whether a volume has so many bytes left. */
const fits = (bytes: number): mongo.Document => ({
  $lte: [{ $add: ['$used_bytes', RESERVED, bytes] }, '$quota_bytes'],
});

export const lost = (volume: string): ProblemError =>
  new ProblemError(
    'engine_away',
    `The write in volume ${volume} took too long to give a sign of life, and was taken for dead. Nothing of it was kept; repeat it.`,
    { headers: { 'retry-after': '1' } },
  );
