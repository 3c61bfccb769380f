import type { Ordered } from '@lucid/mongo';
import { ordered } from '../bson/canonical-json';
import { describe } from '../read/describe';
import { comparable } from '../restore/compare-restored';
import type { Target } from '../restore/restore-namespace';
import { UnknownChangeError } from '../oplog/document-diff';
import type { Restored, RestoredCatalogue } from '../restore/restored';

type CommandTarget = Pick<Target, 'db' | 'limit'>;

const set =
  (option: string) =>
  (index: Ordered, value: unknown): void => {
    index.set(option, value);
  };

/** MongoDB does not describe an option that is off. */
const setFlag =
  (option: string) =>
  (index: Ordered, value: unknown): void => {
    if (value === true) index.set(option, true);
    else index.delete(option);
  };

/** Everything that collMod changes of an index. An option that is not here fails: an index must not come back as another one. */
const INDEX_OPTIONS: Readonly<Record<string, (index: Ordered, value: unknown) => void>> = {
  name: () => undefined,
  expireAfterSeconds: set('expireAfterSeconds'),
  hidden: setFlag('hidden'),
  prepareUnique: setFlag('prepareUnique'),
  unique: (index, value) => {
    setFlag('unique')(index, value);
    index.delete('prepareUnique');
  },
  forceNonUnique: (index) => {
    index.delete('unique');
  },
};

/** What the oplog says of a collection, and `listCollections` does not, or not in the same way on each version. */
const NOT_COMPARED = ['uuid', 'temp', 'autoIndexId'];
const NOT_COMPARED_OF_BUCKETS = [...NOT_COMPARED, 'validator', 'clusteredIndex'];

/**
 * Does what collMod did. MongoDB changes the options of the collection; the changes of an index are noted, as indexes are built last.
 * The oplog has the options from before each collMod (`o2`). They are compared with what was restored so far.
 * @throws UnknownChangeError for an option of an index that is not known, and when the collection is not what it was
 */
export async function replayCollMod(
  target: CommandTarget,
  catalogue: RestoredCatalogue,
  command: Ordered,
  before: Ordered,
): Promise<void> {
  const restored = catalogue.get(String(command.get('collMod')));
  requireOptions(restored, await presentOptions(target, restored.name), before.get('collectionOptions_old'));
  const { index, ...options } = Object.fromEntries(command) as { index?: Ordered };
  if (index !== undefined) changeIndex(restored, index, before.get('indexOptions_old'));
  if (Object.keys(options).length === 1) return;
  await target.db.command({ ...options, collMod: restored.name, ...target.limit });
  restored.options = await presentOptions(target, restored.name);
}

/** The options of a collection as MongoDB describes them. */
export async function presentOptions({ db, limit }: CommandTarget, name: string): Promise<Ordered> {
  const session = db.client.startSession();
  try {
    const [found] = await describe(db, { session, limit }, [name]);
    if (found === undefined) throw new UnknownChangeError(`${name} was dropped by another program`);
    return ordered(found.options);
  } finally {
    await session.endSession();
  }
}

function requireOptions({ name, type }: Restored, present: Ordered, recorded: unknown): void {
  if (!(recorded instanceof Map)) return;
  const left = type === 'timeseries' ? NOT_COMPARED_OF_BUCKETS : NOT_COMPARED;
  if (comparable(present, left) === comparable(recorded as Ordered, left)) return;
  throw new UnknownChangeError(`the options of ${name} are not those that the oplog recorded before a collMod`);
}

function changeIndex(restored: Restored, change: Ordered, recorded: unknown): void {
  const index = indexOf(restored, change.get('name'));
  if (recorded instanceof Map)
    for (const [option, value] of recorded as Ordered)
      if (Number(index.get(option) ?? false) !== Number(value))
        throw new UnknownChangeError(
          `the index ${String(index.get('name'))} of ${restored.name} is not the one that the oplog recorded before a collMod`,
        );
  for (const [option, value] of change) {
    const apply = Object.hasOwn(INDEX_OPTIONS, option) ? INDEX_OPTIONS[option] : undefined;
    if (apply === undefined) throw new UnknownChangeError(`the option ${option} of an index in collMod is not known`);
    apply(index, value);
  }
}

/** An index that a command names. @throws UnknownChangeError when there is none: its definition would be a guess */
export function indexOf({ name, indexes, bucketIndexes }: Restored, wanted: unknown): Ordered {
  const found = [...indexes, ...bucketIndexes].find((index) => index.get('name') === wanted);
  if (found !== undefined) return found;
  throw new UnknownChangeError(`${name} has no index ${JSON.stringify(wanted)} that could be changed or dropped`);
}
