import { Field } from '@lucid/common';
import { idFieldOf, Model } from './model';

@Model({
  collection: 'searched',
  search: { id: 'name', text: [] },
  indexes: [{ keys: { other_id: 1 }, unique: true, serves: 'nothing' }],
})
class Searched {
  @Field({ kind: 'text', description: 'Name.' })
  name!: string;
}

@Model({
  collection: 'unsearched',
  indexes: [
    { keys: { a_id: 1, b_id: 1 }, unique: true, serves: 'nothing' },
    { keys: { c_id: 1 }, serves: 'nothing' },
    { keys: { height: 1 }, unique: true, serves: 'nothing' },
    { keys: { d_id: 1 }, unique: true, serves: 'nothing' },
  ],
})
class Unsearched {
  @Field({ kind: 'text', description: 'Id.' })
  d_id!: string;
}

describe('idFieldOf', () => {
  it.each([
    ['searched', 'name'],
    ['unsearched', '_id'],
    ['of_callers', '_id'],
  ])('names the field of documents of %s', (collection, field) => {
    expect([Searched, Unsearched]).toHaveLength(2);
    expect(idFieldOf(collection)).toBe(field);
  });
});
