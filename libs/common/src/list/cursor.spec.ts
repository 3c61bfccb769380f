import fc from 'fast-check';
import type { ProblemError } from '../problem/errors';
import { decodeCursor, encodeCursor, isPlace } from './cursor';

const id = 'a'.repeat(24);
const any = (): boolean => true;

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as ProblemError).code;
  }
};

describe('cursors', () => {
  it('come back as they went, whatever the value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer()), fc.json(), (value, scope) => {
        expect(decodeCursor(scope, encodeCursor(scope, { value, id }), any)).toEqual({ value, id });
      }),
    );
  });

  it('are refused in another scope', () => {
    const cursor = encodeCursor(['users', '-created_at', {}], { value: 5, id });
    for (const scope of [
      ['users', 'created_at', {}],
      ['blocks', '-created_at', {}],
      ['users', '-created_at', { email: 'x' }],
    ]) {
      expect(codeOf(() => decodeCursor(scope, cursor, any))).toBe('invalid_cursor');
    }
  });

  it('are refused with a code, never another error, when they are made up', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (cursor) => {
          expect(codeOf(() => decodeCursor(['users'], cursor, any))).toBe('invalid_cursor');
        },
      ),
    );
  });

  it.each([{ $gt: '' }, null, [1], true])('never carry %j into a query', (value) => {
    const forged = JSON.parse(
      Buffer.from(encodeCursor('scope', { value: 1, id }), 'base64url').toString(),
    ) as unknown[];
    forged[1] = value;
    expect(() => decodeCursor('scope', Buffer.from(JSON.stringify(forged)).toString('base64url'), any)).toThrow();
  });

  it.each([-1, 1.5, 1e300, 2147483648, '1', 'x'])('do not name %j as a place in a list', (value) => {
    const cursor = encodeCursor('scope', { value, id });
    expect(codeOf(() => decodeCursor('scope', cursor, isPlace))).toBe('invalid_cursor');
  });

  it('name the places of a list', () => {
    const position = { value: 7, id };
    expect(decodeCursor('scope', encodeCursor('scope', position), isPlace)).toEqual(position);
  });
});
