import { parseArgs } from 'node:util';
import { address, DEFAULT_URL, SERVICE_USAGE } from '../service-client';

/** What the commands on backups are called with. */
export interface BackupOptions {
  url: string;
  apiKey?: string;
  json: boolean;
  /** The id of a backup, for those that need one. */
  backupId?: string;
  /** The name of what may be replaced, once more. */
  confirm?: string;
  /** What is sent, under the names of the API. */
  body: Record<string, unknown>;
}

export type BackupCommand = 'backup' | 'restore' | 'verify';

export const USAGES: Record<BackupCommand, string> = {
  backup: `Usage: npm run backup -- [--name NAME] [--engine native|mongodump] [--compression none|gzip|zstd]
                       [--encryption none|aes-256-gcm] [--storage volume|s3] [--collections a,b] ${SERVICE_USAGE}`,
  restore: `Usage: npm run restore -- BACKUP_ID [--database NAME] [--collections a,b] [--replace --confirm DATABASE]
                        [--documents COLLECTION --ids a,b --conflict skip|replace|aside] ${SERVICE_USAGE}`,
  verify: `Usage: npm run verify -- BACKUP_ID [--percent 1-100] ${SERVICE_USAGE}`,
};

type Texts = Record<string, string>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** The options of each, beside those of every command that asks a service. */
export const OWN = {
  backup: { name: text, engine: text, compression: text, encryption: text, storage: text, collections: text },
  restore: {
    database: text,
    collections: text,
    replace: flag,
    confirm: text,
    documents: text,
    ids: text,
    conflict: text,
  },
  verify: { percent: text },
} as const;

/** Reads the command line; what the values may be is for the service to say. @throws Error that says what is accepted */
export function readOptions(
  command: BackupCommand,
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
): BackupOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...OWN[command],
      url: { ...text, default: DEFAULT_URL },
      'api-key': text,
      json: { type: 'boolean', default: false },
    },
  });
  const read = values as unknown as Texts & { url: string; json: boolean; replace?: boolean };
  const {
    url,
    'api-key': key = env['API_KEY'],
    json,
    confirm,
    replace,
    documents,
    ids,
    conflict = 'skip',
    ...given
  } = read;
  const [backupId, ...more] = positionals;
  if (ids !== undefined && documents === undefined)
    throw new Error('Ids of which collection? Name it with --documents.');
  if (more.length > 0 || (command === 'backup') !== (backupId === undefined))
    throw new Error(command === 'backup' ? 'It takes no arguments without a name.' : 'Which backup? It takes one id.');
  return {
    url: address(url),
    ...(key !== undefined && key !== '' && { apiKey: key }),
    json,
    ...(backupId !== undefined && { backupId }),
    ...(confirm !== undefined && { confirm }),
    body: {
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, valueOf(name, value)])),
      ...(replace === true && { existing: 'replace' }),
      ...(documents !== undefined && {
        documents: { collection: documents, conflict, ...(ids !== undefined && { ids: namesIn(ids) }) },
      }),
    },
  };
}

const namesIn = (list: string): string[] => list.split(',').filter((each) => each !== '');

function valueOf(name: string, value: string): unknown {
  if (name === 'collections') return namesIn(value);
  if (name !== 'percent') return value;
  if (!/^\d+$/.test(value)) throw new Error(`--percent ${value}: a whole number from 1 to 100`);
  return Number(value);
}
