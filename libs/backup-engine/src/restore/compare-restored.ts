import { ProblemError } from '@lucid/common';
import { extendedJsonText, type Ordered } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { canonicalJson, ordered } from '../bson/canonical-json';
import { dataOf } from '../format/backup-files';
import type { Described, Metadata } from '../format/metadata';
import { describe } from '../read/describe';
import type { Target } from './restore-namespace';
import { fail, type Restored } from './restored';

const { BSON } = mongo;

/** Of the differences, so many are told. */
const MOST_DIFFERENCES = 10;

/**
 * Compares what a restore made with what it must be; what differs fails its namespace. Success is only what can be found in the database
 * afterwards.
 * @param isReplayed whether changes were replayed: the database then holds nothing else, and indexes are told in other words than in the backup
 * @throws ProblemError 422 that says what is other than it was, after a replay
 */
export async function compareRestored(
  target: Pick<Target, 'db' | 'limit' | 'runLong'>,
  expected: readonly Restored[],
  isReplayed: boolean,
): Promise<void> {
  const { db, limit } = target;
  const session = db.client.startSession();
  try {
    const names = expected.map(({ name }) => name);
    const found = await describe(db, { session, limit }, isReplayed ? undefined : names);
    const strays = found.filter(({ name }) => !names.includes(name));
    const wrong = strays.map(({ name }) => `${name} should not be there.`);
    for (const each of expected) {
      const described = found.find(({ name }) => name === each.name);
      each.report.indexes = described?.indexes.length ?? 0;
      if (each.report.outcome === 'failed') continue;
      const reasons = differences(each, described, isReplayed);
      if (each.type !== 'view') reasons.push(...(await countedWrong(target, each, isReplayed)));
      if (reasons.length > 0) fail(each.report, ...reasons);
      wrong.push(...reasons.map((reason) => `${each.name}: ${reason}`));
    }
    if (isReplayed && wrong.length > 0) throw notAsItWas(wrong);
  } finally {
    await session.endSession();
  }
}

const notAsItWas = (wrong: readonly string[]): ProblemError =>
  new ProblemError(
    'unprocessable',
    `What was restored is not what it was, and nothing of it was kept. ${wrong.slice(0, MOST_DIFFERENCES).join(' ')}`,
  );

async function countedWrong(target: Pick<Target, 'runLong'>, each: Restored, isReplayed: boolean): Promise<string[]> {
  const { name, type, documents, report } = each;
  const counted = await count(target, dataOf(name, type));
  const isWritten = isReplayed || report.written === documents;
  const mayExpire = counted < documents && isWritten && expires(each);
  return counted === documents || mayExpire ? [] : [`It has ${counted} documents, and had ${documents}.`];
}

/** Whether MongoDB deletes documents of it by itself, as soon as the index stands: those whose time came since the backup. */
const expires = ({ indexes, bucketIndexes, options }: Restored): boolean =>
  [options, ...indexes, ...bucketIndexes].some((each) => each.has('expireAfterSeconds'));

/** The documents that are there, one by one: what MongoDB keeps as their number may be wrong after a crash. */
async function count({ runLong }: Pick<Target, 'runLong'>, collection: string): Promise<number> {
  const pipeline = [{ $group: { _id: null, documents: { $sum: 1 } } }];
  const { cursor } = (await runLong({ aggregate: collection, pipeline, cursor: {} })) as {
    cursor: { firstBatch: { documents: number }[] };
  };
  return cursor.firstBatch[0]?.documents ?? 0;
}

/** What a namespace has other than it must have, in words; nothing where it is the same. */
export function differences(
  expected: Metadata & Partial<Pick<Restored, 'bucketIndexes'>>,
  found: Described | undefined,
  isReplayed = false,
): string[] {
  if (found === undefined) return ['It is not there.'];
  const wrong = jsonOf(expected.options) === canonicalJson(found.options) ? [] : ['Its options are others.'];
  const textOf = isReplayed ? replayedIndex : jsonOf;
  const built = new Map(found.indexes.map(ordered).map((index) => [String(index.get('name')), textOf(index)]));
  for (const index of expected.indexes) {
    const name = String(index.get('name'));
    if (!built.has(name)) wrong.push(`The index ${name} is missing.`);
    else if (built.get(name) !== textOf(index)) wrong.push(`The index ${name} is another one.`);
    built.delete(name);
  }
  for (const index of expected.bucketIndexes ?? []) {
    const name = String(index.get('name'));
    if (!built.delete(name)) wrong.push(`The index ${name} is missing.`);
  }
  if (!isReplayed) return wrong;
  const strays = [...built].filter(([name, text]) => name !== '_id_' && !text.includes('"clustered":true'));
  return [...wrong, ...strays.map(([name]) => `The index ${name} should not be there.`)];
}

const jsonOf = (document: Ordered): string => canonicalJson(BSON.serialize(document));

/** A description as text to be compared: whatever the order of its keys and the type of its numbers. The order within its values stays. */
export const comparable = (description: Ordered, left: readonly string[]): string =>
  extendedJsonText(
    new Map([...description].filter(([key]) => !left.includes(key)).sort(([a], [b]) => (a < b ? -1 : 1))),
  );

/** An index to be compared that the oplog may have told of; versions before 4.4 told its namespace too. */
const replayedIndex = (index: Ordered): string => comparable(index, ['ns']);
