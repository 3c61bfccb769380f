import {
  type BackupStorage,
  bytesIn,
  type EncryptionKeys,
  isEncrypted,
  type Manifest,
  MANIFEST,
  ManifestDamage,
  type ManifestNamespace,
  readManifest,
  SLICES,
  statusOf,
} from '@lucid/backup-engine';
import { type ListQuery, ProblemError } from '@lucid/common';
import { JobsService } from '@lucid/jobs';
import { isDuplicate, modelOptions, MongoService, type Page, readList } from '@lucid/mongo';
import { type ContentOwner, VolumesService } from '@lucid/volume';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { BACKUPS_VOLUME, BackupStorages, type StorageName } from '../storages/backup-storages';
import { type BackupDrill, DRILL_FIELDS, DRILL_SOURCE } from './backup-drill';
import { Backup, BACKUPS } from './backup';
import { type BackupNamespace } from './backup-namespace';

/** Backups of the whole database that can be restored from. */
export const GOOD = { status: 'complete', collections: { $exists: false }, deleting_at: { $exists: false } } as const;

const IDLESS = { _id: 0 } as const;

/** The backups that there are. What is in each is told by its manifest; here is what is asked for often. */
@Injectable()
export class BackupCatalogue implements ContentOwner, OnModuleInit {
  private readonly logger = new Logger('Backups');

  constructor(
    private readonly mongo: MongoService,
    private readonly volumes: VolumesService,
    private readonly jobs: JobsService,
    readonly storages: BackupStorages,
  ) {}

  /** Those that backups are encrypted with. */
  get keys(): EncryptionKeys {
    return this.storages.keys;
  }

  onModuleInit(): void {
    this.volumes.registerOwner(BACKUPS_VOLUME, this);
  }

  get backups(): mongo.Collection<Backup> {
    return this.mongo.collection(modelOptions(Backup).collection);
  }

  /** Where a backup's files are. @throws ProblemError 409 when S3 is not configured, or as another place than the backup is in */
  async filesOf({ backup_id, storage, path }: Pick<Backup, 'backup_id' | 'storage' | 'path'>): Promise<BackupStorage> {
    const files = await this.storages.open(storage);
    // A volume may be mounted elsewhere, and is still the same.
    if (storage === 'volume' || this.storages.locationOf(storage, folderOf({ path })) === path) return files;
    throw new ProblemError(
      'conflict',
      `Backup ${backup_id} is at ${path}, and S3 is configured as another place. Set BACKUP_S3_BUCKET and BACKUP_S3_PREFIX to that one, and restart.`,
    );
  }

  async list(query: ListQuery): Promise<Page<Backup>> {
    const source = { model: Backup, id: 'backup_id', list: BACKUPS };
    return readList<Backup>(this.mongo.collection(modelOptions(Backup).collection), source, query, this.mongo.limit);
  }

  /** The last drill of each backup that had one. */
  async drills(query: ListQuery): Promise<Page<BackupDrill>> {
    const asked = { ...query, fields: query.fields ?? DRILL_FIELDS };
    const collection = this.mongo.collection(modelOptions(Backup).collection);
    return readList<BackupDrill>(collection, DRILL_SOURCE, asked, this.mongo.limit, { drilled_at: { $exists: true } });
  }

  async find(backup_id: string): Promise<Backup | undefined> {
    return (await this.backups.findOne({ backup_id }, { projection: IDLESS, ...this.mongo.limit })) ?? undefined;
  }

  /** @throws ProblemError 404 */
  async get(backup_id: string): Promise<Backup> {
    const found = await this.find(backup_id);
    if (found === undefined) throw new ProblemError('not_found', `There is no backup whose backup_id is ${backup_id}.`);
    return found;
  }

  /** The manifest of a backup, proven. @throws ProblemError 404, 409 when it is being deleted, 422 when it is damaged */
  async manifest(backup: Backup): Promise<Manifest> {
    if (backup.deleting_at !== undefined)
      throw new ProblemError('conflict', `Backup ${backup.backup_id} is being deleted. Use another backup.`);
    try {
      const { manifest } = await readManifest(await this.filesOf(backup), folderOf(backup), backup.manifest_sha256);
      return manifest;
    } catch (error) {
      if (!(error instanceof ManifestDamage)) throw error;
      await this.note(backup.backup_id, { status: 'damaged' });
      throw new ProblemError(
        'unprocessable',
        `The manifest of backup ${backup.backup_id} is damaged: ${error.message}. Use another backup.`,
        { errors: [{ pointer: '/manifest.json', code: 'manifest', message: error.message }], cause: error },
      );
    }
  }

  /** The manifest of a backup whose content is to be read. @throws ProblemError as manifest does, and 422 without its key */
  async readable(backup: Backup): Promise<Manifest> {
    const manifest = await this.manifest(backup);
    if (isEncrypted(manifest)) this.keys.require(manifest.key_id);
    return manifest;
  }

  /** The latest backup: the next one's manifest names it. */
  async latest(): Promise<Manifest['previous']> {
    const options = { sort: { created_at: -1, _id: -1 }, projection: IDLESS, ...this.mongo.limit } as const;
    const found = await this.backups.findOne({}, options);
    return found === null ? undefined : { backup_id: found.backup_id, manifest_sha256: found.manifest_sha256 };
  }

