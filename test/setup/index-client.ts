import type { mongo } from 'mongoose';
import type { Answer, HttpClient } from './http-client';
import { jobEnded, jobUntil } from './jobs';

/** A job, as far as tests of indexes read it. */
export interface IndexJob {
  job_id: string;
  state: string;
  phase?: string;
  progress?: { done: number; total?: number; unit: string };
  result?: { name: string; size_bytes: number; seconds: number };
  error?: { code: string; detail: string; errors?: { pointer: string; code: string; message: string }[] };
}

export const indexesOf = (collection: string): string =>
  `/api/v1/database/collections/${encodeURIComponent(collection)}/indexes`;

/** The same, with the confirmation that a definition by which documents expire needs. */
export const confirmedIndexesOf = (collection: string): string =>
  `${indexesOf(collection)}?confirm=${encodeURIComponent(collection)}`;

export const indexAt = (collection: string, index: string): string =>
  `${indexesOf(collection)}/${encodeURIComponent(index)}`;

/** The jobs that build indexes, over HTTP. */
export class IndexJobs {
  constructor(private readonly sut: HttpClient) {}

  create = (collection: string, definition: object, headers = {}): Promise<Answer<IndexJob & { detail: string }>> =>
    this.sut.post(confirmedIndexesOf(collection), definition, headers);

  get = async (job_id: string): Promise<IndexJob> => (await this.sut.get<IndexJob>(`/api/v1/jobs/${job_id}`)).body;

  /** Waits until a job is as wanted; MongoDB may be away for a moment. */
  until = (job_id: string, what: string, wanted: (job: IndexJob) => boolean): Promise<IndexJob> =>
    jobUntil(() => this.get(job_id), what, wanted);

  ended = (job_id: string): Promise<IndexJob> => jobEnded(() => this.get(job_id));

  /** Waits until the server is seen to scan the collection. */
  building = (job_id: string): Promise<IndexJob> =>
    this.until(job_id, 'The scan', ({ state, progress }) => {
      if (state !== 'running' && state !== 'queued')
        throw new Error(`The job has ${state} before it was seen to build.`);
      return Number(progress?.done) > 0;
    });
}

/** Fills a collection, within the server, with documents whose text makes an index take seconds: `text` of many words. */
export async function fillSlowly(db: mongo.Db, collection: string, documents: number): Promise<void> {
  const seed = db.collection(`${collection}_seed`);
  await seed.insertOne({ n: Array.from({ length: documents }, (_, n) => n) });
  const word = { $concat: ['w', { $toString: { $floor: { $multiply: [{ $rand: {} }, 1e6] } } }, ' '] };
  const text = { $reduce: { input: { $range: [0, 100] }, initialValue: '', in: { $concat: ['$$value', word] } } };
  await seed.aggregate([{ $unwind: '$n' }, { $project: { _id: '$n', text } }, { $out: collection }]).toArray();
  await seed.drop();
}

/** How often the server has begun to build an index of a collection, by its oplog. */
export const buildsBegun = (client: mongo.MongoClient, db: string, index: string): Promise<number> =>
  client
    .db('local')
    .collection('oplog.rs')
    .countDocuments({ ns: `${db}.$cmd`, 'o.startIndexBuild': { $exists: true }, 'o.indexes.name': index });
