import { amount } from '../backup/job-line';
import { RequestFailed, type ServiceClient } from '../service-client';
import { table } from '../table';
import { backup, restore, verify } from './backup-commands';
import { drift, jobs, rebuild } from './job-commands';
import { schema } from './schema-command';
import { EXIT, none, type ServiceCommand, type Told } from './service-command';

interface Health {
  status: string;
  uptime_seconds: number;
  checks: { name: string; status: string; latency_ms?: number; symptom?: string; action?: string }[];
}

const isUp = ({ status }: Health): boolean => status === 'up';

async function readHealth(client: ServiceClient): Promise<Health> {
  return client.get<Health>('/database/health');
}

const ageOf = (seconds: number | undefined): string => {
  if (seconds === undefined) return 'never';
  if (seconds < 120) return `${seconds} s ago`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min ago` : `${Math.round(seconds / 3600)} h ago`;
};

const health: ServiceCommand = {
  about: 'Every check of the service and its engines; ends with 3 when not all are up.',
  tries: 1,
  async run({ client, words }) {
    none(words);
    const data = await readHealth(client);
    const rows = data.checks.map((check) => [
      check.name,
      check.status,
      check.latency_ms === undefined ? '' : `${check.latency_ms} ms`,
      [check.symptom, check.action].filter((part) => part !== undefined).join(' '),
    ]);
    const text = `${data.status}\n${table(['check', 'status', 'took', 'what, and what to do'], rows)}`;
    return { data, text, ...(!isUp(data) && { code: EXIT.found }) };
  },
};

interface Mark {
  age_seconds: number;
}

interface Parts {
  database: { database: string; documents: number; data_bytes: number; disk_free_bytes?: number };
  changes: { consumers: { name: string; state?: string; lag_seconds?: number; dead_letters: number }[] };
  backups: { last_good?: Mark; last_proven?: Mark; failing_schedules: number };
  running: { items: { kind: string; target: string }[] };
}

type Row = [what: string, how: string];

/** Each part of the page: where it is asked for, and how it is told. */
const PARTS: { [K in keyof Parts]: { path: string; rows: (part: Parts[K]) => Row[] } } = {
  database: {
    path: '/database/stats?limit=1',
    rows: ({ database, documents, data_bytes, disk_free_bytes: free }) => [
      [
        'database',
        [
          `${database}: ${amount(documents, 'documents')}, ${amount(data_bytes, 'bytes')}`,
          ...(free === undefined ? [] : [`${amount(free, 'bytes')} free`]),
        ].join(', '),
      ],
    ],
  },
  changes: {
    path: '/database/changes',
    rows: ({ consumers }) =>
      consumers.map(({ name, state = 'not begun', lag_seconds = 0, dead_letters }): Row => [
        name,
        `${state}, ${lag_seconds} s behind, ${dead_letters} dead letters`,
      ]),
  },
  backups: {
    path: '/backup-summary',
    rows: ({ last_good, last_proven, failing_schedules }) => [
      ['last good backup', ageOf(last_good?.age_seconds)],
      ['last proven backup', ageOf(last_proven?.age_seconds)],
      ['failing schedules', String(failing_schedules)],
    ],
  },
  running: {
    path: '/jobs?state=running',
    rows: ({ items }) => [
      ['running jobs', items.map(({ kind, target }) => `${kind} of ${target}`).join(', ') || 'none'],
    ],
  },
};

/** A part and its rows; where it cannot be had, why. */
async function partOf(client: ServiceClient, name: keyof Parts): Promise<{ data: unknown; rows: Row[] }> {
  const { path, rows } = PARTS[name];
  try {
    const data = await client.get<unknown>(path);
    return { data, rows: (rows as (part: unknown) => Row[])(data) };
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    return { data: error.problem, rows: [[name, `not known: ${error.message}`]] };
  }
}

/** What an operator looks at first. */
const status: ServiceCommand = {
  about: 'What is there and how it goes, on one page; ends with 3 when not all checks are up.',
  tries: 1,
  async run({ client, words }) {
    none(words);
    const report = await readHealth(client);
    const names = Object.keys(PARTS) as (keyof Parts)[];
    const parts = await Promise.all(names.map(async (name) => ({ name, ...(await partOf(client, name)) })));
    const rows: Row[] = [
      ['service', `${report.status}, up for ${Math.round(report.uptime_seconds / 60)} min`],
      ...report.checks.map((check): Row => [check.name, [check.status, check.symptom].filter(Boolean).join(': ')]),
      ...parts.flatMap((part) => part.rows),
    ];
    const data = { health: report, ...Object.fromEntries(parts.map((part) => [part.name, part.data])) };
    return { data, text: table(['what', 'how it is'], rows), ...(!isUp(report) && { code: EXIT.found }) };
  },
};

interface Advice {
  advice_id: string;
  kind: string;
  collection: string;
  index?: string;
  keys?: Record<string, unknown>;
  confidence: string;
  reason: string;
}

/** An index that was tried and is not advised. */
interface Rejected {
  collection: string;
  keys: object[];
  reason: string;
}

const advice: ServiceCommand = {
  about: 'Which indexes are missing, unused or redundant, and why.',
  declare: (line) => line.option('--collection <name>', 'Advice for this collection only.'),
  async run({ client, values: { collection }, words }): Promise<Told> {
    none(words);
    const query = collection === undefined ? '' : `?collection=${encodeURIComponent(collection as string)}`;
    const data = await client.get<{ items: Advice[]; rejected: Rejected[] }>(`/database/advice${query}`);
    const rows = data.items.map((each) => [
      ...[each.kind, each.collection, each.index ?? JSON.stringify(each.keys ?? {})],
      ...[each.confidence, each.advice_id, each.reason],
    ]);
    const text = table(['kind', 'collection', 'index', 'confidence', 'id', 'why'], rows);
    const rejected = data.rejected.map(
      ({ collection: name, keys, reason }) => `Rejected for ${name}: ${JSON.stringify(keys)}. ${reason}`,
    );
    return { data, text: [rows.length === 0 ? 'No advice.' : text, ...rejected].join('\n') };
  },
};

interface Volume {
  name: string;
  state: string;
  used_bytes: number;
  quota_bytes: number;
  file_count: number;
}

const volumes: ServiceCommand = {
  about: 'What volumes there are, and how full they are.',
  declare: (line) => line.usage('[options] [NAME]'),
  async run({ client, words: [name, ...more] }) {
    none(more);
    const data =
      name === undefined
        ? (await client.get<{ items: Volume[] }>('/volumes?limit=200')).items
        : [await client.get<Volume>(`/volumes/${encodeURIComponent(name)}`)];
    const rows = data.map((volume) => [
      ...[volume.name, volume.state, amount(volume.used_bytes, 'bytes'), amount(volume.quota_bytes, 'bytes')],
      volume.quota_bytes === 0 ? '' : `${((volume.used_bytes * 100) / volume.quota_bytes).toFixed(1)} %`,
      volume.file_count.toLocaleString('en-US'),
    ]);
    return { data, text: table(['volume', 'state', 'used', 'of', 'full', 'files'], rows) };
  },
};

/** The commands that ask a running service, by their names. */
export const SERVICE_COMMANDS = {
  ...{ status, health, jobs, rebuild, drift, schema, advice, volumes },
  ...{ backup, restore, verify },
} as const;
