import { randomUUID } from 'node:crypto';
import type { FollowedJob } from '../backup/follow-job';
import { jobLine } from '../backup/job-line';
import { UsageError } from '../command-line';
import { table } from '../table';
import { EXIT, jobOf, segment, type ServiceCommand, type Told, unsuccessful } from './service-command';

interface Job extends FollowedJob {
  kind: string;
  target: string;
  created_at: string;
}

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
      const path = `/jobs/${segment(words, 'the id of a job')}`;
      const job = await follow(() => client.get<Job>(path));
      return unsuccessful(job) ?? { data: job, text: jobLine(job) };
    }
    if (action === 'cancel') {
      const path = `/jobs/${segment(words, 'the id of a job')}/cancel`;
      const job = await client.post<Job>(path, undefined, randomUUID());
      return { data: job, text: `job ${job.job_id}: ${job.state}` };
    }
    if (action !== undefined) throw new UsageError(`${action}: watch or cancel.`);
    const given = Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]);
    const query = new URLSearchParams([...given, ['sort', '-created_at'], ['limit', '50']]);
    const { items } = await client.get<{ items: Job[] }>(`/jobs?${query.toString()}`);
    const rows = items.map((job) => [job.job_id, job.kind, job.target, jobLine(job), job.created_at]);
    return { data: items, text: table(['job', 'kind', 'of', 'state', 'created'], rows) };
  },
};

/** Builds the index of a collection anew, beside the one that is searched. */
export const rebuild: ServiceCommand = {
  about: 'Build the search index of a collection anew, beside the one that is searched.',
  declare: (line) => line.usage('[options] COLLECTION'),
  async run({ words, ...call }) {
    const path = `/search/indices/${segment(words, 'the name of a collection')}/rebuild`;
    const job = await jobOf(call, path);
    const { index, documents } = (job.result ?? {}) as { index?: string; documents?: number };
    return unsuccessful(job) ?? { data: job, text: `${index ?? ''}: ${documents ?? 0} documents` };
  },
};

interface DriftReport {
  collection: string;
  checked: number;
  missing: number;
  extra: number;
  different: number;
  repaired: number;
}

/** Compares the search indices with the database. */
export const drift: ServiceCommand = {
  about:
    'Compare every document with the search index, and repair it; ends with 3 when it differs and is not repaired.',
  declare: (line) => line.usage('[options] [COLLECTION…]').option('--repair', 'Repair the index.'),
  async run({ values: { repair = false }, words, ...call }) {
    const body = { repair, ...(words.length > 0 && { collections: words }) };
    const job = await jobOf(call, '/search/drift', body);
    const failed = unsuccessful(job);
    if (failed !== undefined) return failed;
    const { reports } = job.result as { reports: DriftReport[] };
    const rows = reports.map((each) => [
      ...[each.collection, each.checked, each.missing, each.extra, each.different, each.repaired],
    ]);
    const left = reports.reduce((sum, each) => sum + each.missing + each.extra + each.different - each.repaired, 0);
    const text = table(['collection', 'checked', 'missing', 'extra', 'different', 'repaired'], rows);
    return { data: reports, text, ...(left > 0 && { code: EXIT.found }) };
  },
};
