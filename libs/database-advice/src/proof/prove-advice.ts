import {
  type IndexKey,
  type IndexProof,
  type ShapeProof,
  SlowOperationsService,
  StoredProof,
} from '@lucid/database-operations';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { hasCode, isUnauthorized, LongCommands, modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import type { SlowNeeds } from '../findings/missing-indexes';
import { measure, type Work } from './measure';
import { PROBES, type SampleQuery, sampleQueries } from './sample-queries';
import { type Sample, ScratchCollections } from './scratch-collections';
import { ScratchSweeper } from './scratch-sweeper';
import { verdictOf } from './verdict';

/** What is to be proven: that an index makes operations of these shapes examine less. */
export interface ProofRequest {
  advice_id: string;
  collection: string;
  keys: IndexKey[];
  shapes: SlowNeeds[];
}

/** Queries of one shape of slow operations. */
interface Trial {
  shape: string;
  queries: SampleQuery[];
  /** Whether the queries are slow operations themselves. */
  replayed: boolean;
}

export const PROVE_ADVICE = 'prove_advice';
const CANDIDATE = 'lucid_candidate';
/** The most shapes that are tried: those that waste most. */
const MOST_SHAPES = 10;
const PARALLEL_ARRAYS = 171;

/**
 * Builds an index on a sample, and runs slow queries there without and with it: what the planner makes of it is seen, not
 * reckoned. Can be done again at any time, as a proof replaces the one before.
 */
@RunsJobs()
@Injectable()
export class ProveAdvice implements JobKind<ProofRequest, IndexProof> {
  readonly kind = PROVE_ADVICE;
  readonly concurrency = 2;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(
    private readonly mongo: MongoService,
    private readonly commands: LongCommands,
    private readonly scratch: ScratchCollections,
    private readonly sweeper: ScratchSweeper,
    private readonly slow: SlowOperationsService,
  ) {}

  async run(request: ProofRequest, job: JobContext): Promise<IndexProof> {
    await this.sweeper.sweep();
    job.phase('sampling', 'documents');
    const proof = await this.scratch.sampled(request.collection, job, (sample) => this.prove(request, sample, job));
    job.signal.throwIfAborted();
    const { advice_id } = request;
    const proofs = this.mongo.collection<StoredProof>(modelOptions(StoredProof).collection);
    await this.mongo.write((session) =>
      proofs.replaceOne({ advice_id }, { advice_id, ...proof }, { upsert: true, session, ...this.mongo.limit }),
    );
    return proof;
  }

  private async prove(
    { collection, keys, shapes }: ProofRequest,
    sample: Sample,
    job: JobContext,
  ): Promise<IndexProof> {
    const sizes = { sample_documents: sample.count, collection_documents: sample.all };
    const trials = await this.trials(collection, shapes.slice(0, MOST_SHAPES), sample);
    const before = await this.ask('asking without the index', trials, sample, job);
    job.phase('building the index', 'documents', sample.count);
    const refused = await this.build(sample, keys, job);
    if (refused !== undefined)
      return {
        ...{ ...sizes, index_bytes: 0, index_entries: 0, shapes: [], refused, proven_at: new Date() },
        ...verdictOf({ refused, shapes: [] }),
      };
    const after = await this.ask('asking with the index', trials, sample, job);
    const proofs = trials.map((trial, i) => shapeProof(trial, before[i] ?? [], after[i] ?? []));
    const tried = proofs.filter(({ queries }) => queries > 0);
    return {
      ...sizes,
      ...(await this.sizeOf(sample)),
      shapes: tried,
      ...verdictOf({ shapes: tried }),
      proven_at: new Date(),
    };
  }

  /**
   * The operations that were slow, as the profiler has kept them: their values decide whether an index narrows. Where it has kept none that can be
   * run again, queries of the shape with values of the sample.
   */
  private async trials(collection: string, shapes: readonly SlowNeeds[], sample: Sample): Promise<Trial[]> {
    const kept = await this.slow.newest(collection, new Set(shapes.map(({ shape }) => shape)), PROBES);
    const trials: Trial[] = [];
    for (const needs of shapes) {
      const replays: SampleQuery[] = [];
      for (const query of kept.get(needs.shape) ?? []) if (await this.canRun(query, sample)) replays.push(query);
      const replayed = replays.length > 0;
      const queries = replayed ? replays : await sampleQueries(sample, needs, this.mongo.limit);
      trials.push({ shape: needs.shape, queries, replayed });
    }
    return trials;
  }

  /** Whether an operation can be run again: not one that needs a text or geospatial index, say, which the sample lacks. */
  private async canRun(query: SampleQuery, { documents }: Sample): Promise<boolean> {
    try {
      await measure(documents, query, this.mongo.limit);
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && !isUnauthorized(error)) return false;
      throw error;
    }
  }

  /** Runs the queries of each trial. @returns what each of them took */
  private async ask(
    phase: string,
    trials: readonly Trial[],
    { documents }: Sample,
    job: JobContext,
  ): Promise<Work[][]> {
    let done = 0;
    job.phase(phase, 'queries', trials.flatMap(({ queries }) => queries).length);
    const works: Work[][] = [];
    for (const { queries } of trials) {
      const each: Work[] = [];
      for (const query of queries) {
        job.signal.throwIfAborted();
        each.push(await measure(documents, query, this.mongo.limit));
        job.progress((done += 1));
      }
      works.push(each);
    }
    return works;
  }

  /** Builds the index on the sample. @returns why MongoDB builds no such index, where it does not */
  private async build({ documents }: Sample, keys: readonly IndexKey[], job: JobContext): Promise<string | undefined> {
    const indexes = [{ key: Object.fromEntries(keys), name: CANDIDATE }];
    try {
      await this.commands.runCommand({ createIndexes: documents.collectionName, indexes }, job);
    } catch (error) {
      if (!hasCode(error, PARALLEL_ARRAYS)) throw error;
      return 'A document has arrays in two of its fields: MongoDB builds no such index.';
    }
  }

  private async sizeOf({ documents }: Sample): Promise<Pick<IndexProof, 'index_bytes' | 'index_entries'>> {
    const { limit } = this.mongo;
    const [stats] = await documents.aggregate([{ $collStats: { storageStats: {} } }], limit).toArray();
    const { indexSizes } = (stats as { storageStats: { indexSizes: Record<string, number> } }).storageStats;
    const whole: SampleQuery = { filter: {}, sort: {}, limit: 0, hint: CANDIDATE };
    const { keys } = await measure(documents, whole, limit);
    return { index_bytes: Number(indexSizes[CANDIDATE]), index_entries: keys };
  }
}

const mean = (works: readonly Work[], figure: (work: Work) => number): number =>
  Math.round(works.reduce((sum, work) => sum + figure(work), 0) / Math.max(1, works.length));

function shapeProof({ shape: shape_id, replayed }: Trial, before: readonly Work[], after: readonly Work[]): ShapeProof {
  const figures = (figure: (work: Work) => number): { before: number; after: number } => ({
    before: mean(before, figure),
    after: mean(after, figure),
  });
  return {
    shape_id,
    replayed,
    queries: after.length,
    index_used: after.filter(({ indexes }) => indexes.includes(CANDIDATE)).length,
    documents_examined: figures(({ documents }) => documents),
    keys_examined: figures(({ keys }) => keys),
    milliseconds: figures(({ milliseconds }) => milliseconds),
  };
}
