import { SCOPES } from '@lucid/common';
import fc from 'fast-check';
import { covers, GRANTS, scopesOf } from './scopes';

const grants = fc.uniqueArray(fc.constantFrom(...GRANTS), { minLength: 1 });

describe('grants', () => {
  it('are everything, each group, and each scope', () => {
    const scopes = Object.keys(SCOPES);
    expect(GRANTS).toEqual(expect.arrayContaining(['*', 'models:*', 'api-keys:*', ...scopes]));
    expect(scopesOf(['*'])).toEqual(scopes);
    expect(scopesOf(['models:*', 'jobs:read'])).toEqual(['models:read', 'models:write', 'models:delete', 'jobs:read']);
  });

  it('cover only what they allow: what is given on never comes to more', () => {
    fc.assert(
      fc.property(grants, grants, (granted, wanted) => {
        const given = wanted.filter((grant) => covers(granted, grant));
        expect(scopesOf(granted)).toEqual(expect.arrayContaining(scopesOf(given)));
      }),
    );
  });

  it('cover every scope that they come to, and themselves', () => {
    fc.assert(
      fc.property(grants, (granted) => {
        for (const grant of [...granted, ...scopesOf(granted)]) expect(covers(granted, grant)).toBe(true);
      }),
    );
  });

  it('never cover a group by its scopes, nor everything by its groups: there may be more one day', () => {
    expect(covers(['models:read', 'models:write', 'models:delete'], 'models:*')).toBe(false);
    expect(
      covers(
        GRANTS.filter((grant) => grant !== '*'),
        '*',
      ),
    ).toBe(false);
  });
});
