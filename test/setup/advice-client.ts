import { waitUntil } from '@lucid/engines';
import type { Job } from '@lucid/jobs';
import type { mongo } from 'mongoose';
import type { HttpClient } from './http-client';
import { jobEnded } from './jobs';

const ADVICE = '/api/v1/database/advice';

/** A call of the API, as advice has it. */
export interface Link {
  method: string;
  path: string;
  body?: object;
}

interface BeforeAfter {
  before: number;
  after: number;
}

/** What tests read of an advice. */
export interface Advice {
  advice_id: string;
  kind: string;
  collection: string;
  index: string;
  keeper?: string;
  confidence: string;
  command: string;
  caveats: string[];
  apply: Link;
  further?: Link;
  estimated_gain?: Record<'sample_examined' | 'documents_examined' | 'milliseconds', BeforeAfter>;
  cost: { size_bytes?: number };
}

export interface AdviceList {
  items: Advice[];
  rejected: { advice_id: string; keys: { path: string; direction: number }[]; shape_ids: string[]; reason: string }[];
  basis: { collections: number; slow_operations: number; unseen: string[] };
}

/** Asks one service for advice, and follows it. */
export class AdviceClient {
  constructor(
    private readonly sut: HttpClient,
    private readonly db: mongo.Db,
  ) {}

  /** Counts each operation of a millisecond as slow. */
  async recordAll(): Promise<void> {
    const profiler = { enabled: true, slow_ms: 1, sample_rate: 1 };
    const { status } = await this.sut.put('/api/v1/database/operations/profiler', profiler);
    if (status !== 200) throw new Error(`The profiler answers ${status}`);
  }

  async list(query: string): Promise<AdviceList> {
    const { status, body } = await this.sut.get<AdviceList>(`${ADVICE}?${query}`);
    if (status !== 200) throw new Error(`The list of advice answers ${status}`);
    return body;
  }

  /** The advice to make an index on a collection. */
  async missing(collection: string): Promise<Advice[]> {
    return (await this.list(`collection=${collection}&kind=missing`)).items;
  }

  /** Asks for the proof of an advice. @returns the id of the job */
  async prove(advice_id: string, headers: Record<string, string> = {}): Promise<string> {
    const { status, body } = await this.sut.post<Job>(`${ADVICE}/${advice_id}/proof`, undefined, headers);
    if (status !== 202) throw new Error(`The proof answers ${status}`);
    return body.job_id;
  }

  /** Follows a link of an advice; where that is a job, to its end. */
  async follow({ method, path, body }: Link): Promise<Record<string, unknown>> {
    const answer = await this.sut.call(method, path, body);
    if (answer.status === 200) return answer.body;
    if (answer.status !== 202) throw new Error(`${method} ${path} answers ${answer.status}`);
    const job = await this.ended(String(answer.body['job_id']));
    if (job.state !== 'succeeded') throw new Error(`${method} ${path} has ${job.state}`);
    return job.result as Record<string, unknown>;
  }

  /** Waits for a job to end. */
  ended = (job_id: string): Promise<Job> =>
    jobEnded(async () => (await this.sut.get<Job>(`/api/v1/jobs/${job_id}`)).body);

  /** The scratch collections that are there, of one job or of all. */
  async samples(job_id = ''): Promise<string[]> {
    const found = await this.db.listCollections({ name: /^lucid_scratch_/ }, { nameOnly: true }).toArray();
    return found.map(({ name }) => name).filter((name) => name.includes(job_id));
  }

  /** Waits for a proof to have its sample. */
  async sampling(job_id: string): Promise<void> {
    await waitUntil('The sample', async () => (await this.samples(job_id)).length > 0, {
      limitMs: 120_000,
      everyMs: 5,
    });
  }
}
