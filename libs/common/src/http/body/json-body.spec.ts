import fc from 'fast-check';
import type { ProblemError } from '../../problem/errors';
import { parseJson, parseJsonBody } from './json-body';
import { JsonScan, MAX_DEPTH, MAX_KEYS, VALUES_PER_NESTED } from './json-scan';

const MANY = 1_000_000;
const LIMITS = { values: MANY, keys: MANY };

const problemOf = (act: () => unknown): ProblemError | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error as ProblemError;
  }
};
const read = (text: string, values = MANY, keys = MANY): unknown => parseJson(Buffer.from(text), { values, keys });
const codeOf = (text: string, ...limits: number[]): string =>
  problemOf(() => read(text, ...limits))?.code ?? 'accepted';
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const objectOf = (keys: number): string => `{${Array.from({ length: keys }, (_, n) => `"k${n}":1`).join(',')}}`;

/** Values, objects and lists, and keys of what JSON.parse made. */
function countsOf(value: unknown): { values: number; nested: number; keys: number } {
  if (typeof value !== 'object' || value === null) return { values: 1, nested: 0, keys: 0 };
  const children = Object.values(value).map(countsOf);
  const sum = { values: 1, nested: 1, keys: Array.isArray(value) ? 0 : children.length };
  for (const { values, nested, keys } of children) {
    sum.values += values;
    sum.nested += nested;
    sum.keys += keys;
  }
  return sum;
}

