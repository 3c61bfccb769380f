import { type Effect, EFFECTS, SCOPES, type Scope } from '@lucid/common';
import { Model, protectionOf } from '@lucid/mongo';
import { denialOf } from './collection-access';

@Model({ collection: 'spec_closed', confidential: true, indexes: [] })
class Closed {}
@Model({ collection: 'spec_book', indexes: [] })
class Book {}
@Model({ collection: 'spec_data', data: true, indexes: [] })
class Data {}
const KINDS = { spec_closed: 'closed', spec_book: 'book', spec_data: 'data', spec_orders: 'callers' } as const;

/** What a key needs for an effect: scopes, or nothing helps. */
const RULES: Readonly<Record<keyof typeof KINDS | 'all', Record<Effect, Scope[] | 'closed'>>> = {
  spec_closed: { shape: 'closed', define: 'closed', values: 'closed', write: 'closed', delete: 'closed' },
  spec_book: { shape: [], define: [], values: 'closed', write: 'closed', delete: 'closed' },
  spec_data: { shape: [], define: [], values: ['models:read'], write: ['models:write'], delete: ['models:delete'] },
  spec_orders: { shape: [], define: [], values: ['models:read'], write: ['models:write'], delete: ['database:delete'] },
  all: {
    ...{ shape: [], define: [], values: ['models:read'], write: ['models:write'] },
    delete: ['models:delete', 'database:delete'],
  },
};

const ALL = Object.keys(SCOPES) as Scope[];

describe('denialOf', () => {
  const denial = (collections: string[], kind: Effect, without?: Scope): object | undefined =>
    denialOf({ collections, effects: [{ kind }] }, (scope) => scope !== without);

  it('tells collections apart by the options of their models', () => {
    expect([Closed, Book, Data].map(({ name }) => name)).toHaveLength(3);
    for (const [collection, kind] of Object.entries(KINDS)) expect(protectionOf(collection)).toBe(kind);
  });

  it.each(Object.entries(RULES))('decides on each effect on %s, for each scope that a key may lack', (name, rules) => {
    const collections = name === 'all' ? [] : [name];
    for (const kind of EFFECTS) {
      const needs = rules[kind];
      for (const scope of ALL) {
        const expected = needs === 'closed' ? { closed: true } : { lacks: scope };
        const denied = needs === 'closed' || needs.includes(scope);
        expect([kind, scope, denial(collections, kind, scope)]).toEqual([
          kind,
          scope,
          denied ? expect.objectContaining(expected) : undefined,
        ]);
      }
    }
  });

  it('denies a request that names an open and a closed collection', () => {
    expect(denial(['spec_data', 'spec_closed'], 'shape')).toMatchObject({ closed: true, collection: 'spec_closed' });
  });

  it('asks for the scope that an option itself names, whatever the collection', () => {
    const effects = [{ kind: 'delete', scope: 'backups:delete', field: 'pinned' } as const];
    const asked = { collections: ['spec_book'], effects };
    expect(denialOf(asked, (scope) => scope !== 'backups:delete')).toMatchObject({ lacks: 'backups:delete' });
    expect(denialOf(asked, () => true)).toBeUndefined();
  });
});
