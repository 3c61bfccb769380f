import { mergePatchOf, parsedObject } from './merge-patch';

describe('a merge patch', () => {
  it('holds what changed, at any depth, and null for what is gone', () => {
    const before = { a: 1, b: { c: 2, d: [1] }, e: 'x', f: { g: 1 } };
    const after = { a: 1, b: { c: 3, d: [1, 2] }, f: { g: 1 }, h: null };
    expect(mergePatchOf(before, after)).toEqual({ b: { c: 3, d: [1, 2] }, e: null, h: null });
  });

  it('is undefined where nothing changed', () =>
    expect(mergePatchOf({ a: { b: 1 } }, { a: { b: 1 } })).toBeUndefined());
});

describe('typed text', () => {
  it('is an object or has a problem', () => {
    expect(parsedObject('{"a": 1}')).toEqual({ value: { a: 1 } });
    expect(parsedObject('[1]')).toEqual({ problem: 'The document must be a JSON object.' });
    expect(parsedObject('{')).toHaveProperty('problem');
  });
});
