import { ProblemError } from '@lucid/common';
import { BUCKETS, dataOf } from '../format/backup-files';
import type { Metadata } from '../format/metadata';
import type { Manifest } from '../format/manifest';
import type { ProgressSink } from '../read/progress';
import { type Reach, requireWithin } from '../definition/definition-check';
import { requireFitting } from '../definition/fitting-name';
import { keepsEmptyTimestamps } from '../restore/insert-raw';
import { buildIndexes, create, load, readDefinitions, type Target } from '../restore/restore-namespace';
import { type Undo, uuidsOf } from '../restore/undo';
import type { Committed } from '../oplog/committed-changes';
import { compareRestored, type RestoredCollection } from './compare-restored';
import { Replay } from './replay';
import { dropLeftOut } from './replay-command';
import { RestoredCatalogue } from './restored-catalogue';

export interface RestoreToTime extends Omit<Target, 'progress' | 'keepsEmptyTimestamps'> {
  manifest: Manifest;
  /** What the caller may bring. */
  reach: Reach;
  /** What was done after the time of the backup, up to the time that is restored to. */
  committed: AsyncIterable<Committed[]>;
  sink: ProgressSink;
  /** Keeps what is to be undone, should this end before its end; it must be kept before anything is written into what was made. */
  keep: (undo: Undo) => Promise<void>;
}

export interface RestoredToTime {
  collections: RestoredCollection[];
  /** Entries of the oplog and transactions that were done again, and the place of the last. */
  changes: number;
  last?: Committed;
}

/**
 * Restores a backup into a database that holds nothing, does again what was done since, and builds indexes and views last. Then all of it is
 * compared: documents are counted, options and indexes are those that were.
 * @throws ProblemError; what was made is to be undone then
 */
export async function restoreToTime(restore: RestoreToTime): Promise<RestoredToTime> {
  const { db, limit, manifest, signal, sink } = restore;
  const { version } = (await db.admin().command({ buildInfo: 1, ...limit })) as { version: string };
  let done = 0;
  const progress = (bytes: number): void => sink.progress((done += bytes));
  const target: Target = { ...restore, progress, keepsEmptyTimestamps: keepsEmptyTimestamps(version) };
  const catalogue = new RestoredCatalogue(manifest.database, restore.reach);
  const keep = async (): Promise<void> => {
    const names = catalogue.all().map(({ name }) => name);
    await restore.keep({ names, made: await uuidsOf(db, names, limit) });
  };
  await begin(target, manifest, catalogue, keep, sink);
  sink.phase('replaying', 'changes');
  const replay = new Replay(target, catalogue, keep);
  let changes = 0;
  let last: Committed | undefined;
  for await (const portion of restore.committed) {
    signal.throwIfAborted();
    await replay.apply(portion.flatMap((committed) => committed.changes));
    last = portion.at(-1) ?? last;
    changes += portion.length;
    sink.progress(changes);
  }
  await dropLeftOut(target, catalogue);
  const restored = catalogue.all();
  sink.phase('indexing', 'collections', restored.length);
  for (const [index, each] of restored.entries()) {
    signal.throwIfAborted();
    sink.progress(index, undefined, each.name);
    await buildIndexes(target, each);
    if (each.bucketIndexes.length > 0)
      await buildIndexes(target, { ...each, name: `${BUCKETS}${each.name}`, indexes: each.bucketIndexes });
  }
  const views = catalogue.viewsLeft();
  requireWithin(views, restore.reach);
  for (const view of views) await create(target, view);
  await keepAll(restore, catalogue);
  return {
    collections: await compareRestored(target, catalogue),
    changes,
    ...(last !== undefined && { last }),
  };
}

/** The backup, without the indexes that are built later. */
async function begin(
  target: Target,
  manifest: Manifest,
  catalogue: RestoredCatalogue,
  keep: () => Promise<void>,
  sink: ProgressSink,
): Promise<void> {
  const sources = manifest.namespaces.filter(({ name }) => !catalogue.leavesOut(name));
  requireFitting(target.db.databaseName, sources);
  const stored = sources.filter(({ type }) => type !== 'view');
  const definitions = await readDefinitions(target, sources, catalogue.reach);
  for (const [index, { name, type, documents }] of sources.entries()) {
    const metadata = definitions[index] as Metadata;
    if (type === 'view') catalogue.addView(metadata);
    else {
      await create(target, metadata);
      catalogue.add(dataOf(name, type), metadata, documents);
    }
  }
  await keep();
  sink.phase(
    'writing',
    'bytes',
    stored.reduce((sum, { data_bytes }) => sum + data_bytes, 0),
  );
  for (const source of stored.toSorted((a, b) => b.data_bytes - a.data_bytes)) {
    const { rejected, written, reasons } = await load(target, source, source.name);
    if (rejected === 0 && written === source.documents) continue;
    throw new ProblemError(
      'unprocessable',
      `Of ${source.documents} documents of ${source.name} in the backup, ${written} could be written. ${reasons.join(' ')}`,
    );
  }
}

async function keepAll({ db, limit, keep }: RestoreToTime, catalogue: RestoredCatalogue): Promise<void> {
  const names = [...catalogue.all(), ...catalogue.viewsLeft()].map(({ name }) => name);
  await keep({ names, made: await uuidsOf(db, names, limit) });
}
