import { ProblemError, toProblem } from '@lucid/common';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { findCollection, LongCommands, MongoService } from '@lucid/mongo';
import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildProblem } from '../index-build/build-problem';
import { BuildProgress } from '../index-build/build-progress';
import { wholeSpec } from '../index-definition/collection-rules';
import type { IndexDefinition } from '../index-definition/index-definition';
import { differences, nameOf, specOf } from '../index-definition/index-specification';
import { indexBuilds } from '../indexes/index-builds';
import { IndexReader } from '../indexes/index-reader';

/** The kind of job that builds an index. */
export const CREATE_INDEX = 'create_index';

export interface CreateIndexParams {
  collection: string;
  definition: IndexDefinition;
}

export interface CreateIndexResult {
  name: string;
  size_bytes: number;
  /** From its first attempt to the end. */
  seconds: number;
}

/** What is kept of an attempt: when the first began, and whether the server was asked, so that what it builds is this job's. */
interface Begun {
  at: Date;
  asked?: boolean;
}

/** What an attempt works with. */
interface Attempt extends CreateIndexParams {
  name: string;
  job: JobContext;
  progress: BuildProgress;
  begun: Begun;
}

/** Failures of the moment: what is asked is asked again a little later. */
const PASSING = new Set(['engine_away', 'database_timeout']);
/** How often the server is asked how far a build is, in ms. */
const WATCH_MS = 500;
/** How long a cancelled build is told to end, in ms: less than a job waits for its work. */
const GIVE_UP_MS = 25_000;

/**
 * Builds an index. MongoDB goes on building when nobody waits for it any more: an attempt after a crash follows the build
 * that is there, and finds the index that has become of it. Only a cancellation ends a build.
 */
@RunsJobs()
@Injectable()
export class CreateIndexJob implements JobKind<CreateIndexParams, CreateIndexResult> {
  readonly kind = CREATE_INDEX;
  /** MongoDB itself builds three at once. */
  readonly concurrency = 3;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;
  readonly tellsValues = true;
  private readonly logger = new Logger('CreateIndex');

  constructor(
    private readonly mongo: MongoService,
    private readonly commands: LongCommands,
    private readonly reader: IndexReader,
  ) {}

  async run(params: CreateIndexParams, job: JobContext): Promise<CreateIndexResult> {
    const attempt: Attempt = {
      ...params,
      name: nameOf(params.definition),
      job,
      progress: new BuildProgress(job),
      begun: { at: new Date(), ...(job.checkpoint as Begun | undefined) },
    };
    try {
      return await this.follow(attempt);
    } catch (error) {
      if (job.cancelled && attempt.begun.asked === true) await this.giveUp(attempt);
      throw error;
    }
  }

  /** Sees to it that the index is built, whoever has asked for it, and waits until it is. */
  private async follow(attempt: Attempt): Promise<CreateIndexResult> {
    const { collection, name, job, begun } = attempt;
    for (;;) {
      job.signal.throwIfAborted();
      try {
        const { sizes, building } = await this.reader.storage(collection);
        if (building.includes(name)) {
          await this.watch(attempt, job.signal);
        } else if (sizes[name] !== undefined) {
          await this.requireSame(attempt);
          const seconds = Math.round((Date.now() - begun.at.getTime()) / 1000);
          return { name, size_bytes: sizes[name], seconds };
        } else {
          // createIndexes makes a collection where there is none.
          await findCollection(this.mongo, collection);
          begun.asked = true;
          await job.keep(begun);
          await this.build(attempt);
        }
      } catch (error) {
        // The primary has gone, perhaps in the middle: another one goes on with the build, and is asked about it.
        if (!PASSING.has(toProblem(error).code)) throw error;
        await pause(job.signal);
      }
    }
  }

  /** Has MongoDB build the index, and shows how far it is until it is there, or the job's signal aborts. */
  private async build(attempt: Attempt): Promise<void> {
    const { collection, definition, job } = attempt;
    const settled = new AbortController();
    const indexes = [specOf(definition)];
    const built = this.commands.send({ createIndexes: collection, indexes }, job).finally(() => settled.abort());
    built.catch(() => undefined);
    const either = AbortSignal.any([settled.signal, job.signal]);
    do await this.watch(attempt, either);
    while (!either.aborted);
    job.signal.throwIfAborted();
    try {
      await built;
    } catch (error) {
      const found = await findCollection(this.mongo, collection);
      throw await buildProblem(error, { collection: found, definition, job, commands: this.commands });
    }
  }

  /** Shows how far the primary is, and waits a moment. */
  private async watch({ collection, name, progress }: Attempt, until: AbortSignal): Promise<void> {
    const builds = await indexBuilds(this.mongo, collection).catch(() => undefined);
    if (builds !== undefined) progress.show(builds.find((build) => build.name === name) ?? {});
    await pause(until);
  }

  /** Ends the build: dropping is how MongoDB gives up one that is under way. Who waited for it may begin it anew. */
  private async giveUp({ collection, name, job }: Attempt): Promise<void> {
    for (const deadline = Date.now() + GIVE_UP_MS; Date.now() < deadline;) {
      try {
        const { sizes } = await this.reader.storage(collection);
        const builds = await indexBuilds(this.mongo, collection);
        if (sizes[name] === undefined && builds.every((build) => build.name !== name)) return;
        await this.mongo.db.command({ dropIndexes: collection, index: name, ...this.mongo.limit });
      } catch (error) {
        if (toProblem(error).code === 'not_found') return;
        await sleep(WATCH_MS);
      }
    }
    this.logger.warn(
      `job_id=${job.id}: MongoDB did not give up ${collection}.${name} in time; drop it when it is there`,
    );
  }

  private async requireSame({ collection, definition }: Attempt): Promise<void> {
    const asked = wholeSpec(definition, await findCollection(this.mongo, collection));
    const stored = (await this.reader.specs(collection)).find(({ name }) => name === asked.name);
    if (stored !== undefined && differences(stored, asked).length === 0) return;
    throw new ProblemError(
      'conflict',
      `Meanwhile ${collection} got another index ${asked.name}. Give this one another name.`,
    );
  }
}

const pause = (signal: AbortSignal): Promise<void> => sleep(WATCH_MS, undefined, { signal }).catch(() => undefined);
