import { ProblemError } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { MongoService, SCRATCH_PREFIX } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { hash } from 'node:crypto';

/** The first collection of a scratch database: it says whose it is. No backup has one of its name. */
const MARK = `${SCRATCH_PREFIX}drill`;

interface Mark {
  _id: 'drill';
  /** The service's database. */
  of: string;
  /** The scratch database itself: in a copy of it the mark is no mark. */
  database: string;
  job_id: string;
}

/** What MongoDB allows of a database's name, in bytes. */
const LONGEST = 63;
const ID_LENGTH = 10;

/**
 * Databases that drills restore into. Before anything else a mark is written into one; whatever has no mark of this service is never dropped.
 */
@Injectable()
export class ScratchDatabases {
  private readonly logger = new Logger(ScratchDatabases.name);

  constructor(
    private readonly mongo: MongoService,
    private readonly jobs: JobsService,
  ) {}

  private get prefix(): string {
    const { databaseName } = this.mongo.db;
    return `${databaseName.slice(0, LONGEST - '_drill_'.length - ID_LENGTH)}_drill_`;
  }

  /** Works with a database of its own, which is dropped afterwards, however the work ends. */
  async within<T>(job_id: string, attempt: number, work: (db: mongo.Db) => Promise<T>): Promise<T> {
    // An attempt that is only slow goes on in a database of its own.
    const db = this.mongo.db.client.db(`${this.prefix}${hash('sha256', `${job_id}.${attempt}`).slice(0, ID_LENGTH)}`);
    await this.requireEmpty(db);
    const mark: Mark = { _id: 'drill', of: this.mongo.db.databaseName, database: db.databaseName, job_id };
    await db.collection<Mark>(MARK).insertOne(mark, { ...this.mongo.limit, writeConcern: { w: 'majority' } });
    try {
      return await work(db);
    } finally {
      // Where that fails, the next drill sweeps it.
      await this.drop(db).catch((error: unknown) => this.logger.warn(`${db.databaseName} stays: ${String(error)}`));
    }
  }

  /** Drops what earlier attempts of a job left, and jobs that have ended. */
  async sweep(job_id: string): Promise<void> {
    const { prefix } = this;
    const { client, databaseName } = this.mongo.db;
    const { databases } = await this.mongo.db
      .admin()
      .listDatabases({ nameOnly: true, authorizedDatabases: true, ...this.mongo.limit });
    for (const { name } of databases.filter((each) => each.name.startsWith(prefix))) {
      const db = client.db(name);
      const mark = await db.collection<Mark>(MARK).findOne({ _id: 'drill' }, this.mongo.limit);
      if (mark?.of !== databaseName || mark.database !== name) continue;
      if (mark.job_id !== job_id && (await this.jobs.unended([mark.job_id])).length > 0) continue;
      await this.drop(db);
      this.logger.log(`Dropped the scratch database ${name}, which job ${mark.job_id} had left.`);
    }
  }

  /** @throws ProblemError 409 for a database that holds anything: it is another's */
  private async requireEmpty(db: mongo.Db): Promise<void> {
    const [found] = await db.listCollections({}, { nameOnly: true, ...this.mongo.limit }).toArray();
    if (found === undefined) return;
    throw new ProblemError(
      'conflict',
      `The database ${db.databaseName}, which the drill would use, is not empty. Nothing in it was changed. Begin another drill, which uses another name.`,
    );
  }

  private async drop(db: mongo.Db): Promise<void> {
    await db.dropDatabase({ ...this.mongo.limit, writeConcern: { w: 'majority' } });
  }
}
