import { defineClass } from '../fields/model-class';
import { type DeclaredEffects, declareEffects, effectsOf } from './declared-effects';

const NAME = { kind: 'text', required: true, collection: true, description: 'A collection.' } as const;
const Path = defineClass('EffectPath', { name: NAME });
const Join = defineClass('EffectJoin', { from: NAME });
const Body = defineClass('EffectBody', {
  joins: { kind: 'list', items: { kind: 'object', type: () => Join }, description: 'Others.' },
  ttl: { kind: 'int', min: 0, effect: { kind: 'delete' }, description: 'Seconds.' },
  replace: { kind: 'flag', fallback: false, effect: { kind: 'delete', when: [true] }, description: 'Whether.' },
});
const Query = defineClass('EffectQuery', {
  dry_run: { kind: 'flag', fallback: false, description: 'Only say.' },
  confirm: { kind: 'text', description: 'The name.' },
});
const classes = { path: Path, query: Query, body: Body };

describe('declareEffects', () => {
  it('refuses an operation that names a collection and does not say what it does to it, at any depth', () => {
    expect(() => declareEffects('get', {}, { path: Path })).toThrow(/^get names a collection/);
    expect(() => declareEffects('post', {}, { query: Query, body: Body })).toThrow(/^post names a collection/);
    expect(declareEffects('post', { collections: 'shape' }, { query: Query, body: Body })).toBeDefined();
  });

  it('refuses an option that deletes without a confirmation', () => {
    expect(() => declareEffects('post', { collections: 'define' }, { body: Body })).toThrow(/needs confirm$/);
    expect(declareEffects('plan', { collections: 'define', isPlan: true }, { body: Body })).toBeDefined();
  });

  it('has nothing to say of an operation that names no collection', () => {
    expect(declareEffects('other', {}, { query: Query })).toBeUndefined();
  });
});

describe('effectsOf', () => {
  const declared = declareEffects('post', { collections: 'define', confirms: 'name' }, classes) as DeclaredEffects;
  const asked = (body: unknown, query: object = {}): ReturnType<typeof effectsOf> =>
    effectsOf(declared, { params: { name: 'a' }, query, body });

  it('finds collections in path and body, and options by their values', () => {
    expect(asked({ joins: [{ from: 'b' }, { from: 'c' }], ttl: 0, replace: true }, { confirm: 'a' })).toEqual({
      collections: ['a', 'b', 'c'],
      effects: [{ kind: 'define' }, { kind: 'delete', field: 'ttl' }, { kind: 'delete', field: 'replace' }],
      confirmation: { name: 'a', given: 'a' },
    });
    expect(asked({ replace: false })?.effects).toEqual([{ kind: 'define' }]);
    expect(asked(undefined)?.collections).toEqual(['a']);
  });

  it('leaves a request that breaks the rules of its classes to the pipes, which refuse it', () => {
    for (const body of [null, [], { ttl: '0' }, { other: 1 }, { joins: [{}] }]) expect(asked(body)).toBeUndefined();
    expect(asked({}, { dry_run: 'yes' })).toBeUndefined();
  });

  it('counts a dry run as telling what it would change', () => {
    const writes = { ...declared, collections: 'write' as const };
    const query = { dry_run: 'true' };
    expect(asked({ ttl: 0 }, query)?.effects).toEqual([{ kind: 'define' }]);
    expect(effectsOf(writes, { params: { name: 'a' }, query, body: { ttl: 0 } })?.effects).toEqual([
      { kind: 'values' },
    ]);
    expect(effectsOf({ ...writes, isPlan: true }, { params: { name: 'a' }, query: {}, body: {} })?.effects).toEqual([
      { kind: 'values' },
    ]);
  });
});
