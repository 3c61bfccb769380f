import type { CollectionState } from '../schema/collection-state';
import type { DesiredCollection } from '../schema/desired-schema';
import { DIFFERENCE_KINDS, type DifferenceKind } from '../schema/differences';
import { letsInWrongDocuments, lossesOf } from './schema-losses';

const validator = { $jsonSchema: { required: ['a'] } };
const desired: DesiredCollection = {
  name: 'things',
  validator,
  preImages: true,
  indexes: [
    { index: { key: { a: 1 }, name: 'a_1', unique: true }, serves: '' },
    { index: { key: { b: 1 }, name: 'b_1' }, serves: '' },
  ],
};
const unique = { key: { a: 1 }, name: 'a_1', unique: true };
const plain = { key: { b: 1 }, name: 'b_1' };
const whole: CollectionState = {
  type: 'collection',
  options: {
    validator,
    validationLevel: 'strict',
    validationAction: 'error',
    changeStreamPreAndPostImages: { enabled: true },
  },
  indexes: [{ key: { _id: 1 }, name: '_id_' }, unique, plain],
};
const withOptions = (options: object): CollectionState => ({ ...whole, options: { ...whole.options, ...options } });
const withIndexes = (...indexes: object[]): CollectionState => ({ ...whole, indexes });

/** What is found of a difference: nothing, a loss, or one through which wrong documents come. */
type Found = 'none' | 'loss' | 'wrong';

const CASES: readonly (readonly [DifferenceKind, CollectionState | undefined, Found])[] = [
  ['collection_missing', undefined, 'wrong'],
  ['type', { type: 'view', options: {}, indexes: [] }, 'wrong'],
  ['validator', withOptions({ validator: {} }), 'wrong'],
  ['validator', withOptions({ validator: { a: 1 } }), 'wrong'],
  // Of another version of the service.
  ['validator', withOptions({ validator: { $jsonSchema: { required: ['b'] } } }), 'none'],
  ['validation_level', withOptions({ validationLevel: 'off' }), 'wrong'],
  ['validation_action', withOptions({ validationAction: 'warn' }), 'wrong'],
  ['pre_images', withOptions({ changeStreamPreAndPostImages: { enabled: false } }), 'loss'],
  ['option', withOptions({ capped: true }), 'none'],
  ['index_missing', withIndexes(plain), 'wrong'],
  ['index_missing', withIndexes(unique), 'loss'],
  ['index_hidden', withIndexes({ ...unique, hidden: true }, plain), 'none'],
  ['index_changed', withIndexes({ ...unique, unique: false }, plain), 'wrong'],
  ['index_changed', withIndexes({ ...unique, partialFilterExpression: { a: 1 } }, plain), 'none'],
  ['index_changed', withIndexes(unique, { ...plain, sparse: true }), 'none'],
  ['index_extra', withIndexes(unique, plain, { key: { c: 1 }, name: 'c_1' }), 'none'],
];

describe('what a collection has lost of its schema', () => {
  it('is judged for every kind of difference', () => {
    expect(new Set(CASES.map(([kind]) => kind))).toEqual(new Set(DIFFERENCE_KINDS));
    expect(lossesOf(desired, whole)).toEqual([]);
  });

  it.each(CASES)('%s of %j is %s', (kind, present, found) => {
    const losses = lossesOf(desired, present);
    expect(losses.map((loss) => loss.kind)).toEqual(found === 'none' ? [] : [kind]);
    expect(losses.some(letsInWrongDocuments)).toBe(found === 'wrong');
  });
});
