import { Field } from './field';
import { INVALID_FIELDS, present } from './present';

class Part {
  @Field({ kind: 'text', required: true, description: 'A name.' })
  name!: string;

  @Field({ kind: 'instant', description: 'A time.' })
  at?: Date;
}

class Sample {
  @Field({ kind: 'text', required: true, description: 'Text.' })
  text!: string;

  @Field({ kind: 'int', max: 3, description: 'A number.' })
  int?: number;

  @Field({ kind: 'int', long: true, description: 'A large number.' })
  long?: number;

  @Field({ kind: 'flag', description: 'A flag.' })
  flag?: boolean;

  @Field({ kind: 'object', type: () => Part, description: 'An object.' })
  part?: Part;

  @Field({ kind: 'list', items: { kind: 'object', type: () => Part }, description: 'Objects.' })
  parts?: Part[];

  @Field({ kind: 'list', items: { kind: 'text' }, description: 'Texts.' })
  texts?: string[];

  @Field({ kind: 'any', description: 'Anything.' })
  any?: unknown;

  @Field({ kind: 'text', writeOnly: true, description: 'Hidden.' })
  hidden?: string;

  @Field(INVALID_FIELDS)
  invalid_fields?: unknown[];
}

class Long {
  readonly _bsontype = 'Long';
}

const at = new Date('2026-01-01T00:00:00Z');
const far = new Date(8_640_000_000_000_000);

/** Stored values, what is answered of them, and what is named. */
const CASES: [stored: Record<string, unknown>, answered: Record<string, unknown>, named: string[]][] = [
  [{ text: 'a', private_key: 'x', hidden: 'x', invalid_fields: ['x'], __proto__: null }, { text: 'a' }, []],
  [{}, {}, ['/text missing']],
  [{ text: null }, {}, ['/text null']],
  [{ text: 'a', int: 1.5 }, { text: 'a' }, ['/int number']],
  [{ text: 'a', int: 2 ** 31 }, { text: 'a' }, ['/int number']],
  [{ text: 'a', int: -(2 ** 31), long: 2 ** 40 }, { text: 'a', int: -(2 ** 31), long: 2 ** 40 }, []],
  [{ text: 'a', long: new Long() }, { text: 'a' }, ['/long long']],
  [{ text: 'a', long: 2 ** 53 }, { text: 'a' }, ['/long number']],
  [{ text: 'a', flag: 'true' }, { text: 'a' }, ['/flag string']],
  [{ text: 'a', part: { name: 'b', at, secret: 1 } }, { text: 'a', part: { name: 'b', at } }, []],
  [{ text: 'a', part: { name: 'b', at: far } }, { text: 'a', part: { name: 'b' } }, ['/part/at date']],
  [{ text: 'a', part: { name: 'b', at: new Date(NaN) } }, { text: 'a', part: { name: 'b' } }, ['/part/at date']],
  [{ text: 'a', part: [] }, { text: 'a' }, ['/part array']],
  [{ text: 'a', parts: [{ secret: 1 }] }, { text: 'a', parts: [{}] }, ['/parts/0/name missing']],
  [{ text: 'a', parts: [{ name: 'b' }, 5] }, { text: 'a' }, ['/parts/1 number']],
  [{ text: 'a', texts: ['b', undefined] }, { text: 'a' }, ['/texts/1 undefined']],
  [{ text: 'a', any: { b: [1, 'c', null] } }, { text: 'a', any: { b: [1, 'c', null] } }, []],
  [{ text: 'a', any: { b: [new Long()] } }, { text: 'a' }, ['/any object']],
  [{ text: 'a', any: NaN }, { text: 'a' }, ['/any number']],
];

describe('present', () => {
  it.each(CASES)('answers %j with %j and names %j', (stored, answered, named) => {
    const { document, invalid } = present(Sample, stored);
    expect(invalid.map(({ pointer, stored_type }) => `${pointer} ${stored_type}`)).toEqual(named);
    expect(document).toEqual({ ...answered, ...(invalid.length > 0 && { invalid_fields: invalid }) });
  });

  it('answers and names only what is asked for', () => {
    expect(present(Sample, { int: 'x', long: 1 }, new Set(['long'])).document).toEqual({ long: 1 });
  });

  it('leaves out text that is not what is stored', () => {
    expect(present(Sample, { text: '\uFFFD' }, undefined, () => false).invalid).toHaveLength(1);
  });

  it('names at most 100 fields', () => {
    expect(present(Sample, { text: 'a', parts: Array.from({ length: 500 }, () => ({})) }).invalid).toHaveLength(100);
  });
});
