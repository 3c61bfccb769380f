import { ProblemError, rest } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { mongo } from 'mongoose';
import { clientOptions } from './client-options';
import { MongoService } from './mongo.service';

/** What the comment of every long command begins with; the id of its job follows. */
export const LONG_COMMAND_COMMENT = 'lucid-job:';

/** The time limit that the server keeps for a long command, in ms: one that nobody ends, ends by itself. */
const LONGEST_MS = 24 * 3600 * 1000;
/** How often the server is asked how far a command is, in ms, and how often it is told to end one. */
const WATCH_MS = 500;
const KILL_MS = 200;
/** How long a command is waited for once it was told to end, in ms. */
const ENDING_MS = 15_000;
/** So many times in a row the server may not know a command before its answer counts as lost on the way. */
const MOST_UNSEEN = 20;

/** Whom a long command is run for: a job's context is one. */
export interface LongCommandOwner {
  /** Unique to the work; its commands are known by it at the server. */
  readonly id: string;
  /** Aborts when the command is to end. */
  readonly signal: AbortSignal;
  /** Is told how far the server says that the command is. */
  progress(done: number, total?: number): void;
}

interface CurrentOperation {
  opid: number | string;
  progress?: { done: number | mongo.Long; total: number | mongo.Long };
}

/**
 * Runs single commands that take minutes or hours (index builds, compact, validate), for jobs. They go over a client of
 * their own, whose sockets have no time limit and which takes no connection from callers. Each bears its job's id as a
 * comment, so that it can be watched, and ended by whoever has the job.
 */
@Injectable()
export class LongCommands implements OnApplicationShutdown {
  private client: mongo.MongoClient | undefined;

  constructor(
    private readonly mongo: MongoService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Jobs end before: their commands were told to end when the process was. */
  async onApplicationShutdown(): Promise<void> {
    await this.client?.close();
  }

  /**
   * Runs a command on the primary until it is done, tells the owner how far it is, and ends it at the server when the
   * owner's signal aborts. What an earlier attempt of the owner left running is ended first. An owner runs one at a time.
   * @param database another one than the service's
   * @throws the signal's reason once it aborted, ProblemError 503 when the answer was lost
   */
  async runCommand(command: mongo.Document, owner: LongCommandOwner, database?: string): Promise<mongo.Document> {
    const comment = commentOf(owner);
    await this.endAll(comment);
    owner.signal.throwIfAborted();
    const settled = new AbortController();
    const answer = this.send(command, owner, database);
    try {
      return await Promise.race([answer, this.watch(comment, owner, settled.signal)]);
    } catch (error) {
      answer.catch(() => undefined);
      // Over a connection that broke, the command may go on without anyone who waits for it.
      if (!(error instanceof mongo.MongoServerError)) await this.endAll(comment).catch(() => undefined);
      owner.signal.throwIfAborted();
      throw error;
    } finally {
      settled.abort();
    }
  }

  /** Sends a command that goes on at the server whatever becomes of this process: who sends it watches it and ends it. */
  async send(command: mongo.Document, owner: Pick<LongCommandOwner, 'id'>, database?: string): Promise<mongo.Document> {
    return this.database(database).command({ ...command, comment: commentOf(owner), maxTimeMS: LONGEST_MS });
  }

  private database(name = this.config.MONGODB_DATABASE): mongo.Db {
    this.client ??= new mongo.MongoClient(this.config.MONGODB_URI, {
      ...clientOptions(this.config),
      socketTimeoutMS: 0,
    });
    return this.client.db(name);
  }

  /** Looks after a command until it has settled; rejects only when there is nothing left to wait for. */
  private async watch(comment: string, owner: LongCommandOwner, settled: AbortSignal): Promise<never> {
    const wake = AbortSignal.any([settled, owner.signal]);
    for (let unseen = 0; unseen < MOST_UNSEEN && !owner.signal.aborted;) {
      await rest(WATCH_MS, wake);
      if (settled.aborted) return never();
      const operations = await this.running(comment).catch(() => undefined);
      unseen = operations?.length === 0 ? unseen + 1 : 0;
      const progress = operations?.find((operation) => operation.progress !== undefined)?.progress;
      if (progress !== undefined) owner.progress(Number(progress.done), Number(progress.total));
    }
    if (!owner.signal.aborted) {
      throw new ProblemError(
        'engine_away',
        'The answer of MongoDB was lost on the way. See what came of it, then try again.',
      );
    }
    for (const deadline = Date.now() + ENDING_MS; Date.now() < deadline;) {
      await this.endAll(comment).catch(() => undefined);
      await rest(KILL_MS, settled);
      if (settled.aborted) return never();
    }
    throw owner.signal.reason;
  }

  private async running(comment: string): Promise<CurrentOperation[]> {
    return this.mongo.db
      .admin()
      .command({
        aggregate: 1,
        pipeline: [
          { $currentOp: { allUsers: false, idleConnections: false } },
          { $match: { 'command.comment': comment } },
          { $project: { opid: 1, progress: 1 } },
        ],
        cursor: {},
        ...this.mongo.limit,
      })
      .then(({ cursor }) => (cursor as { firstBatch: CurrentOperation[] }).firstBatch);
  }

  private async endAll(comment: string): Promise<void> {
    for (const { opid } of await this.running(comment)) {
      await this.mongo.db.admin().command({ killOp: 1, op: opid, ...this.mongo.limit });
    }
  }
}

const commentOf = ({ id }: Pick<LongCommandOwner, 'id'>): string => `${LONG_COMMAND_COMMENT}${id}`;

/** What is waited for in a race that something else has won. */
const never = (): Promise<never> => new Promise<never>(() => undefined);
