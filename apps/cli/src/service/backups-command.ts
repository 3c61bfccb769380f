import type { components } from '@lucid/client';
import { amount } from '../backup/job-line';
import { wholeNumber } from '../command-line';
import { table } from '../table';
import { none, type ServiceCommand } from './service-command';

type Backup = components['schemas']['Backup'];

/** The most items of one page of the API. */
const PAGE = 200;

const rowOf = (backup: Backup): string[] => [
  ...[backup.backup_id, backup.name, backup.schedule_id ?? '', backup.status, backup.created_at],
  ...[amount(backup.size_bytes, 'bytes'), backup.pinned === true ? 'yes' : ''],
  ...[(backup.encryption ?? 'none') === 'none' ? '' : 'yes', backup.storage],
];

/** Lists backups. */
export const backups: ServiceCommand = {
  about: 'The newest backups.',
  declare: (line) => line.option('--limit <n>', 'Most backups to list.', wholeNumber(1, 10_000), 50),
  async run({ client, values, words }) {
    none(words);
    const limit = values['limit'] as number;
    const query = { sort: '-created_at', limit: Math.min(PAGE, limit + 1) } as const;
    const found: Backup[] = [];
    for await (const backup of client.items('/api/v1/backups', { params: { query } })) {
      found.push(backup);
      // One more than is listed tells that there are more.
      if (found.length > limit) break;
    }
    const data = found.slice(0, limit);
    const head = ['backup', 'name', 'schedule', 'state', 'started', 'size', 'pinned', 'encrypted', 'storage'];
    const text = data.length === 0 ? 'No backups.' : table(head, data.map(rowOf));
    const more = found.length > limit ? [`There are older backups. List more with --limit.`] : [];
    return { data, text: [text, ...more].join('\n') };
  },
};
