import { amount } from '../backup/job-line';
import { table } from '../table';
import { backup, restore, verify } from './backup-commands';
import { backups } from './backups-command';
import { health, status } from './health-commands';
import { drift, jobs, rebuild } from './job-commands';
import { schema } from './schema-command';
import { none, type ServiceCommand, type Told } from './service-command';

const advice: ServiceCommand = {
  about: 'Which indexes are missing, unused or redundant, and why.',
  declare: (line) => line.option('--collection <name>', 'Advice for this collection only.'),
  async run({ client, values, words }): Promise<Told> {
    none(words);
    const { data } = await client.GET('/api/v1/database/advice', { params: { query: values } });
    const rows = data.items.map((each) => [
      ...[each.kind, each.collection, each.index, each.confidence, each.advice_id, each.reason],
    ]);
    const text = table(['kind', 'collection', 'index', 'confidence', 'id', 'why'], rows);
    const rejected = data.rejected.map(
      ({ collection: name, keys, reason }) => `Rejected for ${name}: ${JSON.stringify(keys)}. ${reason}`,
    );
    return { data, text: [rows.length === 0 ? 'No advice.' : text, ...rejected].join('\n') };
  },
};

const volumes: ServiceCommand = {
  about: 'What volumes there are, and how full they are.',
  declare: (line) => line.usage('[options] [NAME]'),
  async run({ client, words: [name, ...more] }) {
    none(more);
    const data =
      name === undefined
        ? (await client.GET('/api/v1/volumes', { params: { query: { limit: 200 } } })).data.items
        : [(await client.GET('/api/v1/volumes/{name}', { params: { path: { name } } })).data];
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
  ...{ backups, backup, restore, verify },
} as const;
