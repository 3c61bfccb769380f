import {
  committedIn,
  historyOf,
  listSlices,
  type Manifest,
  type RestoredToTime,
  restoreToTime,
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
): Promise<RestoredToTime> {
  const [segment] = segmentsOf((await listSlices(store)).slices);
  const after = timeOfBase(manifest) ?? '';
  const history = await historyOf(store, segment?.slices ?? [], { after, until, database: manifest.database });
  return restoreToTime({
    ...{ db: target, limit, store, folder, manifest, compression: manifest.compression, signal },
    reach: { named: manifest.namespaces.map(({ name }) => name), closed: true },
    committed: committedIn(store, history),
    sink: { phase: () => undefined, progress: () => undefined },
    runLong: (command) => target.command(command),
    keep: () => Promise.resolve(),
  });
}
