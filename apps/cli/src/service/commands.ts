import { amount } from '../backup/job-line';
import type { ServiceClient } from '../service-client';
import { table } from '../table';
import { drift, jobs, rebuild } from './job-commands';
import { EXIT, type ServiceCommand, type Told, UsageError } from './service-command';

interface Health {
  status: string;
  uptime_seconds: number;
  checks: { name: string; status: string; latency_ms?: number; symptom?: string; action?: string }[];
}

const isUp = ({ status }: Health): boolean => status === 'up';

async function readHealth(client: ServiceClient): Promise<Health> {
  return client.get<Health>('/database/health');
}

const none = (words: readonly string[]): void => {
  if (words.length > 0) throw new UsageError(`${words.join(' ')}: it takes no such words.`);
};

const ageOf = (seconds: number | undefined): string => {
  if (seconds === undefined) return 'never';
  if (seconds < 120) return `${seconds} s ago`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min ago` : `${Math.round(seconds / 3600)} h ago`;
};

const health: ServiceCommand = {
  about: 'Every check of the service and its engines; ends with 3 when not all are up.',
  takes: '',
  options: {},
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
  backup_id: string;
  age_seconds: number;
}

/** What an operator looks at first. */
const status: ServiceCommand = {
  about: 'What is there and how it goes, on one page; ends with 3 when not all checks are up.',
  takes: '',
  options: {},
  async run({ client, words }) {
    none(words);
    const [report, database, backups, changes, running] = await Promise.all([
      readHealth(client),
      client.get<{ database: string; documents: number; data_bytes: number; disk_free_bytes?: number }>(
        '/database/stats?limit=1',
      ),
      client.get<{ rpo_seconds?: number; last_good?: Mark; last_proven?: Mark; failing_schedules: number }>(
        '/backup-summary',
      ),
      client.get<{ consumers: { name: string; state?: string; lag_seconds?: number; dead_letters: number }[] }>(
        '/database/changes',
      ),
      client.get<{ items: { kind: string; target: string }[] }>('/jobs?state=running'),
    ]);
    const { disk_free_bytes: free } = database;
    const rows = [
      ['service', `${report.status}, up for ${Math.round(report.uptime_seconds / 60)} min`],
      ...report.checks.map((check) => [check.name, [check.status, check.symptom].filter(Boolean).join(': ')]),
      [
        'database',
        `${database.database}: ${amount(database.documents, 'documents')}, ${amount(database.data_bytes, 'bytes')}${free === undefined ? '' : `, ${amount(free, 'bytes')} free`}`,
      ],
      ...changes.consumers.map((consumer) => [
        consumer.name,
        `${consumer.state ?? 'not begun'}, ${consumer.lag_seconds ?? 0} s behind, ${consumer.dead_letters} dead letters`,
      ]),
      ['last good backup', ageOf(backups.last_good?.age_seconds)],
      ['last proven backup', ageOf(backups.last_proven?.age_seconds)],
      ['failing schedules', String(backups.failing_schedules)],
      ['running jobs', running.items.map(({ kind, target }) => `${kind} of ${target}`).join(', ') || 'none'],
    ];
    const data = { health: report, database, backups, changes, running: running.items };
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

const advice: ServiceCommand = {
  about: 'Which indexes are missing, unused or redundant, and why.',
  takes: '[--collection NAME]',
  options: { collection: { type: 'string' } },
  async run({ client, values: { collection }, words }): Promise<Told> {
    none(words);
    const query = collection === undefined ? '' : `?collection=${encodeURIComponent(String(collection))}`;
    const data = await client.get<{ items: Advice[] }>(`/database/advice${query}`);
    const rows = data.items.map((each) => [
      ...[each.kind, each.collection, each.index ?? JSON.stringify(each.keys ?? {})],
      ...[each.confidence, each.advice_id, each.reason],
    ]);
    const text = table(['kind', 'collection', 'index', 'confidence', 'id', 'why'], rows);
    return { data, text: rows.length === 0 ? 'No advice.' : text };
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
  takes: '[NAME]',
  options: {},
  async run({ client, words: [name, ...more] }) {
    none(more);
    const data =
      name === undefined
        ? (await client.get<{ items: Volume[] }>('/volumes?limit=200')).items
        : [await client.get<Volume>(`/volumes/${encodeURIComponent(name)}`)];
    const rows = data.map((volume) => [
      ...[volume.name, volume.state, amount(volume.used_bytes, 'bytes'), amount(volume.quota_bytes, 'bytes')],
      `${((volume.used_bytes * 100) / volume.quota_bytes).toFixed(1)} %`,
      volume.file_count.toLocaleString('en-US'),
    ]);
    return { data, text: table(['volume', 'state', 'used', 'of', 'full', 'files'], rows) };
  },
};

/** The commands that ask a running service, by their names. */
export const SERVICE_COMMANDS = { status, health, jobs, rebuild, drift, advice, volumes } as const;
