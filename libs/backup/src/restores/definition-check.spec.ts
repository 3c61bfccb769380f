import { type Definition, type Reach, refusalOf, requireWithin } from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { allModels, isServiceCollection, modelOptions, type Ordered, orderedJson } from '@lucid/mongo';
import '@lucid/auth';
import '@lucid/jobs';
import '@lucid/volume';
import '../catalogue/backup';

const options = (read: unknown): Ordered => orderedJson(JSON.stringify(read)) as Ordered;

const FUNCTION = { body: 'function () { return 1; }', args: [], lang: 'js' };
const ACCUMULATOR = { init: 'x', accumulateArgs: [], accumulate: 'x', merge: 'x', lang: 'js' };

/** Everything that makes the server run JavaScript, each as an expression or condition. */
const CODE: Record<string, object> = {
  $where: { $where: 'true' },
  '$where with code': { $where: { $code: 'true' } },
  $function: { $expr: { $function: FUNCTION } },
  $accumulator: { n: { $accumulator: ACCUMULATOR } },
  'code as a value': { n: { $code: 'function () {}' } },
  'code with a scope': { n: { $code: 'function () {}', $scope: {} } },
};

/** Every place in a definition that can hold one. */
const PLACES: Record<string, (code: object) => Partial<Definition>> = {
  'a validator': (code) => ({ options: options({ validator: code }) }),
  'a validator, deep': (code) => ({ options: options({ validator: { $or: [{ a: 1 }, { $and: [code] }] } }) }),
  'a stage of a view': (code) => ({ options: options({ viewOn: 'a', pipeline: [{ $match: code }] }) }),
  'a pipeline within $lookup': (code) => ({
    options: options({ viewOn: 'a', pipeline: [{ $lookup: { from: 'b', as: 'x', pipeline: [{ $match: code }] } }] }),
  }),
  'a pipeline within $facet': (code) => ({
    options: options({ viewOn: 'a', pipeline: [{ $facet: { x: [{ $group: { _id: 1, x: code } }] } }] }),
  }),
  'a pipeline within $unionWith': (code) => ({
    options: options({ viewOn: 'a', pipeline: [{ $unionWith: { coll: 'b', pipeline: [{ $project: { x: code } }] } }] }),
  }),
  'the filter of an index': (code) => ({
    indexes: [options({ v: 2, key: { a: 1 }, name: 'a_1', partialFilterExpression: code })],
  }),
};

const ON_CLOSED: Record<string, (name: string) => object> = {
  viewOn: (name) => ({ viewOn: name, pipeline: [] }),
  $lookup: (from) => ({ viewOn: 'a', pipeline: [{ $lookup: { from, as: 'x', pipeline: [] } }] }),
  '$lookup within $facet': (from) => ({ viewOn: 'a', pipeline: [{ $facet: { x: [{ $lookup: { from, as: 'x' } }] } }] }),
  $graphLookup: (from) => ({ viewOn: 'a', pipeline: [{ $graphLookup: { from, as: 'x' } }] }),
  $unionWith: (name) => ({ viewOn: 'a', pipeline: [{ $unionWith: name }] }),
  '$unionWith with a pipeline': (coll) => ({ viewOn: 'a', pipeline: [{ $unionWith: { coll, pipeline: [] } }] }),
  'another database': (coll) => ({ viewOn: 'a', pipeline: [{ $lookup: { from: { db: 'lucid', coll }, as: 'x' } }] }),
};

const CLOSED = [
  ...allModels()
    .map((model) => modelOptions(model).collection)
    .filter(isServiceCollection),
  'system.profile',
];

const definition = (given: Partial<Definition>): Definition => ({
  ...{ name: 'given', options: new Map(), indexes: [] },
  ...given,
});

const UNNAMED: Reach = { named: [], closed: true };
const NAMED: Reach = { named: ['given'], closed: false };

describe('the definitions that a restore brings', () => {
  it.each(Object.keys(PLACES).flatMap((place) => Object.keys(CODE).map((code) => [place, code])))(
    'are restored by name only with JavaScript in %s: %s',
    (place, code) => {
      const brought = definition(PLACES[place]?.(CODE[code] ?? {}) ?? {});
      expect(refusalOf(brought, UNNAMED)).toContain('JavaScript');
      expect(refusalOf(brought, NAMED)).toBeUndefined();
    },
  );

  it('are restored by name only where they are the functions that the server stores', () => {
    expect(refusalOf(definition({ name: 'system.js' }), UNNAMED)).toContain('stored functions');
    expect(refusalOf(definition({ name: 'system.js' }), { named: ['system.js'], closed: false })).toBeUndefined();
  });

  it.each(Object.keys(ON_CLOSED).flatMap((way) => CLOSED.map((name) => [way, name])))(
    'show no closed collection, unless named with all scopes: %s, %s',
    (way, name) => {
      const brought = definition({ options: options(ON_CLOSED[way]?.(name)) });
      expect(refusalOf(brought, UNNAMED)).toContain(name);
      expect(refusalOf(brought, NAMED)).toContain(name);
      expect(refusalOf(brought, { named: ['given'], closed: true })).toBeUndefined();
    },
  );

  it('are restored without a name where they hold data alone, however they are called', () => {
    const plain = definition({
      options: options({
        viewOn: 'users',
        pipeline: [{ $match: { where: 'x', function: 1 } }, { $lookup: { from: 'sessions', as: 'audit' } }],
        validator: { $jsonSchema: { properties: { from: { bsonType: 'string' } } } },
      }),
    });
    expect(() => requireWithin([plain], { named: [], closed: false })).not.toThrow();
  });

  it('are each named with a reason, and nested however deep', () => {
    let deep: object = { $where: '1' };
    for (let depth = 0; depth < 20_000; depth += 1) deep = { $and: [deep] };
    const brought = [
      { ...definition({}), name: 'deep', options: new Map([['validator', deep]]) },
      { ...definition({}), name: 'system.js' },
    ];
    expect.assertions(2);
    try {
      requireWithin(brought, UNNAMED);
    } catch (error) {
      expect(error).toMatchObject({ code: 'unprocessable' });
      expect((error as ProblemError).errors.map(({ pointer }) => pointer)).toEqual(['/deep', '/system.js']);
    }
  });
});