/** JSON in which each character of a text or key is an escape. */
function escaped(value: unknown): string {
  if (typeof value === 'string') {
    const units = Array.from({ length: value.length }, (_, at) => value.charCodeAt(at).toString(16).padStart(4, '0'));
    return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(escaped).join(' , ')}]`;
  return `{${Object.entries(value)
    .map(([key, child]) => `${escaped(key)} : ${escaped(child)}`)
    .join(',\n')}}`;
}

/** How one value can be written in several ways. */
const writings = fc.constantFrom(
  (value: unknown) => JSON.stringify(value),
  (value: unknown) => JSON.stringify(value, undefined, 2),
  escaped,
);

const awkwardText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\\"', '{', '}', '[,]', ':', ',', '\u0000', '\ud800', 'a":1,"b', '\\u0022', '😀'),
);
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    awkwardText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(awkwardText, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('parseJson', () => {
  it.each([
    ['{"a":1}', 'accepted'],
    ['', 'malformed_json'],
    ['{', 'malformed_json'],
    ['"', 'malformed_json'],
    ['"\\', 'malformed_json'],
    [']]]]', 'malformed_json'],
    ['{"a":NaN}', 'malformed_json'],
    ['\ufeff{}', 'accepted'],
    [nested(MAX_DEPTH), 'accepted'],
    [nested(MAX_DEPTH + 1), 'too_deep'],
    ['{"a":{"$ne":1}}', 'forbidden_key'],
    ['{"a":[{"b":{"$where":"1"}}]}', 'forbidden_key'],
    ['{"a.b":1}', 'forbidden_key'],
    ['{"a\\u0000":1}', 'forbidden_key'],
    ['{"__proto__":{}}', 'forbidden_key'],
    ['{"a":{"constructor":1}}', 'forbidden_key'],
    ['{"prototype":1}', 'forbidden_key'],
    ['{"a":"$ne and a.b"}', 'accepted'],
  ])('takes %.60s for %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('takes a thousand keys in one object, and no more', () => {
    expect(codeOf(objectOf(MAX_KEYS))).toBe('accepted');
    expect(codeOf(`[${objectOf(MAX_KEYS)},${objectOf(MAX_KEYS)}]`)).toBe('accepted');
    expect(codeOf(objectOf(MAX_KEYS + 1))).toBe('too_many_values');
  });

  it.each([nested(100_000), '['.repeat(1_000_000)])('stops at the first level too many (%#)', (text) => {
    expect(codeOf(text)).toBe('too_deep');
  });

  it.each([
    ['1', 1],
    ['[1,"a",null,true]', 5],
    ['{"a":1,"b":"2","c":"[,{:}"}', 4],
    ['[ 1 , [ ] , 2 , 3 , 4 , 5 , 6 ]', 8],
    ['["[,,,]","{:}","\\"",4]', 5],
  ])('counts the values of %s: %i', (text, values) => {
    expect([codeOf(text, values), codeOf(text, values - 1)]).toEqual(['accepted', 'too_many_values']);
  });

  it.each([
    ['[]', 1],
    ['[[],[],[]]', 4],
    ['{"a":{"b":[]},"c":[{}]}', 5],
    ['[ [ ] , { } ]', 3],
  ])('counts the objects and lists of %s: %i', (text, nested) => {
    const most = nested * VALUES_PER_NESTED;
    expect([codeOf(text, most), codeOf(text, most - 1)]).toEqual(['accepted', 'too_many_values']);
  });

  it('takes so many keys in all objects together, and no more', () => {
    const text = '[{"a":1},{"a":{"b":"c:d"}}]';
    expect([codeOf(text, MANY, 3), codeOf(text, MANY, 2)]).toEqual(['accepted', 'too_many_values']);
  });

  it('counts what JSON.parse makes, however it is written and in pieces of any size', () => {
    const scanned = (text: string, values: number, piece: number): number => {
      const scan = new JsonScan(Buffer.from(text), { values, keys: MANY });
      while (scan.next(piece)) continue;
      return scan.keys;
    };
    fc.assert(
      fc.property(anyJson, writings, fc.integer({ min: 1, max: 40 }), (value, write, piece) => {
        const text = write(value);
        const { values, nested, keys } = countsOf(JSON.parse(text));
        const most = Math.max(values, nested * VALUES_PER_NESTED);
        expect(scanned(text, most, piece)).toBe(keys);
        if (values > 1) expect(() => scanned(text, most - 1, piece)).toThrow();
      }),
    );
  });

  it('reads what JSON.parse reads, or refuses it for a reason of its own', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyJson.map((value) => JSON.stringify(value)),
          fc.json(),
          fc.string(),
        ),
        (text) => {
          const outcome = (act: () => unknown): unknown => {
            try {
              return { value: act() };
            } catch {
              return 'refused';
            }
          };
          const problem = problemOf(() => read(text));
          if (problem !== undefined && problem.code !== 'malformed_json') return;
          // JSON.parse gets the text as it arrives: a lone surrogate cannot be sent in UTF-8.
          expect(outcome(() => read(text))).toEqual(outcome(() => JSON.parse(Buffer.from(text).toString())));
        },
      ),
    );
  });

  it.each([
    ['{"effect":"deny","effect":"allow"}', '/effect'],
    ['{"effect":"deny","\\u0065ffect":"allow"}', '/effect'],
    ['{"\\u0065ffect":"deny","effect":"allow"}', '/effect'],
    ['{"a":1,"b":2,"a":1}', '/a'],
    ['{"a":{"b":1},"a":{"c":1}}', '/a'],
    ['[1,[2,{"x":[{"y":1,"y":2}]}]]', '/1/1/x/0/y'],
    ['{"a":"{\\"b\\":1}","c":{"b":1,"b":2}}', '/c/b'],
    ['{"":1,"":2}', '/'],
    ['{"a/b":1,"a\\/b":2}', '/a~1b'],
    ['{"1":1,"1":2}', '/1'],
    ['{"rules":[{"id":"1"},{"effect":"deny" , "effect" : "allow"}]}', '/rules/1/effect'],
    ['{"😀":1,"\\ud83d\\ude00":2}', '/😀'],
  ])('refuses %s, where %s occurs twice', (text, pointer) => {
    const problem = problemOf(() => read(text));
    expect(problem?.code).toBe('repeated_key');
    expect(problem?.errors).toEqual([{ pointer, code: 'repeated_key', message: 'is there more than once' }]);
  });

  it.each(['[{"a":1},{"a":1}]', '{"a":{"a":{"a":1}}}', '{"a":"a","b":"a"}', '{"1":1,"01":1}', '{"a":1,"A":1}'])(
    'takes %s: no object has a key twice',
    (text) => expect(read(text)).toEqual(JSON.parse(text)),
  );

  it('finds a key that was put a second time anywhere', () => {
    const safe = fc.stringMatching(/^[a-z~/"\\😀]{0,4}$/u);
    const tree = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constant(1),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(safe, tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(tree, safe, tree, fc.nat(), (value, key, other, seed) => {
        const spots: { object: Record<string, unknown> }[] = [];
        const visit = (each: unknown): void => {
          if (typeof each !== 'object' || each === null) return;
          if (!Array.isArray(each)) spots.push({ object: each as Record<string, unknown> });
          Object.values(each).forEach(visit);
        };
        const whole = { root: value };
        visit(whole);
        const { object } = spots[seed % spots.length] ?? { object: whole };
        (object as Record<string, unknown>)['MARK'] = 0;
        const text = JSON.stringify(whole).replace(
          '"MARK":0',
          `${JSON.stringify(key)}:1,${JSON.stringify(key)}:${JSON.stringify(other)}`,
        );
        expect(codeOf(text)).toBe('repeated_key');
      }),
    );
  });

  it.each([
    ['9007199254740993', ''],
    ['{"a":9007199254740993}', '/a'],
    ['{"a":[1,{"b":[2, -1e400 ]}]}', '/a/1/b/1'],
    ['{"é😀":"9007199254740993","b":[1.00000000000000000001]}', '/b/0'],
    ['[1e-400]', '/0'],
    ['\ufeff{"a":1E400}', '/a'],
    ['{"9007199254740993":0.1,"b":9007199254740993}', '/b'],
  ])('refuses %s, which has a number that no double holds at %s', (text, pointer) => {
    const problem = problemOf(() => read(text));
    expect(problem?.code).toBe('invalid_body');
    expect(problem?.errors).toMatchObject([{ pointer, code: 'inexact_number' }]);
  });

  it.each(['[9007199254740992,-9007199254740992,0.1,1e22,12345678901234.5,1.50000000000000000000]', '{"a":"1e400"}'])(
    'takes %s, whose numbers are held as they are written',
    (text) => expect(read(text)).toEqual(JSON.parse(text)),
  );

  it('finds the first number that no double holds, wherever it stands and in pieces of any size', () => {
    const exact = fc.constantFrom('1', '-0.5', '1e2', '9007199254740992', '0.12345678901234568');
    const inexact = fc.constantFrom('9007199254740993', '1e400', '-1E-400', '0.1234567890123456789');
    const items = fc.array(fc.oneof({ weight: 4, arbitrary: exact }, { weight: 1, arbitrary: inexact }));
    const space = fc.constantFrom('', ' ', '\n');
    fc.assert(
      fc.property(items, space, fc.integer({ min: 1, max: 40 }), (numbers, gap, piece) => {
        const text = `[${numbers.map((each, at) => `${gap}{"é":"1e400","n":${gap}${each}${gap},"at":${at}}`).join()}]`;
        const scan = new JsonScan(Buffer.from(text), LIMITS);
        while (scan.next(piece)) continue;
        const first = numbers.findIndex(
          (each) => !['1', '-0.5', '1e2', '9007199254740992', '0.12345678901234568'].includes(each),
        );
        expect(problemOf(() => read(text))?.errors[0]?.pointer).toBe(first < 0 ? undefined : `/${first}/n`);
        expect(scan.inexactAt === undefined).toBe(first < 0);
      }),
    );
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(problemOf(() => parseJson(Buffer.from([0x22, 0xff, 0xfe, 0x22]), LIMITS))?.code).toBe('malformed_json');
  });
});

describe('parseJsonBody', () => {
  it('decodes a large text in pieces, wherever they part a character', async () => {
    const text = JSON.stringify('a' + 'é😀'.repeat(400_000));
    expect(await parseJsonBody(Buffer.from(text), LIMITS)).toBe(JSON.parse(text));
    const cut = Buffer.from(text).subarray(0, -3);
    await expect(parseJsonBody(cut, LIMITS)).rejects.toMatchObject({ code: 'malformed_json' });
  });

  it('lets other work go on between the steps of a large body, and reads it as a small one is read', async () => {
    const list = Array.from({ length: 100_000 }, (_, n) => n);
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    expect(await parseJsonBody(Buffer.from(JSON.stringify(list)), LIMITS)).toEqual(list);
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(4);
    await expect(parseJsonBody(Buffer.from(`[${list.join()},{"a":1,"a":2}]`), LIMITS)).rejects.toMatchObject({
      code: 'repeated_key',
      errors: [{ pointer: '/100000/a' }],
    });
  });
});
