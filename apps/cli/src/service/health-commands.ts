import { type components, type LucidClient, LucidConnectionError, LucidError } from '@lucid/client';
import { amount } from '../backup/job-line';
import { table } from '../table';
import { problemOf } from '../tell-failure';
import { EXIT, none, type ServiceCommand } from './service-command';

const isUp = ({ status }: components['schemas']['HealthReport']): boolean => status === 'up';

const ageOf = (seconds: number | undefined): string => {
  if (seconds === undefined) return 'never';
  if (seconds < 120) return `${seconds} s ago`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min ago` : `${Math.round(seconds / 3600)} h ago`;
};

export const health: ServiceCommand = {
  about: 'Every check of the service and its engines; ends with 3 when not all are up.',
  retries: 0,
  async run({ client, words }) {
    none(words);
    const { data } = await client.GET('/api/v1/database/health');
    const rows = data.checks.map((check) => [
      check.name,
      check.status,
      `${check.latency_ms} ms`,
      [check.symptom, check.action].filter((part) => part !== undefined).join(' '),
    ]);
    const text = `${data.status}\n${table(['check', 'status', 'took', 'what, and what to do'], rows)}`;
    return { data, text, ...(!isUp(data) && { code: EXIT.found }) };
  },
};

type Row = [what: string, how: string];

/** A part of the page and its rows; where it cannot be had, why. */
type Part = (client: LucidClient, name: string) => Promise<{ data: unknown; rows: Row[] }>;

function part<T>(ask: (client: LucidClient) => Promise<{ data: T }>, rowsOf: (data: T) => Row[]): Part {
  return async (client, name) => {
    try {
      const { data } = await ask(client);
      return { data, rows: rowsOf(data) };
    } catch (error) {
      if (!(error instanceof LucidError) && !(error instanceof LucidConnectionError)) throw error;
      return { data: problemOf(error), rows: [[name, `not known: ${error.message}`]] };
    }
  };
}

const PARTS: Readonly<Record<string, Part>> = {
  database: part(
    (client) => client.GET('/api/v1/database/stats', { params: { query: { limit: 1 } } }),
    ({ database, documents, data_bytes, disk_free_bytes: free }) => [
      [
        'database',
        `${database}: ${amount(documents, 'documents')}, ${amount(data_bytes, 'bytes')}, ${amount(free, 'bytes')} free`,
      ],
    ],
  ),
  changes: part(
    (client) => client.GET('/api/v1/database/changes'),
    ({ consumers }) =>
      consumers.map(({ name, state = 'not begun', lag_seconds = 0, dead_letters }): Row => [
        name,
        `${state}, ${lag_seconds} s behind, ${dead_letters} dead letters`,
      ]),
  ),
  backups: part(
    (client) => client.GET('/api/v1/backup-summary'),
    ({ last_good, last_proven, failing_schedules }) => [
      ['last good backup', ageOf(last_good?.age_seconds)],
      ['last proven backup', ageOf(last_proven?.age_seconds)],
      ['failing schedules', String(failing_schedules)],
    ],
  ),
  running: part(
    (client) => client.GET('/api/v1/jobs', { params: { query: { state: 'running' } } }),
    ({ items }) => [['running jobs', items.map(({ kind, target }) => `${kind} of ${target}`).join(', ') || 'none']],
  ),
};

/** What an operator looks at first. */
export const status: ServiceCommand = {
  about: 'What is there and how it goes, on one page; ends with 3 when not all checks are up.',
  retries: 0,
  async run({ client, words }) {
    none(words);
    const { data: report } = await client.GET('/api/v1/database/health');
    const parts = await Promise.all(
      Object.entries(PARTS).map(async ([name, asked]) => ({ name, ...(await asked(client, name)) })),
    );
    const rows: Row[] = [
      ['service', `${report.status}, up for ${Math.round(report.uptime_seconds / 60)} min`],
      ...report.checks.map((check): Row => [check.name, [check.status, check.symptom].filter(Boolean).join(': ')]),
      ...parts.flatMap((each) => each.rows),
    ];
    const data = { health: report, ...Object.fromEntries(parts.map((each) => [each.name, each.data])) };
    return { data, text: table(['what', 'how it is'], rows), ...(!isUp(report) && { code: EXIT.found }) };
  },
};
