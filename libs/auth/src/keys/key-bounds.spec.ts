import fc from 'fast-check';
import { GRANTS, scopesOf } from '../identity/scopes';
import { boundedBy, checkMayRevoke, checkMayRotate, excessOf, type HeldKey, type KeyBounds } from './key-bounds';

const DEFAULT_RATE = 1000;
const IDS = ['a', 'b', 'c'];

const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });
/** Few values of each, so that equal, weaker and stronger ones meet. */
const bounds: fc.Arbitrary<KeyBounds> = fc
  .record({
    scopes: fc.uniqueArray(fc.constantFrom('*', 'models:*', 'models:read', 'jobs:read', 'jobs:*'), {
      minLength: 1,
      maxLength: 3,
    }),
    rate: optional(fc.constantFrom(1, 999, 1000, 1001)),
    expires: optional(fc.constantFrom(0, 1, 2)),
  })
  .map(({ scopes, rate, expires }) => ({
    scopes,
    ...(rate !== undefined && { rate_limit_per_minute: rate }),
    ...(expires !== undefined && { expires_at: new Date(expires) }),
  }));
const held: fc.Arbitrary<HeldKey> = fc
  .tuple(bounds, fc.constantFrom(...IDS), optional(fc.subarray(IDS)))
  .map(([bound, key_id, ancestor_key_ids]) => ({ ...bound, key_id, ...(ancestor_key_ids && { ancestor_key_ids }) }));

const rateOf = ({ rate_limit_per_minute }: KeyBounds): number => rate_limit_per_minute ?? DEFAULT_RATE;
const endOf = ({ expires_at }: KeyBounds): number => expires_at?.getTime() ?? Infinity;
const within = (less: KeyBounds, more: KeyBounds): boolean => excessOf(less, more, DEFAULT_RATE).length === 0;
const passes = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'forbidden', errors: expect.arrayContaining([]) as unknown });
    return false;
  }
};

describe('the bounds of a key', () => {
  it('lie within those of another only if it allows no scope, no rate and no time that the other does not', () => {
    fc.assert(
      fc.property(bounds, bounds, (less, more) => {
        if (!within(less, more)) return;
        expect(scopesOf(more.scopes)).toEqual(expect.arrayContaining(scopesOf(less.scopes)));
        expect(rateOf(less)).toBeLessThanOrEqual(rateOf(more));
        expect(endOf(less)).toBeLessThanOrEqual(endOf(more));
      }),
    );
  });

  it('lie within themselves, and within whatever holds what holds them', () => {
    fc.assert(
      fc.property(bounds, bounds, bounds, (least, middle, most) => {
        expect(within(least, least)).toBe(true);
        if (within(least, middle) && within(middle, most)) expect(within(least, most)).toBe(true);
      }),
    );
  });

  it.each(GRANTS)('that grant %s name what is exceeded when the other grants nothing', (grant) => {
    expect(excessOf({ scopes: [grant] }, { scopes: [] }, DEFAULT_RATE)).toMatchObject([{ pointer: '/scopes/0' }]);
  });

  it('of a new key are those of its maker where they are left out, and never more', () => {
    fc.assert(
      fc.property(bounds, bounds, (own, wanted) => {
        const made: KeyBounds[] = [];
        const allowed = passes(() => made.push(boundedBy(own, wanted, DEFAULT_RATE)));
        const [key = wanted] = made;
        const filled = { rate_limit_per_minute: rateOf(own), ...(own.expires_at && { expires_at: own.expires_at }) };
        expect(allowed).toBe(within({ ...filled, ...wanted }, own));
        if (allowed) expect(within(key, own)).toBe(true);
        if (allowed && wanted.expires_at === undefined) expect(key.expires_at).toEqual(own.expires_at);
      }),
    );
  });

  it('decide what a key revokes: itself, what was made with it, and what has no more', () => {
    fc.assert(
      fc.property(held, held, (own, target) => {
        const madeWith = target.ancestor_key_ids?.includes(own.key_id) === true;
        const may = own.key_id === target.key_id || madeWith || within(target, own);
        expect(passes(() => checkMayRevoke(own, target, DEFAULT_RATE))).toBe(may);
      }),
    );
  });

  it('decide what a key rotates: itself, and what was made with it and has no more', () => {
    fc.assert(
      fc.property(held, held, (own, target) => {
        const madeWith = target.ancestor_key_ids?.includes(own.key_id) === true;
        const may = own.key_id === target.key_id || (madeWith && within(target, own));
        expect(passes(() => checkMayRotate(own, target, DEFAULT_RATE))).toBe(may);
      }),
    );
  });
});
