import { isScratch, type Ordered } from '@lucid/mongo';
import { ordered } from '../bson/canonical-json';
import { NAMESPACE } from '../format/manifest-fields';
import { BUCKETS } from '../format/backup-files';
import type { Metadata } from '../format/metadata';
import { requireWithin } from '../definition/definition-check';
import { requireFitting } from '../definition/fitting-name';
import { create, type Target } from '../restore/restore-namespace';
import { UnknownChangeError } from '../oplog/document-diff';
import type { OplogChange } from '../oplog/oplog-entry';
import type { Restored, RestoredCatalogue } from '../restore/restored';
import { indexOf, presentOptions, replayCollMod } from './replay-coll-mod';

const VIEWS = 'system.views';

/** What a time series is made with; all else of its collection of buckets follows from that. */
const TIME_SERIES_OPTIONS = ['timeseries', 'expireAfterSeconds', 'collation', 'storageEngine', 'indexOptionDefaults'];

type CommandTarget = Pick<Target, 'db' | 'limit'>;
/** Does a command. `before` is what the oplog says of the state before it. */
type Do = (
  target: CommandTarget,
  catalogue: RestoredCatalogue,
  command: Ordered,
  before: Ordered,
) => Promise<void> | void;

const nothing: Do = () => undefined;

/** The commands on collections that the oplog knows. Indexes are only noted: they are built last. */
const COMMANDS: Readonly<Record<string, Do>> = {
  create: createCollection,
  drop: dropCollection,
  renameCollection,
  collMod: replayCollMod,
  createIndexes: (_target, catalogue, command) => {
    const [[, name], ...index] = [...command] as [[string, string], ...[string, unknown][]];
    addIndex(catalogue.get(name), name, new Map(index));
  },
  startIndexBuild: nothing,
  abortIndexBuild: nothing,
  commitIndexBuild: (_target, catalogue, command) => {
    const name = String(command.get('commitIndexBuild'));
    for (const index of command.get('indexes') as Ordered[]) addIndex(catalogue.get(name), name, index);
  },
  dropIndexes: (_target, catalogue, command) => {
    const restored = catalogue.get(String(command.get('dropIndexes')));
    const dropped = indexOf(restored, command.get('index'));
    restored.indexes = restored.indexes.filter((index) => index !== dropped);
    restored.bucketIndexes = restored.bucketIndexes.filter((index) => index !== dropped);
  },
  dropDatabase: async ({ db, limit }, catalogue) => {
    for (const { name } of catalogue.stored()) await db.dropCollection(name, limit);
    catalogue.clear();
  },
};

/** Fields that name what a command is of, where it may have been left out of the backup. */
const NAMED = ['drop', 'createIndexes', 'commitIndexBuild', 'dropIndexes', 'collMod'];

/**
 * Does what a command did.
 * @returns whether it changed what collections there are
 * @throws UnknownChangeError for a command that is not known
 */
export async function replayCommand(
  target: CommandTarget,
  catalogue: RestoredCatalogue,
  { object, of }: OplogChange,
): Promise<boolean> {
  const command = ordered(object);
  const name = command.keys().next().value ?? '';
  const work = COMMANDS[name];
  if (work === undefined || !Object.hasOwn(COMMANDS, name))
    throw new UnknownChangeError(`the command ${JSON.stringify(name)} is not known`);
  const collection = String(command.get(name));
  if (NAMED.includes(name) && catalogue.isLeftOut(collection)) return false;
  const foreign = [...command.keys()].find((key) => key.startsWith('$'));
  if (foreign !== undefined) throw new UnknownChangeError(`the command ${name} has ${foreign}`);
  // Whatever brings a definition, brings it in its command: the options of a collection, or the filter of an index.
  requireWithin([{ name: collection, options: command, indexes: [] }], catalogue.reach);
  await work(target, catalogue, command, of === undefined ? new Map<string, unknown>() : ordered(of));
  return name === 'create' || name === 'renameCollection';
}

async function createCollection(target: CommandTarget, catalogue: RestoredCatalogue, command: Ordered): Promise<void> {
  const [[, collection], ...options] = [...command] as [[string, string], ...[string, unknown][]];
  if (collection === VIEWS) return;
  const metadata = collection.startsWith(BUCKETS)
    ? timeSeries(collection.slice(BUCKETS.length), options)
    : plainCollection(collection, options);
  requireRestorable(target, metadata);
  await create(target as Target, metadata);
  // MongoDB describes options that are not in the command, and others of time series.
  catalogue.add({ ...metadata, options: await presentOptions(target, metadata.name) });
}

const timeSeries = (name: string, options: readonly [string, unknown][]): Metadata => ({
  ...{ name, type: 'timeseries', indexes: [] },
  options: new Map(options.filter(([key]) => TIME_SERIES_OPTIONS.includes(key))),
});

function plainCollection(name: string, options: readonly [string, unknown][]): Metadata {
  const idIndex = options.filter(([key]) => key === 'idIndex').map(([, index]) => index as Ordered);
  return { name, type: 'collection', options: new Map(options.filter(([key]) => key !== 'idIndex')), indexes: idIndex };
}

async function dropCollection(
  { db, limit }: CommandTarget,
  catalogue: RestoredCatalogue,
  command: Ordered,
): Promise<void> {
  const collection = String(command.get('drop'));
  if (collection === VIEWS) {
    catalogue.views.clear();
    return;
  }
  const dropped = catalogue.get(collection);
  await db.dropCollection(dropped.name, limit);
  catalogue.remove(dropped);
}

async function renameCollection(
  { db, limit }: CommandTarget,
  catalogue: RestoredCatalogue,
  command: Ordered,
): Promise<void> {
  const [from, to] = [command.get('renameCollection'), command.get('to')].map((namespace) =>
    String(namespace).slice(String(namespace).indexOf('.') + 1),
  ) as [string, string];
  const { type } = catalogue.get(from);
  requireRestorable({ db }, { name: to, type });
  if (catalogue.isClosed(from)) throw new UnknownChangeError(`${from}, which is closed, was given the name ${to}`);
  const dropTarget = catalogue.has(to);
  const rename = { renameCollection: `${db.databaseName}.${from}`, to: `${db.databaseName}.${to}`, dropTarget };
  await db.admin().command({ ...rename, ...limit });
  catalogue.rename(from, to);
}

function addIndex(restored: Restored, collection: string, index: Ordered): void {
  if (collection.startsWith(BUCKETS)) restored.bucketIndexes.push(index);
  else restored.indexes.push(index);
}

/** @throws UnknownChangeError for a name that no backup has either: MongoDB keeps users, roles and profiles under such */
function requireRestorable({ db }: Pick<CommandTarget, 'db'>, { name, type }: Pick<Metadata, 'name' | 'type'>): void {
  requireFitting(db.databaseName, [{ name, type }]);
  if (!isScratch(name) && !NAMESPACE.pattern.test(name))
    throw new UnknownChangeError(`the collection ${JSON.stringify(name.slice(0, 255))} is not restored`);
}

/** Drops what no restore brings, samples and closed collections, where it was made after the backup. */
export async function dropLeftOut({ db, limit }: CommandTarget, catalogue: RestoredCatalogue): Promise<void> {
  for (const left of catalogue.stored().filter(({ name }) => catalogue.leavesOut(name))) {
    await db.dropCollection(left.name, limit);
    catalogue.remove(left);
  }
}
