import type { operations } from '@lucid/client';
import { jobLine } from '../backup/job-line';
import { UsageError } from '../command-line';
import { table } from '../table';
import { EXIT, only, type ServiceCommand, type Told, unsuccessful } from './service-command';

type JobsQuery = NonNullable<operations['listJobs']['parameters']['query']>;

/** Lists jobs, watches one, or cancels one. */
export const jobs: ServiceCommand = {
  about: 'The newest jobs; one of them until it has ended; or its end.',
  declare: (line) =>
    line
      .usage('[options] [watch JOB_ID | cancel JOB_ID]')
      .option('--state <state>', 'List jobs in this state only.')
      .option('--kind <kind>', 'List jobs of this kind only.'),
  async run({ client, values, words: [action, ...words], follow }): Promise<Told> {
    if (action === 'watch') {
      const path = { job_id: only(words, 'the id of a job') };
      const job = await follow(() => client.GET('/api/v1/jobs/{job_id}', { params: { path } }));
      return unsuccessful(job) ?? { data: job, text: jobLine(job) };
    }
    if (action === 'cancel') {
      const path = { job_id: only(words, 'the id of a job') };
      const { data: job } = await client.POST('/api/v1/jobs/{job_id}/cancel', { params: { path } });
      return { data: job, text: `job ${job.job_id}: ${job.state}` };
    }
    if (action !== undefined) throw new UsageError(`${action}: watch or cancel.`);
    const query: JobsQuery = { ...values, sort: '-created_at', limit: 50 };
    const { items } = (await client.GET('/api/v1/jobs', { params: { query } })).data;
    const rows = items.map((job) => [job.job_id, job.kind, job.target, jobLine(job), job.created_at]);
    return { data: items, text: table(['job', 'kind', 'of', 'state', 'created'], rows) };
  },
};

/** Builds the index of a collection anew, beside the one that is searched. */
export const rebuild: ServiceCommand = {
  about: 'Build the search index of a collection anew, beside the one that is searched.',
  declare: (line) => line.usage('[options] COLLECTION'),
  async run({ client, words, follow }) {
    const path = { name: only(words, 'the name of a collection') };
    const job = await follow(() => client.POST('/api/v1/search/indices/{name}/rebuild', { params: { path } }));
    const { index, documents } = (job.result ?? {}) as { index?: string; documents?: number };
    return unsuccessful(job) ?? { data: job, text: `${index ?? ''}: ${documents ?? 0} documents` };
  },
};

/** How one collection and its index differ, as the job answers it. */
interface DriftReport {
  collection: string;
  checked: number;
  missing: number;
  extra: number;
  different: number;
  repaired: number;
  /** Ids of the first documents that differ. */
  examples: string[];
}

/** Compares the search indices with the database. */
export const drift: ServiceCommand = {
  about:
    'Compare every document with the search index, and repair it; ends with 3 when it differs and is not repaired.',
  declare: (line) => line.usage('[options] [COLLECTION…]').option('--repair', 'Repair the index.'),
  async run({ client, values: { repair = false }, words, follow }) {
    const body = { repair: repair === true, ...(words.length > 0 && { collections: [...words] }) };
    const job = await follow(() => client.POST('/api/v1/search/drift', { body }));
    const failed = unsuccessful(job);
    if (failed !== undefined) return failed;
    const { reports } = job.result as { reports: DriftReport[] };
    const rows = reports.map((each) => [
      ...[each.collection, each.checked, each.missing, each.extra, each.different, each.repaired],
      documentsOf(each),
    ]);
    const left = reports.reduce((sum, each) => sum + each.missing + each.extra + each.different - each.repaired, 0);
    const head = ['collection', 'checked', 'missing', 'extra', 'different', 'repaired', 'documents'];
    return { data: reports, text: table(head, rows), ...(left > 0 && { code: EXIT.found }) };
  },
};

/** The ids of the documents that differ, as far as the report has them. */
function documentsOf({ missing, extra, different, examples }: DriftReport): string {
  const more = missing + extra + different - examples.length;
  return `${examples.join(' ')}${more > 0 ? ` and ${more} more` : ''}`;
}
