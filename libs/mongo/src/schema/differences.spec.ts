import fc from 'fast-check';
import type { CollectionState } from './collection-state';
import { collectionOptions, type DesiredCollection } from './desired-schema';
import { type DocumentDifference, changesBetween, type Difference, differencesOf } from './differences';

const DESIRED: DesiredCollection = {
  name: 'users',
  validator: { $jsonSchema: { bsonType: 'object', required: ['email'] } },
  preImages: true,
  indexes: [
    { index: { key: { email: 1 }, name: 'email_1', unique: true }, serves: 'finds by e-mail' },
    { index: { key: { a: 1, b: -1 }, name: 'a_1_b_-1' }, serves: 'lists' },
  ],
};

const ID = { v: 2, key: { _id: 1 }, name: '_id_' };
const EMAIL = { v: 2, key: { email: 1 }, name: 'email_1', unique: true };
const LIST = { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1' };

const state = (options: object = {}, indexes: object[] = [ID, EMAIL, LIST]): CollectionState => ({
  type: 'collection',
  options: { ...collectionOptions(DESIRED), ...options },
  indexes,
});

const told = (present: CollectionState | undefined, desired = DESIRED): string[] =>
  differencesOf(desired, present).map(({ kind, subject, remedy }) => `${kind} ${subject} ${remedy}`);

describe('differencesOf', () => {
  it('finds none in what is as it was declared, whatever defaults the server adds', () => {
    expect(told(state())).toEqual([]);
    expect(told(state({}, [{ ...LIST, unique: false, background: true, ns: 'db.users' }, EMAIL, ID]))).toEqual([]);
    const { validationLevel: _level, validationAction: _action, ...options } = collectionOptions(DESIRED);
    expect(told({ type: 'collection', options, indexes: [ID, EMAIL, LIST] })).toEqual([]);
  });

  it.each<[string, CollectionState | undefined, string[]]>([
    ['a collection that is not there', undefined, ['collection_missing users apply']],
    ['a view in its place', { ...state(), type: 'view' }, ['type users manual']],
    ['another validator', state({ validator: {} }), ['validator validator apply']],
    ['no validator', state({ validator: undefined }), ['validator validator apply']],
    [
      'a validator that does not act',
      state({ validationLevel: 'off', validationAction: 'warn' }),
      ['validation_level validationLevel apply', 'validation_action validationAction apply'],
    ],
    [
      'pre-images that are not kept',
      state({ changeStreamPreAndPostImages: { enabled: false } }),
      ['pre_images changeStreamPreAndPostImages apply'],
    ],
    [
      'an option that was not declared',
      state({ capped: true, size: 4096 }),
      ['option capped manual', 'option size manual'],
    ],
    ['an index that is gone', state({}, [ID, LIST]), ['index_missing email_1 apply']],
    ['an index that is hidden', state({}, [ID, { ...EMAIL, hidden: true }, LIST]), ['index_hidden email_1 apply']],
    [
      'an index that no longer is unique',
      state({}, [ID, { ...EMAIL, unique: undefined }, LIST]),
      ['index_changed email_1 replace'],
    ],
    [
      'an index of another order of keys',
      state({}, [ID, EMAIL, { ...LIST, key: { b: -1, a: 1 } }]),
      ['index_changed a_1_b_-1 replace'],
    ],
    [
      'an index of another name, in the place of which MongoDB builds none',
      state({}, [ID, EMAIL, { ...LIST, name: 'other' }]),
      ['index_changed a_1_b_-1 replace'],
    ],
    [
      'an index of the same key beside it, which MongoDB takes for another',
      state({}, [ID, EMAIL, LIST, { ...LIST, name: 'sparse', sparse: true }]),
      ['index_extra sparse replace'],
    ],
  ])('names %s', (_what, present, differences) => {
    expect(told(present)).toEqual(differences);
  });

  it('leaves pre-images that were not declared to people: another version may count on them', () => {
    expect(told(state(), { ...DESIRED, preImages: false })).toEqual([
      'pre_images changeStreamPreAndPostImages replace',
    ]);
  });

  it('tells what was declared and what is there', () => {
    const [found] = differencesOf(DESIRED, state({}, [ID, { ...EMAIL, unique: undefined }, LIST])) as [Difference];
    expect(found.declared).toEqual({ key: { email: 1 }, name: 'email_1', unique: true });
    expect(found.present).toMatchObject({ key: { email: 1 }, name: 'email_1' });
  });
});

const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Makes of a document what the changes say was declared. */
function applied(present: unknown, changes: readonly DocumentDifference[]): unknown {
  const copy = copyOf(present);
  for (const { pointer, declared } of changes) {
    if (pointer === '') return declared;
    const keys = pointer
      .slice(1)
      .split('/')
      .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
    const last = keys.pop() ?? '';
    const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy as Record<string, unknown>);
    if (declared === undefined) Reflect.deleteProperty(holder, last);
    else holder[last] = declared;
  }
  return copy;
}

describe('changesBetween', () => {
  const key = fc.constantFrom('a', 'b', 'a/b', '~', '~1', '');
  const { document } = fc.letrec((tie) => ({
    document: fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(1, 2, 'text', null, true),
      fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
      tie('document'),
    ),
  }));

  it('is all that makes one document of the other', () => {
    fc.assert(
      fc.property(document, document, (declared, present) => {
        expect(applied(present, changesBetween(declared, present))).toEqual(declared);
      }),
    );
  });

  it('is nothing between a document and its copy', () => {
    fc.assert(fc.property(document, (one) => expect(changesBetween(one, copyOf(one))).toEqual([])));
  });
});
