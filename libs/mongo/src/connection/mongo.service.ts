import { ProblemError } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';

/** Transactions retry on conflicts for at most this long in all, in ms. */
const TRANSACTION_RETRY_MS = 10_000;

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

  private kept: Handles | undefined;

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
   * The cluster's time as of the last answer: at least the operation time of every write acknowledged so far. The
   * driver keeps it for every client (it gossips it to the servers) and has no public way to it outside a session.
   */
  get clusterTime(): mongo.Timestamp | undefined {
    const { topology } = this.connection.getClient() as unknown as {
      topology?: { clusterTime?: { clusterTime: mongo.Timestamp } };
    };
    return topology?.clusterTime?.clusterTime;
  }

  /** The time of the last operation that the primary has. */
  async operationTime(): Promise<mongo.Timestamp> {
    const session = this.connection.getClient().startSession();
    try {
      await this.db.command({ ping: 1, ...this.limit }, { session, readPreference: 'primary' });
      return session.operationTime as mongo.Timestamp;
    } finally {
      await session.endSession();
    }
  }

  /**
   * Runs `work` in a transaction (snapshot reads, majority writes), again from its start after a conflict.
   * Every call inside must pass the session.
   */
  async transaction<T>(work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
    const client = this.connection.getClient();
    const deadline = Date.now() + TRANSACTION_RETRY_MS;
    return client.withSession((session) =>
      session.withTransaction(
        async (inner) => {
          if (Date.now() > deadline) {
            throw new ProblemError(
              'conflict',
              'Other writes kept changing the same documents. Nothing was written; try again.',
              {
                headers: { 'retry-after': '1' },
              },
            );
          }
          return work(inner);
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
