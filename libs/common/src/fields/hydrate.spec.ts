import fc from 'fast-check';
import { Field } from './field';
import { check } from './hydrate';

class Inner {
  @Field({ kind: 'text', values: ['a', 'b'], required: true, description: 'A choice.' })
  choice!: string;
}

class Sample {
  @Field({
    kind: 'text',
    minLength: 2,
    maxLength: 4,
    pattern: /^[a-zé😀]+$/u,
    normalise: (text) => text.trim(),
    required: true,
    description: 'A word.',
  })
  word!: string;

  @Field({ kind: 'int', min: 0, max: 10, fallback: 5, description: 'A number.' })
  count?: number;

  @Field({ kind: 'flag', description: 'Yes or no.' })
  yes?: boolean;

  @Field({ kind: 'instant', description: 'A time.' })
  at?: Date;

  @Field({ kind: 'object', type: () => Inner, description: 'An object.' })
  inner?: Inner;

  @Field({
    kind: 'list',
    items: { kind: 'text', pattern: /^[0-9]$/ },
    maxItems: 3,
    unique: true,
    description: 'Digits.',
  })
  digits?: string[];

  @Field({ kind: 'list', items: { kind: 'object', type: () => Inner }, description: 'Objects.' })
  inners?: Inner[];
}

class Anything {
  @Field({ kind: 'any', required: true, description: 'Whatever JSON can say.' })
  value!: unknown;

  @Field({
    kind: 'any',
    check: { code: 'even', message: 'must be even', passes: (value) => typeof value === 'number' && value % 2 === 0 },
    description: 'An even number.',
  })
  even?: unknown;
}

const pointers = (plain: unknown): string[] =>
  check(Sample, plain).errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('check', () => {
  it.each<[unknown, string[]]>([
    [{}, ['/value required']],
    [{ value: null }, []],
    [{ value: [{ a: [0] }, 'b'], even: 2 }, []],
    [{ value: 0, even: 3 }, ['/even even']],
    [{ value: 0, even: null }, ['/even even']],
  ])('takes %j as whatever JSON can say, with the problems %j', (plain, problems) => {
    const { value, errors } = check(Anything, plain);
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(problems);
    if (problems.length === 0) expect(value).toEqual(plain);
  });

  it('gives plain data in its stored form, with defaults', () => {
    const { value } = check(Sample, { word: ' abc ', at: '2026-01-01T00:00:00+01:00', inner: { choice: 'a' } });
    expect(value).toEqual({ word: 'abc', count: 5, at: new Date('2025-12-31T23:00:00Z'), inner: { choice: 'a' } });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(value?.inner)).toBe(Object.prototype);
  });

  it.each<[unknown, string[]]>([
    [{}, ['/word required']],
    [{ word: 'a' }, ['/word length']],
    [{ word: 'abcde' }, ['/word length']],
    [{ word: 'a1' }, ['/word pattern']],
    [{ word: 5 }, ['/word text']],
    [{ word: null }, ['/word text']],
    [{ word: ['ab'] }, ['/word text']],
    [{ word: 'a\ud800' }, ['/word text']],
    [{ word: 'ab', count: 1.5 }, ['/count integer']],
    [{ word: 'ab', count: '1' }, ['/count integer']],
    [{ word: 'ab', count: 11 }, ['/count max']],
    [{ word: 'ab', count: null }, ['/count integer']],
    [{ word: 'ab', yes: 'true' }, ['/yes boolean']],
    [{ word: 'ab', at: '2026-02-30T00:00:00Z' }, ['/at instant']],
    [{ word: 'ab', at: 5 }, ['/at instant']],
    [{ word: 'ab', inner: [] }, ['/inner object']],
    [{ word: 'ab', inner: 'x' }, ['/inner object']],
    [{ word: 'ab', inner: { choice: 'c' } }, ['/inner/choice one_of']],
    [{ word: 'ab', inner: { choice: 'a', more: 1 } }, ['/inner/more unknown_field']],
    [{ word: 'ab', digits: ['1', '1'] }, ['/digits unique']],
    [{ word: 'ab', digits: ['x'] }, ['/digits pattern']],
    [{ word: 'ab', digits: [1] }, ['/digits pattern']],
    [{ word: 'ab', digits: { 0: '1', length: 1 } }, ['/digits list']],
    [{ word: 'ab', digits: ['1', '2', '3', '4'] }, ['/digits items']],
    [{ word: 'ab', inners: [{ choice: 'a' }, { choice: 'z' }] }, ['/inners/1/choice one_of']],
    [{ word: 'ab', inners: ['x'] }, ['/inners object']],
    [{ word: 'ab', inners: [[]] }, ['/inners object']],
    [{ word: 'ab', 'a/b~c': 1 }, ['/a~1b~0c unknown_field']],
    [[], [' object']],
    ['text', [' object']],
    [null, [' object']],
  ])('tells of %j: %j', (plain, expected) => {
    expect(pointers(plain)).toEqual(expected);
  });

  it('counts characters, not code units', () => {
    expect(pointers({ word: '😀😀😀😀' })).toEqual([]);
    expect(pointers({ word: '😀' })).toEqual(['/word length']);
  });

  it('names `__proto__` as unknown and leaves every prototype alone', () => {
    const plain = JSON.parse('{"word":"ab","__proto__":{"polluted":true}}') as unknown;
    expect(pointers(plain)).toEqual(['/__proto__ unknown_field']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('reads numbers, flags and lists from text, in a query only', () => {
    expect(check(Sample, { word: 'ab', count: '7', yes: 'false', digits: '1,2' }, true).value).toEqual({
      word: 'ab',
      count: 7,
      yes: false,
      digits: ['1', '2'],
    });
    expect(check(Sample, { word: 'ab', count: '7.0' }, true).errors).toHaveLength(1);
    expect(check(Sample, { word: 'ab', count: ['1', '2'] }, true).errors).toHaveLength(1);
  });

  it('finds a hundred errors, and looks for no more', () => {
    let looks = 0;
    class Item {
      @Field({
        kind: 'text',
        required: true,
        check: {
          code: 'right',
          message: 'must be right',
          passes: () => {
            looks += 1;
            return false;
          },
        },
        description: 'A text that is never right.',
      })
      text!: string;
    }
    class Holder {
      @Field({ kind: 'list', items: { kind: 'object', type: () => Item }, description: 'Items.' })
      items?: Item[];
    }
    const { errors } = check(Holder, { items: Array.from({ length: 100_000 }, () => ({ text: 'x' })) });
    expect(errors).toHaveLength(100);
    expect(errors.at(-1)).toEqual({ pointer: '/items/99/text', code: 'right', message: 'must be right' });
    expect(looks).toBeLessThan(1000);
  });

  it('tells of a hundred unknown fields and no more, each by the first hundred characters of its name', () => {
    let reads = 0;
    const items = Array.from({ length: 100_000 }, () => ({
      get choice() {
        reads += 1;
        return 'a';
      },
      ['k'.repeat(200)]: 1,
    }));
    const { errors } = check(Sample, { word: 'ab', inners: items });
    expect(errors).toHaveLength(100);
    expect(errors[99]).toEqual({
      pointer: `/inners/99/${'k'.repeat(100)}`,
      code: 'unknown_field',
      message: 'is not a field here',
    });
    expect(reads).toBeLessThan(1000);
  });

  it('never throws, whatever the data', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (anything) =>
        expect(() => check(Sample, anything)).not.toThrow(),
      ),
    );
  });
});
