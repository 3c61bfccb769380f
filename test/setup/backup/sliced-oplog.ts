import {
  committedIn,
  historyOf,
  listSlices,
  type Manifest,
  Replay,
  type Restore,
  restoreBackup,
  segmentsOf,
  OplogSlicer,
  type OplogSlicerOptions,
  timeOfBase,
  type Until,
} from '@lucid/backup-engine';
import type { mongo } from 'mongoose';
import type { Library } from './library';

export const limit = { maxTimeMS: 120_000 };
export const signal = new AbortController().signal;

/** A lease that is never lost. */
export const lease = { signal, term: 1, assertHeld: () => undefined };

export const openSlicer = async (
  { store }: Library,
  db: mongo.Db,
  options: Partial<OplogSlicerOptions> = {},
): Promise<OplogSlicer> => OplogSlicer.open({ db, limit, store, lease, ...options });

/** Restores to a time what a backup and the slices of the only segment tell. */
export async function restoreUntil(
  { store }: Library,
  target: mongo.Db,
  { folder, manifest, until }: { folder: string; manifest: Manifest; until: Until },
  given: Partial<Pick<Restore, 'keep' | 'runLong'>> = {},
): Promise<Replay> {
  const [segment] = segmentsOf((await listSlices(store)).slices);
  const after = timeOfBase(manifest) ?? '';
  const history = await historyOf(store, segment?.slices ?? [], { after, until, database: manifest.database });
  const sink = { phase: () => undefined, progress: () => undefined };
  const replay = new Replay(committedIn(store, history), sink);
  await restoreBackup({
    ...{ db: target, limit, store, folder, manifest, compression: manifest.compression, signal },
    reach: { named: manifest.namespaces.map(({ name }) => name), closed: true },
    ...{ replay, sink },
    runLong: (command) => target.command(command),
    keep: () => Promise.resolve(),
    ...given,
  });
  return replay;
}
