import fc from 'fast-check';
import { check } from './hydrate';
import { lookThrough } from './large-lists';
import { defineClass } from './model-class';

const LENGTH = 5001;
const ITEM = { kind: 'text', pattern: /^[a-f0-9]+$/, maxLength: 8 } as const;
const hashes = { kind: 'list', items: ITEM, maxItems: LENGTH, unique: true, description: 'Hashes.' } as const;
const inner = defineClass('LargeListsInner', { hashes });
const type = defineClass('LargeLists', {
  hashes,
  repeated: { ...hashes, unique: false },
  inner: { kind: 'object', type: () => inner, description: 'Nested.' },
});

const list = (): unknown[] => Array.from({ length: LENGTH }, (_, n) => n.toString(16));
const fault = fc.constantFrom<unknown>('0', 'xyz', '123456789', 1, null, [], { a: 1 }, 'abc');

describe('lookThrough', () => {
  it('changes nothing in what is found wrong with a list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('hashes', 'repeated', 'inner'),
        fc.array(fc.tuple(fc.nat(LENGTH - 1), fault), { maxLength: 2 }),
        async (name, faults) => {
          const made = (): unknown => {
            const items = list();
            for (const [at, value] of faults) items[at] = value;
            return { [name]: name === 'inner' ? { hashes: items } : items };
          };
          const plain = made();
          await lookThrough(type, plain);
          expect(check(type, plain)).toEqual(check(type, made()));
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([null, 1, 'a', [], {}, { hashes: 1 }, { hashes: Array(LENGTH + 1).fill('a') }, { inner: null }])(
    'leaves %p to the check',
    async (plain) => {
      await lookThrough(type, plain);
      expect(check(type, plain)).toEqual(check(type, structuredClone(plain)));
    },
  );

  it('is not taken for what another rule finds', async () => {
    const stricter = defineClass('LargeListsStricter', { hashes: { ...hashes, items: { ...ITEM, maxLength: 2 } } });
    const plain = { hashes: list() };
    await lookThrough(type, plain);
    expect(check(stricter, plain)).toEqual(check(stricter, { hashes: list() }));
    expect(check(stricter, plain).errors).toMatchObject([{ pointer: '/hashes', code: 'pattern' }]);
  });

  it('spares the check the rules of the items', async () => {
    const plain = { hashes: list() };
    await lookThrough(type, plain);
    const test = jest.spyOn(RegExp.prototype, 'test');
    try {
      expect(check(type, plain).errors).toEqual([]);
      expect(test.mock.calls.length).toBeLessThan(10);
    } finally {
      test.mockRestore();
    }
  });
});
