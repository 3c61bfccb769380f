import type { MongoService } from '@lucid/mongo';
import type { HttpClient } from '../setup/http-client';

/** What an operation is tried on: its path, what has to be confirmed, and how it then ends. */
export interface Trial {
  path: string;
  confirm: string;
  status: number;
  body?: object;
  /** Of the operation, where it is destructive only with these. */
  query?: string;
}

/** Options that delete, each on something of its own. */
export function optionTrials(
  mongo: MongoService,
  api: HttpClient,
  collection: (name: string) => Promise<string>,
  backUp: () => Promise<string>,
): Record<string, () => Promise<Trial>> {
  /** A collection that is to be created with options. */
  const created = (name: string, options: object): Promise<Trial> =>
    Promise.resolve({ path: '/database/collections', confirm: name, status: 201, body: { name, ...options } });

  /** A change of a schedule that is there, and never comes. */
  const changed = async (body: object): Promise<Trial> => {
    const settings = { name: Object.keys(body).join(), cron: '0 0 1 1 *', enabled: false };
    const { schedule_id } = (await api.post<{ schedule_id: string }>('/backup-schedules', settings)).body;
    return { path: `/backup-schedules/${schedule_id}`, confirm: schedule_id, status: 200, body };
  };

  return {
    'createCollection.capped': () => created('ring', { capped: { size_bytes: 4096 } }),
    'createCollection.time_series.expire_after_seconds': () =>
      created('series', { time_series: { time_field: 'at', expire_after_seconds: 60 } }),
    'createCollection.clustered.expire_after_seconds': () =>
      created('clustered', { clustered: { expire_after_seconds: 60 } }),
    'createIndex.expire_after_seconds': async () => ({
      path: `${await collection('expiring')}/indexes`,
      confirm: 'expiring',
      status: 202,
      body: { keys: [{ path: 'at', direction: 1 }], expire_after_seconds: 0 },
    }),
    'updateIndex.expire_after_seconds': async () => {
      const path = await collection('shortened');
      const index = { expireAfterSeconds: 3600 };
      await mongo.collection('shortened').createIndex({ at: 1 }, index, {});
      return { path: `${path}/indexes/at_1`, confirm: 'shortened', status: 200, body: { expire_after_seconds: 0 } };
    },
    'replaceCollectionValidator.accept_failing': async () => {
      const path = `${await collection('ruled')}/validator`;
      const body = { json_schema: { required: ['nothing'] } };
      return { path, confirm: 'ruled', status: 200, query: 'accept_failing=true&', body };
    },
    'updateBackup.pinned': async () => {
      const backup_id = await backUp();
      return { path: `/backups/${backup_id}`, confirm: backup_id, status: 200, body: { pinned: false } };
    },
    'createBackupSchedule.retention': () => {
      const body = { name: 'shortlived', cron: '0 0 1 1 *', retention: { count: 1 } };
      return Promise.resolve({ path: '/backup-schedules', confirm: 'shortlived', status: 201, body });
    },
    'updateBackupSchedule.retention': () => changed({ retention: { count: 1 } }),
    'updateBackupSchedule.cron': () => changed({ cron: '* * * * *' }),
    'updateBackupSchedule.time_zone': () => changed({ time_zone: 'Europe/Berlin' }),
    'updateBackupSchedule.collections': () => changed({ collections: ['users'] }),
  };
}
