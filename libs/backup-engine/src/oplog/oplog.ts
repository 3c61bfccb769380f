import { hasCode, timeOf, tokenOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { type Batch, rawBatches, type RawRead } from '../read/raw-batches';
import type { Position } from './oplog-entry';

/** An entry that is in the oplog of a majority, and cannot be rolled back any more. */
export interface Mark {
  position: Position;
  /** The term of the primary that wrote it: with the position it is the one entry, whatever becomes of the set. */
  term: number;
  /** When, by its clock, in ms since 1970. */
  wall: number;
}

/** What the oplog does not hold any more, or what was done in another history than the one that was followed. */
export class OplogGapError extends Error {}

/** An entry was removed while it was to be read. */
const POSITION_LOST = 136;
/** The time that reading a stretch may take at the server, in ms. */
const LONGEST_MS = 600_000;
/**
 * So much of the oplog is looked through by one cursor, in s. Where others write much and the database itself little, the server says nothing until it
 * is through, and a connection that is silent for longer than a call may take counts as dead: whoever is hours behind would never get further.
 */
const STRETCH_SECONDS = 30;

interface Entry {
  ts: mongo.Timestamp;
  /** The entry that a set began with has none. */
  t?: mongo.Long | number;
  wall: Date;
}

const MAJORITY = { level: 'majority' } as const;

/** The oplog of a replica set, as far as a majority has it. */
export class Oplog {
  constructor(
    private readonly db: mongo.Db,
    private readonly limit: { readonly maxTimeMS: number },
    private readonly stretchSeconds = STRETCH_SECONDS,
  ) {}

  /** The last entry. */
  async newest(): Promise<Mark> {
    const found = await this.one({}, { $natural: -1 });
    if (found === undefined) throw new OplogGapError('the oplog is empty');
    return found;
  }

  /** The first entry after a place that is still there. */
  async firstAfter(position: Position): Promise<Mark | undefined> {
    return this.one({ ts: { $gt: timeOf(position) } }, { $natural: 1 });
  }

  /** Whether an entry is there: then all that came after it is, too, as the oplog is truncated from its beginning. */
  async holds({ position, term }: Mark): Promise<boolean> {
    const found = await this.one({ ts: { $gte: timeOf(position) } }, { $natural: 1 });
    return found?.position === position && found.term === term;
  }

  /**
   * The entries after one place and up to another that concern a database, raw: its own, and of transactions what belongs to those
   * that touch it. Entries without effect are left out.
   * @throws OplogGapError when they are removed meanwhile
   */
  async *entries(after: Position, upTo: Position, read: RawRead): AsyncGenerator<Batch> {
    const local = this.db.client.db('local');
    const ours = concerning(this.db.databaseName);
    try {
      for (let from = after; from < upTo;) {
        const to = await this.stretchEnd(from, upTo);
        const filter = { ts: { $gt: timeOf(from), $lte: timeOf(to) }, ...ours };
        const find = { find: 'oplog.rs', filter, readConcern: MAJORITY, maxTimeMS: LONGEST_MS };
        yield* rawBatches(local, find, read);
        from = to;
      }
    } catch (error) {
      throw hasCode(error, POSITION_LOST) ? new OplogGapError('entries were removed', { cause: error }) : error;
    }
  }

  /** Where the stretch from a place on ends: with the first entry that is so much later, or with the last that is wanted. */
  private async stretchEnd(from: Position, upTo: Position): Promise<Position> {
    const { t, i } = timeOf(from);
    const later = tokenOf(new mongo.Timestamp({ t: t + this.stretchSeconds, i }));
    if (later >= upTo) return upTo;
    const end = await this.firstAfter(later);
    return end === undefined || end.position > upTo ? upTo : end.position;
  }

  private async one(filter: mongo.Document, sort: { $natural: 1 | -1 }): Promise<Mark | undefined> {
    const found = await this.db.client
      .db('local')
      .collection('oplog.rs')
      .findOne<Entry>(filter, {
        ...this.limit,
        sort,
        projection: { _id: 0, ts: 1, t: 1, wall: 1 },
        readConcern: MAJORITY,
        readPreference: 'primary',
      });
    return found === null
      ? undefined
      : { position: tokenOf(found.ts), term: Number(found.t ?? -1), wall: found.wall.getTime() };
  }
}

/**
 * Entries of a database. Of a transaction that is told in several, all are taken: they are found by each other, and only some may
 * be of the database.
 */
function concerning(database: string): mongo.Document {
  const own = new RegExp(`^${database.replace(/[^a-z0-9_]/g, (other) => `\\${other}`)}\\.`);
  const ofSeveral = [
    { 'o.partialTxn': true },
    { 'o.prepare': true },
    { 'o.commitTransaction': { $exists: true } },
    { 'o.abortTransaction': { $exists: true } },
    { 'o.applyOps': { $exists: true }, 'prevOpTime.ts': { $gt: timeOf('0000000000000000') }, multiOpType: { $ne: 1 } },
  ];
  return {
    op: { $in: ['i', 'u', 'd', 'c'] },
    $or: [{ ns: own }, { ns: 'admin.$cmd', $or: [{ 'o.applyOps.ns': own }, ...ofSeveral] }],
  };
}
