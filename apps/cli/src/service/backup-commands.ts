import { UsageError } from '../service-client';
import { printable } from '../table';
import { type Call, jobOf, none, only, segment, type ServiceCommand, type Told, unsuccessful } from './service-command';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const namesIn = (list: string): string[] => list.split(',').filter((each) => each !== '');

/** What is sent of what was given, under the names of the API. What the values may be is for the service to say. */
function bodyOf({ collections, percent, ...given }: Call['values']): Record<string, unknown> {
  if (percent !== undefined && !/^\d+$/.test(String(percent)))
    throw new UsageError(`--percent ${String(percent)}: a whole number from 1 to 100`);
  return {
    ...given,
    ...(collections !== undefined && { collections: namesIn(String(collections)) }),
    ...(percent !== undefined && { percent: Number(percent) }),
  };
}

/** Asks for a job, shows how far it is, and tells what came of it. */
async function done(call: Call, path: string, body: Record<string, unknown>): Promise<Told> {
  const job = await jobOf(call, path, body);
  const lines = Object.entries((job.result ?? {}) as Record<string, unknown>).map(
    ([name, value]) => `${name.padEnd(12)} ${Array.isArray(value) ? value.length : printable(String(value))}`,
  );
  return unsuccessful(job) ?? { data: job, text: lines.join('\n') };
}

export const backup: ServiceCommand = {
  about: 'Have a running service back up its database.',
  takes: `[--name NAME] [--engine native|mongodump] [--compression none|gzip|zstd]
                    [--encryption none|aes-256-gcm] [--storage volume|s3] [--collections a,b]`,
  options: { name: text, engine: text, compression: text, encryption: text, storage: text, collections: text },
  run(call) {
    none(call.words);
    return done(call, '/backups', bodyOf(call.values));
  },
};

export const restore: ServiceCommand = {
  about: 'Have it restore a backup.',
  takes: `BACKUP_ID [--database NAME] [--collections a,b] [--replace --confirm DATABASE]
                     [--documents COLLECTION --ids a,b --conflict skip|replace|aside]`,
  options: {
    ...{ database: text, collections: text, replace: flag, confirm: text },
    ...{ documents: text, ids: text, conflict: text },
  },
  run(call) {
    const { confirm, replace, documents, ids, conflict = 'skip', ...given } = call.values;
    if (ids !== undefined && documents === undefined)
      throw new UsageError('Ids of which collection? Name it with --documents.');
    const query = confirm === undefined ? '' : `?confirm=${encodeURIComponent(String(confirm))}`;
    return done(call, `/restores${query}`, {
      backup_id: only(call.words, 'the id of a backup'),
      ...bodyOf(given),
      ...(replace === true && { existing: 'replace' }),
      ...(documents !== undefined && {
        documents: { collection: documents, conflict, ...(ids !== undefined && { ids: namesIn(String(ids)) }) },
      }),
    });
  },
};

export const verify: ServiceCommand = {
  about: 'Have it read a backup again.',
  takes: 'BACKUP_ID [--percent 1-100]',
  options: { percent: text },
  run: (call) => done(call, `/backups/${segment(call.words, 'the id of a backup')}/verify`, bodyOf(call.values)),
};
