import { operations } from '../contract/document';
import { nameOf, placesOf } from '../contract/marked-places';
import { destroys } from './destructive-members';
import { naming } from './naming-operations';

/** Names of parameters and fields that mean a collection, and those that look so and mean something else. */
const LOOKS_NAMING = /^(?:collections?|collection_names?|namespaces?|from|coll|on|source|models)$/;
const OTHERWISE: Readonly<Record<string, string>> = {
  'listSlowOperations.from': 'a time',
  'getSlowOperation.from': 'a time',
  'getDatabaseHistory.from': 'a time',
  'getCollectionHistory.from': 'a time',
  'getRequestHistory.from': 'a time',
  'getCacheHistory.from': 'a time',
  'verifyChain.from': 'a height',
};

/** Names of options that may delete. */
const SPEAKS_OF_AN_END =
  /expire|ttl|capped|retention|replace|overwrite|drop|delete|remove|purge|truncate|prune|accept_|force|cascade|pinned|keep|conflict|existing|max_documents/;
/** Options of such a name that are not declared to delete, and why. */
const HARMLESS: Readonly<Record<string, string>> = {
  'applyBackupRetention.retention': 'the operation itself deletes, with its scope and its confirmation',
  'deleteUser.cascade': 'the operation itself deletes, with its scope, and asks for a confirmation with it',
  'createCollection.capped.max_documents': 'goes with capped, which is declared',
  'createApiKey.expires_at': 'ends a key, and no document',
  'explainQuery.aggregate.stages.unwind.keep_empty': 'a stage of a query, which only reads',
};

describe('SECURITY.md, on what the document declares', () => {
  it('26a. Each field that names a collection is marked, and each operation that has one says what it does to it.', () => {
    const unmarked = operations.flatMap((operation) =>
      placesOf(operation)
        .filter(({ path, schema }) => LOOKS_NAMING.test(String(path.at(-1))) && schema['x-collection'] !== true)
        .map((place) => `${operation.operationId}.${nameOf(place)}`)
        .filter((name) => !(name in OTHERWISE)),
    );
    expect(unmarked).toEqual([]);
    const byPath = operations.filter(({ path }) => path.includes('/collections/{name}'));
    const undeclared = [...naming.map(({ operation }) => operation), ...byPath].filter(
      (operation) => operation['x-collection-effect'] === undefined,
    );
    expect(undeclared.map(({ operationId }) => operationId)).toEqual([]);
    expect(naming.length).toBeGreaterThan(40);
  });

  it('27a. Each option whose name speaks of an end is declared to delete, or there is a reason why it does not.', () => {
    const suspects = operations.flatMap((operation) =>
      placesOf(operation)
        .filter(
          ({ path, schema }) => SPEAKS_OF_AN_END.test(String(path.at(-1))) && schema['x-effect']?.kind !== 'delete',
        )
        .map((place) => `${operation.operationId}.${nameOf(place)}`),
    );
    expect(suspects.sort()).toEqual(Object.keys(HARMLESS).sort());
  });

  it('27b. Each operation with an option that deletes asks for a confirmation, but for one that only plans.', () => {
    const unasked = operations.filter(
      (operation) =>
        placesOf(operation).some(({ schema }) => schema['x-effect']?.kind === 'delete') && !destroys(operation),
    );
    expect(unasked.map(({ operationId }) => operationId)).toEqual(['planRestore']);
  });
});
