import { atOnce, ProblemError } from '@lucid/common';
import { reasonOf } from '@lucid/mongo';
import { BUCKETS } from '../format/backup-files';
import type { Metadata } from '../format/metadata';
import type { Manifest, ManifestNamespace } from '../format/manifest';
import type { ProgressSink } from '../read/progress';
import { isOfEngine } from '../read/engine-failure';
import { requireFitting } from '../definition/fitting-name';
import type { Reach } from '../definition/definition-check';
import { compareRestored } from './compare-restored';
import { keepsEmptyTimestamps } from './insert-raw';
import { present } from './present';
import { buildIndexes, create, load, readDefinitions, type Target } from './restore-namespace';
import { fail, type Restored, RestoredCatalogue } from './restored';
import { type Undo, uuidsOf } from './undo';

export interface Restore extends Omit<Target, 'progress' | 'keepsEmptyTimestamps'> {
  manifest: Manifest;
  /** Only these; else all that the backup holds. */
  collections?: readonly string[];
  /** What the caller may bring with them. */
  reach: Reach;
  /** The name under which each is made; its own when left out. */
  nameOf?: (name: string) => string;
  /** What is done once the documents of the backup are there. With it, the first failure ends the restore, into a database that holds nothing else. */
  replay?: ReplayStage;
  sink: ProgressSink;
  /** Keeps what is to be undone, should this end before its end; it must be kept before anything is made. */
  keep: (undo: Undo) => Promise<void>;
}

/** Does again what was done since the backup, and changes the catalogue to what must be found then. */
export interface ReplayStage {
  /** @param keep keeps what is to be undone, as the catalogue has it; it must be kept before anything is written into what was made */
  run(target: Target, catalogue: RestoredCatalogue, keep: () => Promise<void>): Promise<void>;
}

/** Namespaces that are made at once: for each, MongoDB waits for its disk. Documents of two at once take it longer than one after the other. */
const CREATED_AT_ONCE = 4;

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

/**
 * Restores namespaces under names that are not there yet: all empty first, then documents, what is replayed, indexes, and views last; then
 * counts, options and indexes are compared with what they must be. Each says what became of it.
 * @throws ProblemError 409 when a name is taken; whatever ends all of it
 */
export async function restoreBackup(restore: Restore): Promise<Restored[]> {
  const { db, limit, manifest, nameOf = (name: string) => name, reach, replay, sink } = restore;
  const sources = selected(manifest, restore.collections);
  const named = sources.map(({ name, type }) => ({ name: nameOf(name), type }));
  const names = named.map(({ name }) => name);
  requireFitting(db.databaseName, named);
  const taken = await present(db, { $in: names }, limit);
  if (taken.length > 0) throw nameTaken(db.databaseName, taken.map(({ name }) => name).sort());
  let done = 0;
  let current = '';
  const target: Target = {
    ...restore,
    progress: (bytes) => sink.progress((done += bytes), undefined, current),
    keepsEmptyTimestamps: await keepsEmptyTimestamps(db, limit),
  };
  const definitions = await readDefinitions(target, sources, reach);
  const catalogue = new RestoredCatalogue(manifest.database, reach);
  const begun = sources.map((source, index) => {
    const metadata = { ...(definitions[index] as Metadata), name: nameOf(source.name) };
    return { source, restored: catalogue.add(metadata, source) };
  });
  const steps = new RestoreSteps(restore, target, catalogue);
  await restore.keep({ names });
  await atOnce(CREATED_AT_ONCE, catalogue.stored(), (restored) => steps.create(restored));
  await steps.keep();
  const stored = begun.filter(({ source }) => source.type !== 'view');
  sink.phase(
    'writing',
    'bytes',
    stored.reduce((sum, { source }) => sum + source.data_bytes, 0),
  );
  for (const { source, restored } of stored.toSorted((a, b) => b.source.data_bytes - a.source.data_bytes)) {
    current = source.name;
    await steps.load(source, restored);
  }
  await replay?.run(target, catalogue, () => steps.keep());
  await steps.index();
  for (const view of catalogue.views.values()) await steps.create(view);
  await steps.keep();
  await compareRestored(target, catalogue.all(), replay !== undefined);
  return replay === undefined ? begun.map(({ restored }) => restored) : catalogue.all();
}

/** The steps of a restore. What fails in one namespace leaves the others to go on, unless MongoDB fails all of them, or all are needed. */
class RestoreSteps {
  constructor(
    private readonly restore: Pick<Restore, 'keep' | 'replay' | 'sink'>,
    private readonly target: Target,
    private readonly catalogue: RestoredCatalogue,
  ) {}

  async create(restored: Restored): Promise<void> {
    await this.step(restored, () => create(this.target, restored));
    // What could not be made may be another's: it is neither compared nor undone.
    if (restored.report.outcome === 'failed') this.catalogue.remove(restored);
  }

  async load(source: ManifestNamespace, restored: Restored): Promise<void> {
    await this.step(restored, async () => {
      Object.assign(restored.report, await load(this.target, source, restored.name));
      if (this.restore.replay !== undefined) requireLoaded(source, restored);
    });
  }

  /** One after the other: of a job's long commands the next ends what an earlier attempt left. */
  async index(): Promise<void> {
    const { sink } = this.restore;
    const stored = this.catalogue.stored();
    sink.phase('indexing', 'collections', stored.length);
    for (const [done, restored] of stored.entries()) {
      sink.progress(done, undefined, restored.report.name);
      const buckets = { ...restored, name: `${BUCKETS}${restored.name}`, indexes: restored.bucketIndexes };
      await this.step(restored, async () => {
        await buildIndexes(this.target, restored);
        await buildIndexes(this.target, buckets);
      });
    }
  }

  /** Keeps what is to be undone: what was made, and views that will be. */
  async keep(): Promise<void> {
    const { db, limit } = this.target;
    const names = this.catalogue.all().map(({ name }) => name);
    await this.restore.keep({ names, made: await uuidsOf(db, names, limit) });
  }

  private async step({ report }: Restored, work: () => Promise<unknown>): Promise<void> {
    const { signal } = this.target;
    signal.throwIfAborted();
    if (report.outcome === 'failed') return;
    try {
      await work();
    } catch (error) {
      signal.throwIfAborted();
      if (this.restore.replay !== undefined || isOfEngine(error)) throw error;
      fail(report, reasonOf(error, `restore of ${report.name}`));
    }
  }
}

/** @throws ProblemError 422 unless all documents were written: what was done to them afterwards could not be done again */
function requireLoaded({ name, documents }: ManifestNamespace, { report }: Restored): void {
  const { rejected, written, reasons } = report;
  if (rejected === 0 && written === documents) return;
  throw new ProblemError(
    'unprocessable',
    `Of ${documents} documents of ${name} in the backup, ${written} could be written. ${reasons.join(' ')}`,
  );
}

/** The problem of names that something in a database has already. */
export const nameTaken = (database: string, taken: readonly string[]): ProblemError =>
  new ProblemError(
    'conflict',
    `The database ${database} has ${taken.join(', ')} already, and a restore changes nothing that is there. Restore into another database, or drop or rename these first.`,
    { errors: taken.map((name) => ({ pointer: '/collections', code: 'taken', message: `${name} is there already` })) },
  );
