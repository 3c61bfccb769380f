import type { ProblemError } from '../problem/errors';
import { checkIfMatch, etagOf, isTagged } from './etag';

const document = { version: 3, updated_at: new Date('2026-11-24T08:00:00Z') };
const current = etagOf(document);

const failureOf = (act: () => unknown): ProblemError | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error as ProblemError;
  }
};

const statusOf = (act: () => unknown): number => failureOf(act)?.status ?? 200;

describe('entity tags', () => {
  it('differ by version, and by time where the version is the same', () => {
    expect(etagOf({ ...document, version: 4 })).not.toBe(current);
    expect(etagOf({ ...document, updated_at: new Date(0) })).not.toBe(current);
  });

  it.each([
    [undefined, 200],
    ['*', 200],
    [current, 200],
    [`"other", ${current}`, 200],
    ['"other"', 412],
    [`W/${current}`, 200],
    [`"other", W/${current}`, 200],
    ['W/"other"', 412],
    [`w/${current}`, 400],
    ['not quoted', 400],
    ['', 400],
    ['"a" "b"', 400],
  ])('lets a write under If-Match %s answer %d', (header, status) => {
    expect(statusOf(() => checkIfMatch(header, current))).toBe(status);
  });

  it.each([
    [undefined, false],
    ['*', true],
    [current, true],
    [`W/${current}`, true],
    [`"other", W/${current}`, true],
    ['"other"', false],
  ])('holds If-None-Match %s for unchanged: %s', (header, unchanged) => {
    expect(isTagged(header, current)).toBe(unchanged);
  });

  it('tells the current tag with a 412, so that the caller can read again', () => {
    expect(failureOf(() => checkIfMatch('"other"', current))).toMatchObject({
      status: 412,
      headers: { etag: current },
    });
  });
});
