import { ProblemError } from '@lucid/common';
import type { BackupStore } from '../storage/backup-storage';
import { type Committed, CommittedChanges, type Until } from '../oplog/committed-changes';
import { UnknownChangeError } from '../oplog/document-diff';
import type { Position } from '../oplog/oplog-entry';
import { readEntry } from '../oplog/oplog-entry';
import type { Slice, SliceManifest } from '../slices/slice';
import { entriesOf, readSliceManifest, SliceDamage } from '../slices/slice-store';

/** A slice that is read, with its manifest. */
export interface Proven {
  slice: Slice;
  manifest: SliceManifest;
}

/** Slices, one behind the other, and between where of them what was done is wanted. */
export interface History {
  database: string;
  slices: Proven[];
  /** What the backup holds already. */
  after: Position;
  until: Until;
}

/**
 * The slices that tell what was done after a place, as far as is wanted. Their manifests are read, and none of their content.
 * @param slices those of one segment
 * @throws ProblemError 422 when a manifest is damaged or missing
 */
export async function historyOf(
  store: BackupStore,
  slices: readonly Slice[],
  { after, until, database }: Omit<History, 'slices'>,
): Promise<History> {
  const wanted: Proven[] = [];
  for (const slice of slices.filter(({ to }) => to > after)) {
    const manifest = await orProblem(readSliceManifest(store, slice));
    if (manifest.database !== database)
      throw problemOf(new SliceDamage(`${slice.path} is of the database ${manifest.database}`));
    wanted.push({ slice, manifest });
    if ('position' in until ? slice.to >= until.position : manifest.to.wall > until.time) break;
  }
  return { database, slices: wanted, after, until };
}

/** Reads all slices and compares them with their manifests. @throws ProblemError 422 for the first that is damaged */
export async function proveSlices(
  store: BackupStore,
  { slices }: History,
  signal: AbortSignal,
  progress: (bytes: number) => void,
): Promise<void> {
  let bytes = 0;
  for (const { slice, manifest } of slices) {
    await orProblem(
      (async () => {
        for await (const portion of entriesOf(store, slice, manifest)) {
          signal.throwIfAborted();
          progress((bytes += portion.reduce((sum, { length }) => sum + length, 0)));
        }
      })(),
    );
  }
}

/** What was done, in the order in which it was committed. @throws ProblemError 422 when a slice is damaged */
export async function* committedIn(store: BackupStore, history: History): AsyncGenerator<Committed[]> {
  const { slices, after, until, database } = history;
  const changes = new CommittedChanges(after, until, database);
  try {
    for (const { slice, manifest } of slices) {
      for await (const portion of entriesOf(store, slice, manifest)) {
        const committed = portion.flatMap((entry) => takenFrom(entry, changes, slice) ?? []);
        if (committed.length > 0) yield committed;
        if (changes.isOver) return;
      }
    }
  } catch (error) {
    throw problemOf(error);
  }
}

/** What an entry commits. @throws SliceDamage for what no oplog holds, however it came into a slice */
function takenFrom(entry: Buffer, changes: CommittedChanges, { data }: Slice): Committed | undefined {
  try {
    return changes.take(readEntry(entry));
  } catch (error) {
    if (error instanceof UnknownChangeError) throw error;
    throw new SliceDamage(`${data} holds what is no entry of an oplog`, { cause: error });
  }
}

const orProblem = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw problemOf(error);
  });

const problemOf = (error: unknown): unknown =>
  error instanceof SliceDamage
    ? new ProblemError(
        'unprocessable',
        `A slice of the oplog is damaged: ${error.message}. Restore to a time before it, or to one after a later backup.`,
        { cause: error },
      )
    : error;
