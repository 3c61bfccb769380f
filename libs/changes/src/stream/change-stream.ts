import { isHistoryLost, type MongoService, READ_ANY, timeOf, tokenOf } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { EVENTS, type RawEvent } from './change';

/** The most events in one batch. */
const BATCH = 1000;
/** How long the server waits for an event before it answers an empty batch, in ms. */
const AWAIT_MS = 500;

/** The stream cannot go on from where it was left: what happened since is not known. */
export class HistoryLostError extends Error {
  constructor(cause: unknown) {
    super('The oplog no longer holds what happened since the checkpoint.', { cause });
    this.name = 'HistoryLostError';
  }
}

/** A place in the stream, as the server names it. */
export type ResumeToken = mongo.Document;

export interface StreamBatch {
  events: RawEvent[];
  /** The place behind this batch. */
  token: ResumeToken;
  /** Its cluster time, as a consistency token: every change up to it was told. */
  position: string;
}

/**
 * The cluster time in a resume token, in the form of a consistency token: its `_data` begins with the type of a timestamp, 0x82, and the
 * timestamp in big-endian (mongo/src/mongo/db/pipeline/resume_token.h).
 */
function timeIn({ _data }: ResumeToken): string {
  const time = /^82([0-9A-F]{16})/.exec(String(_data))?.[1];
  if (time === undefined) throw new Error('A resume token has no time.');
  return time.toLowerCase();
}

interface CursorAnswer {
  operationTime: mongo.Timestamp;
  cursor: { id: mongo.Long; firstBatch?: RawEvent[]; nextBatch?: RawEvent[]; postBatchResumeToken: ResumeToken };
}

export interface StreamOptions {
  /** The collections that are told of. */
  collections: readonly string[];
  /** Fields that are told of a document as it was before, where its collection keeps pre-images, and as it was written. */
  fields?: readonly string[];
  /** Goes on behind this place, or from this position on; without either, with what happens from now on. */
  after?: ResumeToken;
  from?: string;
}

/** Where an event tells fields of a document: as it was, as it was inserted or replaced, as it was updated. */
const STATES = ['fullDocumentBeforeChange', 'fullDocument', 'updateDescription.updatedFields'];

function pipelineOf({ collections, fields = [], after, from }: StreamOptions): mongo.Document[] {
  const named = { $in: [...collections] };
  return [
    {
      $changeStream: {
        // A stream that was invalidated (the database was dropped) can be started after it, not resumed.
        ...(after !== undefined && { startAfter: after }),
        ...(from !== undefined && { startAtOperationTime: timeOf(from) }),
        ...(fields.length > 0 && { fullDocumentBeforeChange: 'whenAvailable' }),
        showExpandedEvents: false,
      },
    },
    { $match: { operationType: { $in: EVENTS }, $or: [{ 'ns.coll': named }, { 'to.coll': named }] } },
    // Never the document itself: an event with both its states may be larger than a document may be (16 MB), and the stream would break on it
    // for good. $changeStreamSplitLargeEvent came with 6.0.9; this serves every server.
    {
      $project: {
        operationType: 1,
        'ns.coll': 1,
        'to.coll': 1,
        documentKey: 1,
        clusterTime: 1,
        ...Object.fromEntries(fields.flatMap((field) => STATES.map((state) => [`${state}.${field}`, 1]))),
      },
    },
  ];
}

/**
 * The change stream of the database, batch by batch, by the server's own commands: the driver's cursor gives one event at a time, and resumes by
 * itself from places that were not acknowledged yet. Whatever fails here is answered by opening another one from the checkpoint.
 */
export class ChangeStream {
  private id: mongo.Long;
  private waiting: CursorAnswer['cursor'] | undefined;
  private first: string | undefined;

  private constructor(
    private readonly db: mongo.Db,
    private readonly session: mongo.ClientSession,
    /** What the server answered when it was opened. */
    opened: CursorAnswer['cursor'],
    /** The database's position then. */
    readonly openedAt: string,
  ) {
    this.id = opened.id;
    this.waiting = opened;
  }

  /** @throws HistoryLostError when the place to go on from is gone */
  static async open(mongo: MongoService, options: StreamOptions): Promise<ChangeStream> {
    const { db } = mongo;
    const session = db.client.startSession();
    try {
      const { cursor, operationTime } = await run(db, session, {
        aggregate: 1,
        pipeline: pipelineOf(options),
        cursor: { batchSize: 0 },
        readConcern: { level: 'majority' },
        ...mongo.limit,
      });
      return new ChangeStream(db, session, cursor, tokenOf(operationTime));
    } catch (error) {
      await session.endSession();
      throw error;
    }
  }

  /** The next batch, empty when nothing happened for a while. The first one is always empty, and names the place where the stream begins. */
  async next(): Promise<StreamBatch> {
    if (this.waiting !== undefined) {
      const { firstBatch = [], postBatchResumeToken } = this.waiting;
      this.waiting = undefined;
      return this.batchOf(firstBatch, postBatchResumeToken);
    }
    const { cursor } = await run(this.db, this.session, {
      getMore: this.id,
      collection: '$cmd.aggregate',
      batchSize: BATCH,
      maxTimeMS: AWAIT_MS,
    });
    this.id = cursor.id;
    return this.batchOf(cursor.nextBatch ?? [], cursor.postBatchResumeToken);
  }

  /** A stream begins one tick behind the last operation: at a time that nothing may have until the next write, which is told later. */
  private batchOf(events: RawEvent[], token: ResumeToken): StreamBatch {
    const time = timeIn(token);
    this.first ??= time;
    return { events, token, position: time === this.first && time > this.openedAt ? this.openedAt : time };
  }

  /** Whether the server has ended it: the database was dropped. */
  get isEnded(): boolean {
    return this.id.isZero();
  }

  async close(): Promise<void> {
    try {
      if (!this.isEnded)
        await this.db.command({ killCursors: '$cmd.aggregate', cursors: [this.id] }, { session: this.session });
    } catch {
      // Its server is gone, and the cursor with it.
    } finally {
      await this.session.endSession();
    }
  }
}

async function run(db: mongo.Db, session: mongo.ClientSession, command: mongo.Document): Promise<CursorAnswer> {
  try {
    return (await db.command(command, {
      session,
      readPreference: 'primary',
      promoteLongs: false,
      ...READ_ANY,
    })) as unknown as CursorAnswer;
  } catch (error) {
    if (isHistoryLost(error)) throw new HistoryLostError(error);
    throw error;
  }
}
