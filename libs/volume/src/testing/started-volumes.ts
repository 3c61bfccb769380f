import { type Config, loadConfig } from '@lucid/config';
import type { JobContext } from '@lucid/jobs';
import { type MongoConnector, MongoService, syncSchema } from '@lucid/mongo';
import { createConnection } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Disk } from '../files/disk';
import { Allocation } from '../quota/allocation';
import { Ledger } from '../quota/ledger';
import { ScanLedger } from '../scan/scan-ledger';
import { VolumeScanner } from '../scan/volume-scanner';
import type { VolumeFiles } from '../storage/volume-files';
import { VolumeFolders } from '../storage/volume-folders';
import { VolumeKeeper } from '../upkeep/volume-keeper';
import { VolumeUsageService } from '../usage/volume-usage.service';
import type { StoredVolume } from '../volume/volume';
import { VolumesService } from '../volumes/volumes.service';

/** The parts of one replica, without HTTP. */
export interface StartedVolumes {
  mongo: MongoService;
  disk: Disk;
  ledger: Ledger;
  scans: ScanLedger;
  scanner: VolumeScanner;
  volumes: VolumesService;
  usage: VolumeUsageService;
  keeper: VolumeKeeper;
  /** The folder that the volumes stand in. */
  mount: string;
  /** Starts another replica on the same database and disk. */
  another(): Promise<StartedVolumes>;
  /** Lets every claim expire, as it does when its process is not heard of for a minute. */
  expireClaims(): Promise<void>;
  close(): Promise<void>;
}

/** A job that nobody follows. */
export const job = (signal: AbortSignal = new AbortController().signal): JobContext => ({
  id: 'job',
  attempt: 1,
  signal,
  checkpoint: undefined,
  cancelled: false,
  phase: () => undefined,
  progress: () => undefined,
  keep: () => Promise.resolve(),
});

/** Starts the volumes on a database of their own, and in a folder of their own unless one is named. */
export async function startVolumes(mount?: string): Promise<StartedVolumes> {
  const folder = mount ?? (await mkdtemp(join(tmpdir(), 'lucid-volumes-')));
  const config = loadConfig({
    MONGODB_URI: process.env['TEST_MONGODB_URI'],
    MONGODB_DATABASE: `test_${randomBytes(8).toString('hex')}`,
    VOLUME_MOUNT_PATH: folder,
    VOLUME_SIZE_LIMIT_GB: '1',
  });
  const first = await startReplica(config);
  return {
    ...first,
    close: async () => {
      await first.mongo.db.dropDatabase();
      await first.close();
      if (mount === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startReplica(config: Config): Promise<StartedVolumes> {
  const connection = await createConnection(config.MONGODB_URI, { writeConcern: { w: 'majority' } }).asPromise();
  const mongo = new MongoService(connection, config);
  await syncSchema(mongo.db);
  const disk = new Disk(config);
  const ledger = new Ledger(mongo);
  const folders = new VolumeFolders(mongo, disk, ledger);
  const volumes = new VolumesService(mongo, ledger, new Allocation(mongo, config), disk, folders);
  const usage = new VolumeUsageService(mongo, ledger, volumes, disk);
  const scans = new ScanLedger(mongo, ledger);
  const connector = { state: { ready: true } } as MongoConnector;
  return {
    mongo,
    disk,
    ledger,
    scans,
    scanner: new VolumeScanner(mongo, volumes, scans),
    volumes,
    usage,
    keeper: new VolumeKeeper(mongo, connector, ledger, volumes, folders, usage),
    mount: config.VOLUME_MOUNT_PATH,
    another: () => startReplica(config),
    expireClaims: async () => {
      await ledger.volumes.updateMany(
        { 'claims.0': { $exists: true } },
        { $set: { 'claims.$[].expires_at': new Date(0) } },
      );
    },
    close: () => connection.close(),
  };
}

let made = 0;

/** A volume of its own. */
export async function newVolume({ volumes }: StartedVolumes, quota_bytes = 1024 * 1024): Promise<VolumeFiles> {
  const name = `v${(made += 1)}`;
  await volumes.create({ name, quota_bytes, read_only: false }, { newId: () => '', recovering: false });
  return volumes.open(name);
}

/** What the books say of a volume. */
export const storedVolume = async ({ ledger }: StartedVolumes, { volume: name }: VolumeFiles): Promise<StoredVolume> =>
  (await ledger.volumes.findOne({ name })) as StoredVolume;

/** The files of a volume with their sizes, once the books say the same and nothing is left where files are written. */
export async function filesInOrder(sut: StartedVolumes, files: VolumeFiles): Promise<Record<string, number>> {
  const folder = join(sut.mount, files.volume);
  const found = await filesUnder(folder);
  const sizes = Object.values(found);
  const used_bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(await storedVolume(sut, files)).toMatchObject({ used_bytes, file_count: sizes.length, claims: [] });
  expect(await readdir(join(folder, '.incoming'))).toEqual([]);
  return found;
}

/** Content of a size, the same for the same letter. */
export const contentOf = (size: number, letter = 'x'): Readable =>
  Readable.from(
    (function* () {
      for (let left = size; left > 0; left -= 65536) yield Buffer.alloc(Math.min(left, 65536), letter);
    })(),
  );

/** The files under a folder with their sizes, by their paths; what is on its way in is left out. */
export async function filesUnder(folder: string): Promise<Record<string, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('.incoming'));
  const sizes = files.map(async (entry): Promise<[string, number]> => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), (await stat(path)).size];
  });
  return Object.fromEntries(await Promise.all(sizes));
}
