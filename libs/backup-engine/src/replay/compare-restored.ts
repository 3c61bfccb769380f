import { ProblemError } from '@lucid/common';
import type { Ordered } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { dataOf } from '../format/backup-files';
import { canonicalJson } from '../bson/canonical-json';
import type { Described, NamespaceType } from '../format/metadata';
import { describe } from '../read/describe';
import { count } from '../restore/native-restore';
import type { Target } from '../restore/restore-namespace';
import { comparable, ordered, type Restored, type RestoredCatalogue } from './restored-catalogue';

const { BSON } = mongo;

/** Of the differences, so many are told. */
const MOST_DIFFERENCES = 10;

/** A collection, view or time series as it is in the database that was restored into. */
export interface RestoredCollection {
  name: string;
  type: NamespaceType;
  documents: number;
  indexes: number;
}

/** Success is only what can be found in the database afterwards. @throws ProblemError 422 that says what is other than it was */
export async function compareRestored(
  { db, limit, runLong }: Pick<Target, 'db' | 'limit' | 'runLong'>,
  catalogue: RestoredCatalogue,
): Promise<RestoredCollection[]> {
  const session = db.client.startSession();
  try {
    const found = await describe(db, { session, limit });
    const views = catalogue.viewsLeft().map((view) => ({ ...view, documents: 0, bucketIndexes: [] }));
    const expected = [...catalogue.all(), ...views];
    const wrong = found
      .filter(({ name }) => !expected.some((each) => each.name === name))
      .map(({ name }) => `${name} should not be there.`);
    const collections: RestoredCollection[] = [];
    for (const each of expected) {
      const { name, type, documents } = each;
      const described = found.find((other) => other.name === name);
      const counted = type === 'view' ? 0 : await count({ runLong }, dataOf(name, type));
      wrong.push(...differencesOf(each, described).map((difference) => `${name}: ${difference}`));
      if (counted !== documents) wrong.push(`${name}: it has ${counted} documents, and had ${documents}.`);
      collections.push({ name, type, documents: counted, indexes: described?.indexes.length ?? 0 });
    }
    if (wrong.length === 0) return collections;
    const told = wrong.slice(0, MOST_DIFFERENCES).join(' ');
    throw new ProblemError(
      'unprocessable',
      `What was restored is not what it was, and nothing of it was kept. ${told}`,
    );
  } finally {
    await session.endSession();
  }
}

function differencesOf(expected: Restored, found: Described | undefined): string[] {
  if (found === undefined) return ['It is not there.'];
  const wrong: string[] = [];
  if (jsonOf(expected.options) !== canonicalJson(found.options)) wrong.push('Its options are others.');
  const built = new Map(found.indexes.map((index) => [String(ordered(index).get('name')), normal(ordered(index))]));
  for (const index of expected.indexes) {
    const name = String(index.get('name'));
    if (built.get(name) !== normal(index))
      wrong.push(`The index ${name} is ${built.has(name) ? 'another' : 'missing'}.`);
    built.delete(name);
  }
  for (const index of expected.bucketIndexes) {
    const name = String(index.get('name'));
    if (!built.delete(name)) wrong.push(`The index ${name} is missing.`);
  }
  for (const [name, text] of built)
    if (name !== '_id_' && !text.includes('"clustered":true')) wrong.push(`The index ${name} should not be there.`);
  return wrong;
}

const jsonOf = (document: Ordered): string => canonicalJson(BSON.serialize(document));

/** An index to be compared; versions before 4.4 told its namespace too. */
const normal = (index: Ordered): string => comparable(index, ['ns']);
