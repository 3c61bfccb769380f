import { mongo } from 'mongoose';
import { valueAt } from './sample-queries';

describe('the value of a document that a query can pin', () => {
  const id = new mongo.ObjectId();
  const at = new Date(0);
  it.each<[string, unknown, string, unknown]>([
    ['text', { a: 'x' }, 'a', 'x'],
    ['a flag', { a: false }, 'a', false],
    ['a time', { a: at }, 'a', at],
    ['an id', { a: id }, 'a', id],
    ['inside an object', { a: { b: 'x' } }, 'a.b', 'x'],
    ['the first of an array', { a: ['x', 'y'] }, 'a', 'x'],
    ['of the first object of an array', { a: [{ b: 'x' }, { b: 'y' }] }, 'a.b', 'x'],
    [
      'a 64-bit integer as it is stored',
      { a: mongo.Long.fromString('9007199254740993') },
      'a',
      mongo.Long.fromString('9007199254740993'),
    ],
    ['none where the field is not there', { a: 'x' }, 'b', undefined],
    ['none where it is null', { a: null }, 'a', undefined],
    ['none where it is an object', { a: { b: 1 } }, 'a', undefined],
    ['none in an empty array', { a: [] }, 'a', undefined],
    ['none inside what is no object', { a: 'x' }, 'a.b', undefined],
    ['none inside a value of a type of its own', { a: at }, 'a.b', undefined],
    ['none of an inherited property', { a: {} }, 'a.constructor', undefined],
    ['none of no document', undefined, 'a', undefined],
  ])('is %s', (_, document, path, value) => {
    expect(valueAt(document, path)).toEqual(value);
  });
});