  /** Enters a backup whose manifest stands in a folder; one that is there already stays as it is. */
  async add(
    manifest: Manifest,
    manifest_sha256: string,
    { storage, folder, pinned = false }: { storage: StorageName; folder: string; pinned?: boolean },
  ): Promise<Backup> {
    const { encryption = 'none', key_id, collections, requested_by = 'unknown', schedule_id } = manifest;
    const backup: Backup = {
      backup_id: manifest.backup_id,
      name: manifest.name,
      engine: manifest.engine,
      status: statusOf(manifest),
      database: manifest.database,
      compression: manifest.compression,
      encryption,
      ...(key_id !== undefined && { key_id }),
      storage,
      path: this.storages.locationOf(storage, folder),
      size_bytes: bytesIn(manifest),
      documents: manifest.namespaces.reduce((sum, { documents }) => sum + documents, 0),
      consistency: consistencyOf(manifest),
      namespaces: manifest.namespaces.map(namespaceOf),
      server_version: manifest.server_version,
      manifest_sha256,
      requested_by,
      pinned,
      ...(collections !== undefined && { collections }),
      ...(schedule_id !== undefined && { schedule_id }),
      created_at: new Date(manifest.started_at),
      completed_at: new Date(manifest.completed_at),
    };
    try {
      await this.mongo.write((session) => this.backups.insertOne({ ...backup }, { ...this.mongo.limit, session }));
      return backup;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.get(backup.backup_id);
    }
  }

  /** Notes what was found out about a backup. */
  async note(
    backup_id: string,
    found: Pick<Partial<Backup>, 'status' | 'verified_at' | 'proven_at' | 'drill' | 'drilled_at'>,
  ): Promise<void> {
    await this.mongo.write((session) =>
      this.backups.updateOne({ backup_id }, { $set: found }, { ...this.mongo.limit, session }),
    );
  }

  /** Removes the folders that jobs of this service left without a manifest. What has another name, or no job, is another's, and stays. */
  async sweep(storage: StorageName): Promise<void> {
    const files = await this.storages.open(storage);
    const names: string[] = [];
    for await (const { name, kind } of files.list()) if (kind === 'folder') names.push(name);
    for (const name of await this.leftIn(files, names)) {
      // Something in it may still be claimed by a process that has just died: then it is swept next time.
      if (await files.remove(name).catch(() => false))
        this.logger.log(`Removed the folder ${name} of storage ${storage}: its job ended without a backup.`);
    }
    await files.tidy(async (name) => (await this.ended([name])).length === 1);
  }

  async unreferenced(paths: readonly string[]): Promise<string[]> {
    const left = new Set(await this.leftIn(await this.storages.open('volume'), [...new Set(paths.map(topOf))]));
    return paths.filter((path) => left.has(topOf(path)));
  }

  /** Of folders, those that jobs of this service left: of no backup that is known, and without a manifest. */
  private async leftIn(files: BackupStorage, folders: readonly string[]): Promise<string[]> {
    const ids = folders.flatMap((folder) => idOfFolder(folder) ?? []);
    const known = await this.backups
      .find({ backup_id: { $in: ids } }, { projection: { _id: 0, backup_id: 1 }, ...this.mongo.limit })
      .map(({ backup_id }) => backup_id)
      .toArray();
    const left: string[] = [];
    for (const folder of await this.ended(folders.filter((each) => !known.includes(idOfFolder(each) ?? ''))))
      if ((await files.stat(`${folder}/${MANIFEST}`)) === undefined) left.push(folder);
    return left;
  }

  /** Of folders, those that are named after a job that is known here and has ended: the mark of what this service made. */
  private async ended(folders: readonly string[]): Promise<string[]> {
    const named = new Map(folders.map((folder) => [folder, idOfFolder(folder)]));
    const unended = new Set(await this.jobs.unended([...named.values()].filter((id) => id !== undefined)));
    const ended: string[] = [];
    for (const [folder, id] of named)
      if (id !== undefined && !unended.has(id) && (await this.jobs.find(id)) !== undefined) ended.push(folder);
    return ended;
  }
}

/** A backup's folder in its volume. */
export const folderOf = ({ path }: Pick<Backup, 'path'>): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder of an attempt: one that was only slow, and writes on in the back of the next, does so in another. */
export const folderFor = (backup_id: string, attempt: number): string =>
  attempt === 1 ? backup_id : `${backup_id}.${attempt}`;

/** The backup whose folder has this name; undefined for a name that {@link folderFor} did not give. */
export const idOfFolder = (folder: string): string | undefined =>
  folder === SLICES ? undefined : /^([A-Za-z0-9-]{1,128})(?:\.[1-9]\d*)?$/.exec(folder)?.[1];

const topOf = (path: string): string => path.split('/', 1)[0] ?? '';

const consistencyOf = ({ consistency: { mode, cluster_time } }: Manifest): Backup['consistency'] => ({
  mode,
  ...(cluster_time !== undefined && { time: new Date(cluster_time.t * 1000) }),
});

function namespaceOf({ metadata, data, ...namespace }: ManifestNamespace): BackupNamespace {
  return { ...namespace, size_bytes: (metadata?.size_bytes ?? 0) + (data?.size_bytes ?? 0) };
}
