import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { timeOf } from './consistency-token';

/** Transactions retry on conflicts for at most this long in all, in ms. */
const TRANSACTION_RETRY_MS = 10_000;

/** Options of a call that {@link MongoService.readAfter} makes. */
export interface ReadAfter {
  maxTimeMS: number;
  session: mongo.ClientSession;
  readConcern: { level: 'majority' };
}

interface Handles {
  client: mongo.MongoClient;
  db: mongo.Db;
  collections: Map<string, mongo.Collection>;
}

/**
 * The database of the six models. Calls go to the driver's own collections: the Mongoose schemas describe what they
 * hold, and a document read once is not built a second time on the way out.
 */
@Injectable()
export class MongoService {
  /** To be passed with every call: the time limit that the server keeps. The driver's `timeoutMS` has no effect any more. */
  readonly limit: { readonly maxTimeMS: number };

  /** {@link TRANSACTION_RETRY_MS}; tests lengthen it. */
  transactionRetryMs = TRANSACTION_RETRY_MS;

  private kept: Handles | undefined;

  private latest: mongo.Timestamp | undefined;

  /** How long a write may take in all, in ms: a transaction with its retries, and a few calls around it. */
  readonly longestWriteMs: number;

  constructor(
    @InjectConnection() private readonly connection: Connection,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.limit = Object.freeze({ maxTimeMS: config.MONGODB_TIMEOUT_MS });
    this.longestWriteMs = TRANSACTION_RETRY_MS + 3 * config.MONGODB_TIMEOUT_MS;
  }

  /** The database. @throws ProblemError 503 as long as no connection was ever made */
  get db(): mongo.Db {
    if (!this.isReachable) {
      throw new ProblemError('engine_away', 'MongoDB has not been reached yet.', { headers: { 'retry-after': '2' } });
    }
    return this.handles().db;
  }

  /** The time of MongoDB's clock, which is the same for every replica. */
  async serverTime(): Promise<Date> {
    const { localTime } = await this.db.command({ hello: 1, ...this.limit });
    return localTime as Date;
  }

  /** Whether a client exists that looks for the servers by itself. */
  private get isReachable(): boolean {
    return (this.connection as { client?: unknown }).client != null;
  }

  collection<T extends mongo.Document>(name: string): mongo.Collection<T> {
    const { db } = this;
    const { collections } = this.handles();
    let collection = collections.get(name);
    if (collection === undefined) {
      collection = db.collection(name);
      collections.set(name, collection);
    }
    return collection as unknown as mongo.Collection<T>;
  }

  /** The driver's handles of the client in use: made anew at each call they take a tenth of what a read by id takes. */
  private handles(): Handles {
    const client = this.connection.getClient();
    if (this.kept?.client !== client)
      this.kept = { client, db: client.db(this.config.MONGODB_DATABASE), collections: new Map() };
    return this.kept;
  }

  /**
   * Runs writes outside a transaction in a session, whose operation time is then the writes' own. The cluster's time,
   * which the driver keeps without a session, may lie beyond every operation until the next write.
   */
  async write<T>(work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
    const session = this.connection.getClient().startSession();
    try {
      return await work(session);
    } finally {
      this.note(session);
      await session.endSession();
    }
  }

  /**
   * Reads what a majority has, and at least all that happened up to a position, also right after another member has become the primary.
   * @param at a consistency token, or an empty text where none is known
   */
  async readAfter<T>(at: string, read: (options: ReadAfter) => Promise<T>): Promise<T> {
    const session = this.connection.getClient().startSession({ causalConsistency: true });
    try {
      if (at !== '') session.advanceOperationTime(timeOf(at));
      return await read({ ...this.limit, session, readConcern: { level: 'majority' } });
    } finally {
      await session.endSession();
    }
  }

  /** The operation time of the latest write of this process: at least that of each write acknowledged so far. */
  get lastWrite(): mongo.Timestamp | undefined {
    return this.latest;
  }

  private note({ operationTime }: mongo.ClientSession): void {
    if (operationTime === undefined) return;
    if (this.latest === undefined || operationTime.greaterThan(this.latest)) this.latest = operationTime;
  }

  /** The time of the last operation that the primary has, and the cluster's, beyond which no operation can be. */
  async times(): Promise<{ operation: mongo.Timestamp; cluster: mongo.Timestamp }> {
    const session = this.connection.getClient().startSession();
    try {
      await this.db.command({ ping: 1, ...this.limit }, { session, readPreference: 'primary' });
      return {
        operation: session.operationTime as mongo.Timestamp,
        cluster: session.clusterTime?.clusterTime as mongo.Timestamp,
      };
    } finally {
      await session.endSession();
    }
  }

  /**
   * Runs `work` in a transaction (snapshot reads, majority writes), again from its start after a conflict.
   * Every call inside must pass the session.
   */
  async transaction<T>(work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.transactionRetryMs;
    return this.write((session) =>
      session.withTransaction(
        async (inner) => {
          if (performance.now() <= deadline) return work(inner);
          throw new ProblemError(
            'conflict',
            'Other writes kept changing the same documents. Nothing was written; try again.',
            { headers: { 'retry-after': '1' } },
          );
        },
        {
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority' },
          maxCommitTimeMS: this.limit.maxTimeMS,
        },
      ),
    );
  }
}
