import fc from 'fast-check';
import { newSecret } from '../secrets/secret';
import { withoutSecrets } from '../secrets/without-secrets';
import { disclosable } from './disclosable';

/** The least time of the processor that a text takes, in µs: of a few, because the process does other things meanwhile. */
function leastWork(text: string): number {
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    for (let n = 0; n < 10; n += 1) disclosable({ text });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...rounds);
}

const told = (value: unknown): unknown => JSON.parse(disclosable(value).json);

describe('what may be told', () => {
  it.each(['secret', 'password', 'db_password', 'sha256', 'token', 'clientSecret', 'secret_access_key', 'api_key'])(
    'is not the text under %s, nor anything in it',
    (name) => {
      expect(told({ [name]: 'hunter2', deep: [{ [name]: ['hunter2', { a: 'hunter2' }] }] })).toEqual({
        [name]: '[hidden]',
        deep: [{ [name]: '[hidden]' }],
      });
    },
  );

  it('is whatever else was noted, with names that mean something to MongoDB', () => {
    const value = {
      secret_until: '2026-01-01T00:00:00Z',
      keys: { 'a.b': 1, hash: -1 },
      filter: { status: { $eq: 'active' } },
      key_id: 'x',
      at: null,
    };
    expect(told(value)).toEqual(value);
    expect(told({ at: new Date(0), size: 5n })).toEqual({ at: '1970-01-01T00:00:00.000Z', size: '5' });
  });

  it('never holds a secret of a key or the credentials of a URI, wherever they stand', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string(), fc.string(), (id, before, after) => {
        const secret = newSecret(id);
        const { json } = disclosable({ note: `${before}${secret}${after}`, [secret]: 1 });
        expect(json.replaceAll(`"${secret}":1`, '')).not.toContain(secret.slice(15));
      }),
    );
    expect(withoutSecrets('mongodb://me:hunter2@a,b/x and s3://k:hunter2@c')).toBe('mongodb://…@a,b/x and s3://…@c');
  });

  it('ends at 64 kB, and says so', () => {
    const short = disclosable('x'.repeat(65_534));
    const long = disclosable('x'.repeat(65_535));
    expect([short.cut, short.json.length, long.cut, long.json.length]).toEqual([false, 65_536, true, 65_536]);
    expect(disclosable('😀'.repeat(40_000)).json.isWellFormed()).toBe(true);
  });

  it.each([
    ['slashes', '://'.repeat(20_000)],
    ['no slash', `://${'a'.repeat(60_000)}`],
    ['the beginning of secrets', 'lucid_00000000_'.repeat(4000)],
    ['parameters', '?a-token-'.repeat(7000)],
  ])('is found in one pass over 60 kB of %s', (_, text) => {
    // Not by the clock, which a busy machine stretches: a pattern that goes back would take thousands of times as long.
    expect(leastWork(text)).toBeLessThan(50 * leastWork('plain text '.repeat(5500)));
  });
});
