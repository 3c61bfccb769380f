import { ProblemError } from '@lucid/common';
import type { JobContext } from '@lucid/jobs';
import {
  affordable,
  collationOfIndex,
  countOf,
  hasCode,
  LongCommands,
  MongoService,
  NAMESPACE_NOT_FOUND,
  SCRATCH_PREFIX,
} from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';

/** What a sample may hold at most. */
const MOST_DOCUMENTS = 20_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** Options of an index that are the server's own, or would make documents of the sample expire. */
const UNSAMPLED = ['v', 'ns', 'background', 'expireAfterSeconds'];

/** The name of a scratch collection: its job, and the attempt. */
const NAME = new RegExp(`^${SCRATCH_PREFIX}([A-Za-z0-9-]+)_(\\d+)$`);

/** What is read of a collection's entry. */
interface Listed {
  name: string;
  options?: { collation?: mongo.CollationOptions };
}

/** A sample of a collection, under the same collation and with the same indexes. */
export interface Sample {
  documents: mongo.Collection;
  /** How many documents the sample has, and how many the collection. */
  count: number;
  all: number;
}

/** The job and the attempt of it that a scratch collection belongs to. */
export interface ScratchOwner {
  jobId: string;
  attempt: number;
}

/**
 * Collections that hold a sample of another one while a job looks at it. Each is named by its job and attempt, so that
 * an attempt which was given up, and does not know it yet, drops nothing of the next one's.
 */
@Injectable()
export class ScratchCollections {
  private readonly logger = new Logger(ScratchCollections.name);

  constructor(
    private readonly mongo: MongoService,
    private readonly commands: LongCommands,
  ) {}

  /**
   * Runs work on a sample of a collection, and drops the sample whatever comes of the work.
   * @throws ProblemError 404 when the collection is not there
   */
  async sampled<R>(collection: string, job: JobContext, work: (sample: Sample) => Promise<R>): Promise<R> {
    const name = `${SCRATCH_PREFIX}${job.id}_${job.attempt}`;
    try {
      return await work(await this.fill(name, collection, job));
    } finally {
      await this.drop(name);
    }
  }

  /** Drops what crashed processes left. @param isLeft whether an owner is a job of this service that is not at work */
  async sweep(isLeft: (owner: ScratchOwner) => Promise<boolean>): Promise<void> {
    for (const { name } of await this.listed({ name: { $gte: SCRATCH_PREFIX, $lt: `${SCRATCH_PREFIX}\uffff` } })) {
      const [, jobId, attempt] = NAME.exec(name) ?? [];
      if (jobId === undefined || !(await isLeft({ jobId, attempt: Number(attempt) }))) continue;
      await this.drop(name);
      this.logger.log(`Dropped the scratch collection ${name}, which job ${jobId} had left.`);
    }
  }

  private async listed(filter: mongo.Document): Promise<Listed[]> {
    return this.mongo.db.listCollections<Listed>(filter, this.mongo.limit).toArray();
  }

  private async drop(name: string): Promise<void> {
    await this.mongo.db.command({ drop: name, ...this.mongo.limit }).catch((error: unknown) => {
      if (!hasCode(error, NAMESPACE_NOT_FOUND)) throw error;
    });
  }

  private async fill(name: string, collection: string, job: JobContext): Promise<Sample> {
    const { db, limit } = this.mongo;
    const [source] = await this.listed({ name: collection, type: 'collection' });
    if (source === undefined) throw new ProblemError('not_found', `There is no collection ${collection}.`);
    const { collation } = source.options ?? {};
    const documents = await db.createCollection(name, { ...(collation && { collation }), ...limit });
    const counted = await countOf(db, { name: collection, type: 'collection' }, limit);
    const size = affordable(MOST_DOCUMENTS, MOST_BYTES, counted);
    // $sample may hand out a document twice, which $out would fail on.
    const copy = [{ $sample: { size } }, { $merge: { into: name, whenMatched: 'keepExisting' } }];
    await this.commands.runCommand({ aggregate: collection, pipeline: copy, cursor: {}, allowDiskUse: true }, job);
    const present = (await db.collection(collection).listIndexes(limit).toArray()) as mongo.Document[];
    const indexes = present
      // What the planner does not look at is left out: a hidden index may be the very one that is to be tried.
      .filter(({ name: own, clustered, hidden }) => own !== '_id_' && clustered !== true && hidden !== true)
      .map((index) => ({
        ...Object.fromEntries(Object.entries(index).filter(([option]) => !UNSAMPLED.includes(option))),
        ...collationOfIndex({ collation: index['collation'] as unknown }),
      }));
    if (indexes.length > 0) await this.commands.runCommand({ createIndexes: name, indexes }, job);
    return { documents, count: await documents.estimatedDocumentCount(limit), all: counted.documents };
  }
}
