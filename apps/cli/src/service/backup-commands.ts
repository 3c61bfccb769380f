import type { components } from '@lucid/client';
import { UsageError, wholeNumber } from '../command-line';
import { printable } from '../table';
import { type Call, none, only, type ServiceCommand, type Told, unsuccessful } from './service-command';

type Schemas = components['schemas'];

const namesIn = (list: string): string[] => list.split(',').filter((each) => each !== '');

/** Asks for a job, shows how far it is, and tells what came of it. */
async function done({ follow }: Call, begin: Parameters<Call['follow']>[0]): Promise<Told> {
  const job = await follow(begin);
  const lines = Object.entries((job.result ?? {}) as Record<string, unknown>).map(
    ([name, value]) => `${name.padEnd(12)} ${Array.isArray(value) ? value.length : printable(String(value))}`,
  );
  return unsuccessful(job) ?? { data: job, text: lines.join('\n') };
}

export const backup: ServiceCommand = {
  about: 'Have a running service back up its database.',
  declare: (line) =>
    line
      .option('--name <name>', 'Name of the backup.')
      .option('--engine <engine>', 'native or mongodump.')
      .option('--compression <compression>', 'none, gzip or zstd.')
      .option('--encryption <encryption>', 'none or aes-256-gcm.')
      .option('--storage <storage>', 'volume or s3.')
      .option('--collections <names>', 'Collections to back up, separated by commas.', namesIn),
  run(call) {
    none(call.words);
    return done(call, () => call.client.POST('/api/v1/backups', { body: call.values }));
  },
};

interface Given {
  database?: string;
  collections?: string[];
  replace?: boolean;
  confirm?: string;
  documents?: string;
  ids?: string[];
  conflict?: Schemas['DocumentConflict'];
}

export const restore: ServiceCommand = {
  about: 'Have it restore a backup.',
  declare: (line) =>
    line
      .usage('[options] BACKUP_ID')
      .option('--database <name>', 'Database to restore into.')
      .option('--collections <names>', 'Collections to restore, separated by commas.', namesIn)
      .option('--replace', 'Replace the collections that exist.')
      .option('--confirm <database>', 'Name of the database, which --replace needs.')
      .option('--documents <collection>', 'Restore documents of one collection only.')
      .option('--ids <ids>', 'Ids of these documents, separated by commas.', namesIn)
      .option('--conflict <rule>', 'For documents that exist: skip, replace or aside.'),
  run(call) {
    const { confirm, replace, documents, ids, conflict = 'skip', ...given } = call.values as Given;
    if (ids !== undefined && documents === undefined)
      throw new UsageError('Ids of which collection? Name it with --documents.');
    const body = {
      backup_id: only(call.words, 'the id of a backup'),
      ...given,
      ...(replace === true && { existing: 'replace' as const }),
      ...(documents !== undefined && {
        documents: { collection: documents, conflict, ...(ids !== undefined && { ids }) },
      }),
    };
    return done(call, () => call.client.POST('/api/v1/restores', { params: { query: { confirm } }, body }));
  },
};

export const verify: ServiceCommand = {
  about: 'Have it read a backup again.',
  declare: (line) =>
    line
      .usage('[options] BACKUP_ID')
      .option('--percent <n>', 'Percentage of the files to read in full.', wholeNumber(1, 100)),
  run(call) {
    const params = { path: { backup_id: only(call.words, 'the id of a backup') } };
    const body = call.values as Schemas['VerifyBackup'];
    return done(call, () => call.client.POST('/api/v1/backups/{backup_id}/verify', { params, body }));
  },
};
