import { atOnce, ProblemError } from '@lucid/common';
import { reasonOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import type { Metadata } from '../format/metadata';
import { dataOf } from '../format/backup-files';
import type { Manifest, ManifestNamespace } from '../format/manifest';
import type { ProgressSink } from '../read/progress';
import { describe, versionOf } from '../read/describe';
import { isOfEngine } from '../read/engine-failure';
import { requireFitting } from '../definition/fitting-name';
import { keepsEmptyTimestamps } from './insert-raw';
import type { Decision } from './decision';
import type { Reach } from '../definition/definition-check';
import { buildIndexes, create, differences, load, readDefinitions, type Target } from './restore-namespace';
import type { RestoredNamespace } from './restored';
import { type Undo, uuidsOf } from './undo';

export interface NativeRestore extends Omit<Target, 'progress' | 'keepsEmptyTimestamps'> {
  manifest: Manifest;
  /** Only these; else all that the backup holds. */
  collections?: readonly string[];
  /** What the caller may bring with them. */
  reach: Reach;
  /** The name under which each is made; its own when left out. */
  nameOf?: (name: string) => string;
  sink: ProgressSink;
  /** Keeps what is to be undone, should this end before its end; it must be kept before anything is made. */
  keep: (undo: Undo) => Promise<void>;
}

/** Namespaces that are made at once: for each, MongoDB waits for its disk. Documents of two at once take it longer than one after the other. */
const CREATED_AT_ONCE = 4;

interface Namespace {
  source: ManifestNamespace;
  /** Under the name under which it is made. */
  metadata: Metadata;
  restored: RestoredNamespace;
  made: boolean;
}

/**
 * The namespaces of a backup that are to be restored.
 * @throws ProblemError 404 for one that the backup does not hold, 409 for one that it does not hold whole
 */
export function selected({ namespaces }: Manifest, collections?: readonly string[]): ManifestNamespace[] {
  const wanted = collections === undefined ? namespaces : namespaces.filter(({ name }) => collections.includes(name));
  const missing = collections?.filter((name) => !namespaces.some((each) => each.name === name)) ?? [];
  if (missing.length > 0) throw new ProblemError('not_found', `The backup holds no collection ${missing.join(', ')}.`);
  const broken = wanted.filter(({ state }) => state !== 'complete').map(({ name, state }) => `${name} (${state})`);
  if (broken.length === 0) return wanted;
  throw new ProblemError(
    'conflict',
    `The backup does not hold these whole: ${broken.join(', ')}. Name the others, or restore another backup.`,
  );
}

/** The names, of those to be restored, that are taken in a database. */
export async function takenNames(
  db: mongo.Db,
  names: readonly string[],
  limit: { readonly maxTimeMS: number },
): Promise<string[]> {
  const found = await db.listCollections({ name: { $in: names } }, { nameOnly: true, ...limit }).toArray();
  return found.map(({ name }) => name).sort();
}

/**
 * Restores namespaces under names that are not there yet: all empty first, then documents, indexes, and views last; then
 * counts, options and indexes are compared with the backup. Each says what became of it.
 * @throws ProblemError 409 when a name is taken; whatever ends all of it
 */
export async function nativeRestore(restore: NativeRestore): Promise<RestoredNamespace[]> {
  const { db, limit, manifest, collections, nameOf = (name: string) => name, signal, sink } = restore;
  const sources = selected(manifest, collections);
  const names = sources.map(({ name }) => nameOf(name));
  requireFitting(
    db.databaseName,
    sources.map(({ name, type }) => ({ name: nameOf(name), type })),
  );
  const taken = await takenNames(db, names, limit);
  if (taken.length > 0) throw nameTaken(db.databaseName, taken);
  let done = 0;
  let current = '';
  const progress = (bytes: number): void => sink.progress((done += bytes), undefined, current);
  const target: Target = {
    ...restore,
    progress,
    keepsEmptyTimestamps: keepsEmptyTimestamps(await versionOf(db, limit)),
  };
  const definitions = await readDefinitions(target, sources, restore.reach);
  const namespaces = sources.map((source, index): Namespace => {
    const metadata = { ...(definitions[index] as Metadata), name: nameOf(source.name) };
    return { source, metadata, restored: beginning(source, 'complete'), made: false };
  });
  const views = namespaces.filter(({ source }) => source.type === 'view');
  const stored = namespaces.filter(({ source }) => source.type !== 'view');
  await restore.keep({ names });
  await atOnce(CREATED_AT_ONCE, stored, async (namespace) =>
    step(signal, namespace, async () => {
      await create(target, namespace.metadata);
      namespace.made = true;
    }),
  );
  await keepMade(restore, namespaces);
  sink.phase(
    'writing',
    'bytes',
    sources.reduce((sum, { data_bytes }) => sum + data_bytes, 0),
  );
  for (const namespace of stored.toSorted((a, b) => b.source.data_bytes - a.source.data_bytes)) {
    current = namespace.source.name;
    await step(signal, namespace, async () =>
      Object.assign(namespace.restored, await load(target, namespace.source, namespace.metadata.name)),
    );
  }
  sink.phase('indexing', 'collections', stored.length);
  // One after the other: of a job's long commands the next ends what an earlier attempt left.
  for (const [index, namespace] of stored.entries()) {
    sink.progress(index, undefined, namespace.source.name);
    await step(signal, namespace, () => buildIndexes(target, namespace.metadata));
  }
  for (const namespace of views) await step(signal, namespace, () => create(target, namespace.metadata));
  await keepMade(restore, namespaces);
  await compare(target, namespaces);
  return namespaces.map(({ restored }) => restored);
}

/** What is told of a namespace before anything was done with it. */
export const beginning = (
  { name, type, data_bytes }: ManifestNamespace,
  outcome: RestoredNamespace['outcome'],
  ...reasons: string[]
): RestoredNamespace => ({
  ...{ name, type, outcome, read: 0, written: 0, rejected: 0 },
  data_bytes: outcome === 'kept' ? 0 : data_bytes,
  ...{ indexes: 0, reasons },
});

/** What is told of the namespaces that a restore leaves as they are. */
export const keptOf = (decisions: readonly Decision[]): RestoredNamespace[] =>
  decisions.flatMap(({ source, action, reason = '' }) =>
    action === 'keep' ? [beginning(source, 'kept', reason)] : [],
  );

/** Keeps what is to be undone: what was made, and views that will be. What could not be made may be another's. */
async function keepMade({ db, limit, keep }: NativeRestore, namespaces: readonly Namespace[]): Promise<void> {
  const isMade = ({ made, source: { type }, restored: { outcome } }: Namespace): boolean =>
    type === 'view' ? outcome !== 'failed' : made;
  const names = namespaces.filter(isMade).map(({ metadata }) => metadata.name);
  await keep({ names, made: await uuidsOf(db, names, limit) });
}

/** One step of one namespace; what fails there leaves the others to go on, unless MongoDB fails all of them. */
async function step(signal: AbortSignal, { restored }: Namespace, work: () => Promise<unknown>): Promise<void> {
  signal.throwIfAborted();
  if (restored.outcome === 'failed') return;
  try {
    await work();
  } catch (error) {
    signal.throwIfAborted();
    if (isOfEngine(error)) throw error;
    fail(restored, reasonOf(error, `restore of ${restored.name}`));
  }
}

function fail(restored: RestoredNamespace, ...reasons: string[]): void {
  restored.outcome = 'failed';
  restored.reasons.push(...reasons);
}

/** Success is only what can be found in the database afterwards. */
async function compare(target: Target, namespaces: readonly Namespace[]): Promise<void> {
  const { db, limit } = target;
  const session = db.client.startSession();
  try {
    const found = await describe(
      db,
      { session, limit },
      namespaces.map(({ metadata }) => metadata.name),
    );
    for (const { source, metadata, restored } of namespaces) {
      const described = found.find(({ name }) => name === metadata.name);
      restored.indexes = described?.indexes.length ?? 0;
      if (restored.outcome === 'failed') continue;
      const wrong = differences(metadata, described);
      if (source.type !== 'view') {
        const counted = await count(target, dataOf(metadata.name, source.type));
        const mayExpire = counted < source.documents && restored.written === source.documents && expires(metadata);
        if (counted !== source.documents && !mayExpire)
          wrong.push(`It has ${counted} documents, and had ${source.documents}.`);
      }
      if (wrong.length > 0) fail(restored, ...wrong);
    }
  } finally {
    await session.endSession();
  }
}

/** Whether MongoDB deletes documents of it by itself, as soon as the index stands: those whose time came since the backup. */
const expires = ({ indexes, options }: Metadata): boolean =>
  options.has('expireAfterSeconds') || indexes.some((index) => index.has('expireAfterSeconds'));

/** The documents that are there, one by one: what MongoDB keeps as their number may be wrong after a crash. */
export async function count({ runLong }: Pick<Target, 'runLong'>, collection: string): Promise<number> {
  const pipeline = [{ $group: { _id: null, documents: { $sum: 1 } } }];
  const { cursor } = (await runLong({ aggregate: collection, pipeline, cursor: {} })) as {
    cursor: { firstBatch: { documents: number }[] };
  };
  return cursor.firstBatch[0]?.documents ?? 0;
}

export const nameTaken = (database: string, taken: readonly string[]): ProblemError =>
  new ProblemError(
    'conflict',
    `The database ${database} has ${taken.join(', ')} already, and a restore changes nothing that is there. Restore into another database, or drop or rename these first.`,
    { errors: taken.map((name) => ({ pointer: '/collections', code: 'taken', message: `${name} is there already` })) },
  );
