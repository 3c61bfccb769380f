import fc from 'fast-check';
import { ProblemError } from '../problem/errors';
import { JsonReader } from './json-body';
import { type JsonLimits, JsonScan, MAX_DEPTH, MAX_KEYS } from './json-scan';

const MANY = 1_000_000;
const LIMITS = { values: MANY, keys: MANY, nested: MANY, text: 10 * MANY };

/** Reads a body that arrives in pieces of a size. */
async function readBytes(
  bytes: Buffer,
  limits = LIMITS,
  piece = bytes.length || 1,
  portionBytes?: number,
): Promise<unknown> {
  const reader = new JsonReader(limits, portionBytes);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  return reader.end();
}
const read = async (text: string, limits: Partial<JsonLimits> = {}): Promise<unknown> =>
  readBytes(Buffer.from(text), { ...LIMITS, ...limits });
const problemOf = async (text: string, limits: Partial<JsonLimits> = {}): Promise<ProblemError | undefined> =>
  read(text, limits).then(
    () => undefined,
    (error: unknown) => error as ProblemError,
  );
const codeOf = async (text: string, limits: Partial<JsonLimits> = {}): Promise<string> =>
  (await problemOf(text, limits))?.code ?? 'accepted';
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
/** JSON.parse gives an escaped key the name of an earlier key that has a backslash (nodejs/node#63785): no key of these tests has one. */
const awkwardKey = awkwardText.filter((key) => !key.includes('\\'));
const jsonText = fc.json().filter((text) => !text.includes('\\\\'));
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    awkwardText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(awkwardKey, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('JsonReader', () => {
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
  ])('takes %.60s for %s', async (text, code) => {
    expect(await codeOf(text)).toBe(code);
  });

  it('takes a thousand keys in one object, and no more', async () => {
    expect(await codeOf(objectOf(MAX_KEYS))).toBe('accepted');
    expect(await codeOf(`[${objectOf(MAX_KEYS)},${objectOf(MAX_KEYS)}]`)).toBe('accepted');
    expect(await codeOf(objectOf(MAX_KEYS + 1))).toBe('too_many_values');
  });

  it.each([nested(100_000), '['.repeat(1_000_000)])('stops at the first level too many (%#)', async (text) => {
    expect(await codeOf(text)).toBe('too_deep');
  });

  it.each([
    ['1', 1],
    ['[1,"a",null,true]', 5],
    ['{"a":1,"b":"2","c":"[,{:}"}', 4],
    ['[ 1 , [ ] , 2 , 3 , 4 , 5 , 6 ]', 8],
    ['["[,,,]","{:}","\\"",4]', 5],
  ])('counts the values of %s: %i', async (text, values) => {
    expect([await codeOf(text, { values }), await codeOf(text, { values: values - 1 })]).toEqual([
      'accepted',
      'too_many_values',
    ]);
  });

  it.each([
    ['[]', 1],
    ['[[],[],[]]', 4],
    ['{"a":{"b":[]},"c":[{}]}', 5],
    ['[ [ ] , { } ]', 3],
  ])('counts the objects and lists of %s: %i', async (text, nested) => {
    expect([await codeOf(text, { nested }), await codeOf(text, { nested: nested - 1 })]).toEqual([
      'accepted',
      'too_many_values',
    ]);
  });

  it.each([
    ['{"a":"12345"}', 5],
    ['{"a":"\\u0031\\"9"}', 9],
    ['["123",12345,"1234"]', 5],
    ['{"é":"ééé"}', 6],
  ])('counts the bytes of the longest text or number of %s: %i', async (text, most) => {
    for (const piece of [1, 3, 100]) {
      const bytes = Buffer.from(text);
      await readBytes(bytes, { ...LIMITS, text: most }, piece);
      await expect(readBytes(bytes, { ...LIMITS, text: most - 1 }, piece)).rejects.toMatchObject({
        code: 'too_many_values',
        detail: `The body has more than ${most - 1} bytes in one text or number. Send less in one request.`,
      });
    }
  });

  it.each([
    '{"a":[1,,2]}',
    '{"a":[1, ,2]}',
    '{"a":[1,],"b":[,1]}',
    '{"a":[1,2}',
    '{"a":[1},{2]}',
    '{"a":[1],[2]}',
    '{"a":[1,2,3],"a":[1,2]}',
  ])('refuses %s, also where it is cut at each comma', async (text) => {
    await expect(readBytes(Buffer.from(text), LIMITS, 1, 1)).rejects.toBeInstanceOf(ProblemError);
  });

  it('parses the portions of a long list in several turns', async () => {
    const items = Array.from({ length: 5000 }, (_, n) => ({ n, text: 'é'.repeat(100) }));
    const body = { mode: 'atomic', items, rest: [1, [2]] };
    const parse = jest.spyOn(JSON, 'parse');
    try {
      expect(await readBytes(Buffer.from(JSON.stringify(body)), LIMITS, 65_536)).toEqual(body);
      const lengths = parse.mock.calls.map(([text]) => text.length);
      expect(lengths.length).toBeGreaterThan(3);
      expect(Math.max(...lengths)).toBeLessThan(600_000);
    } finally {
      parse.mockRestore();
    }
  });

  it('limits the keys of all objects together', async () => {
    const text = '[{"a":1},{"a":{"b":"c:d"}}]';
    expect([await codeOf(text, { keys: 3 }), await codeOf(text, { keys: 2 })]).toEqual(['accepted', 'too_many_values']);
  });

  it('counts what JSON.parse makes, however it is written and in pieces of any size', () => {
    const scanned = (text: string, limits: Partial<JsonLimits>, piece: number): number => {
      const scan = new JsonScan({ ...LIMITS, ...limits });
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += piece) scan.push(bytes.subarray(at, at + piece));
      return scan.keys;
    };
    fc.assert(
      fc.property(anyJson, writings, fc.integer({ min: 1, max: 40 }), (value, write, piece) => {
        const text = write(value);
        const counts = countsOf(JSON.parse(text));
        expect(scanned(text, counts, piece)).toBe(counts.keys);
        for (const what of ['values', 'keys', 'nested'] as const) {
          // One value is in every text.
          if (counts[what] === 0 || (what === 'values' && counts.values === 1)) continue;
          expect(() => scanned(text, { [what]: counts[what] - 1 }, piece)).toThrow();
        }
      }),
    );
  });

  it('reads what JSON.parse reads, in pieces and portions of any size, or refuses it for a reason of its own', async () => {
    const json = fc.oneof(
      anyJson.map((value) => JSON.stringify(value)),
      jsonText,
    );
    const list = fc
      .array(
        fc.oneof(
          { weight: 9, arbitrary: json },
          { weight: 1, arbitrary: fc.constantFrom('', ' ', '[', ']', '}', '1e999') },
        ),
      )
      .map((items) => `[${items.join()}]`);
    const key = fc.constantFrom('a', 'b', '2', '1');
    const withLists = fc
      .array(fc.tuple(key, fc.oneof(list, json)), { maxLength: 4 })
      .map((fields) => `{${fields.map(([name, value]) => `"${name}":${value}`).join()}}`);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(json, list, { weight: 4, arbitrary: withLists }, fc.string()),
        fc.integer({ min: 1, max: 40 }),
        fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })),
        async (text, piece, portion) => {
          const bytes = Buffer.from(text);
          const outcome = async (act: () => unknown): Promise<unknown> => {
            try {
              return { value: await act() };
            } catch (error) {
              return error instanceof ProblemError && error.code !== 'malformed_json' ? error : 'refused';
            }
          };
          const taken = await outcome(async () => readBytes(bytes, LIMITS, piece, portion));
          if (taken instanceof ProblemError) return;
          // JSON.parse gets the text as it arrives: a lone surrogate cannot be sent in UTF-8.
          expect(taken).toEqual(await outcome(() => JSON.parse(bytes.toString())));
        },
      ),
      { numRuns: 1000 },
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
  ])('refuses %s, where %s occurs twice', async (text, pointer) => {
    const problem = await problemOf(text);
    expect(problem?.code).toBe('repeated_key');
    expect(problem?.errors).toEqual([{ pointer, code: 'repeated_key', message: 'is there more than once' }]);
  });

  it.each(['[{"a":1},{"a":1}]', '{"a":{"a":{"a":1}}}', '{"a":"a","b":"a"}', '{"1":1,"01":1}', '{"a":1,"A":1}'])(
    'takes %s: no object has a key twice',
    async (text) => expect(await read(text)).toEqual(JSON.parse(text)),
  );

  it('finds a key that was put a second time anywhere', async () => {
    const safe = fc.stringMatching(/^[a-z~/"😀]{0,4}$/u);
    const tree = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constant(1),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(safe, tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(tree, safe, tree, fc.nat(), async (value, key, other, seed) => {
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
        expect(await codeOf(text)).toBe('repeated_key');
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
  ])('refuses %s, which has a number that no double holds at %s', async (text, pointer) => {
    const problem = await problemOf(text);
    expect(problem?.code).toBe('invalid_body');
    expect(problem?.errors).toMatchObject([{ pointer, code: 'inexact_number' }]);
  });

  it.each(['[9007199254740992,-9007199254740992,0.1,1e22,12345678901234.5,1.50000000000000000000]', '{"a":"1e400"}'])(
    'takes %s, whose numbers are held as they are written',
    async (text) => expect(await read(text)).toEqual(JSON.parse(text)),
  );

  it('finds the first number that no double holds, wherever it stands and in pieces of any size', async () => {
    const exact = fc.constantFrom('1', '-0.5', '1e2', '9007199254740992', '0.12345678901234568');
    const inexact = fc.constantFrom('9007199254740993', '1e400', '-1E-400', '0.1234567890123456789');
    const items = fc.array(fc.oneof({ weight: 4, arbitrary: exact }, { weight: 1, arbitrary: inexact }));
    const space = fc.constantFrom('', ' ', '\n');
    await fc.assert(
      fc.asyncProperty(items, space, fc.integer({ min: 1, max: 40 }), async (numbers, gap, piece) => {
        const text = `[${numbers.map((each, at) => `${gap}{"é":"1e400","n":${gap}${each}${gap},"at":${at}}`).join()}]`;
        const problem = await readBytes(Buffer.from(text), LIMITS, piece).then(
          () => undefined,
          (error: unknown) => error as ProblemError,
        );
        const first = numbers.findIndex(
          (each) => !['1', '-0.5', '1e2', '9007199254740992', '0.12345678901234568'].includes(each),
        );
        expect(problem?.errors[0]?.pointer).toBe(first < 0 ? undefined : `/${first}/n`);
      }),
    );
  });

  it.each([
    ['in the midst', [0x22, 0xff, 0xfe, 0x22]],
    ['at the end', [0x22, 0x22, 0xf0, 0x9f]],
  ])('refuses bytes that are no UTF-8, %s', async (_, bytes) => {
    for (const piece of [1, 4])
      await expect(readBytes(Buffer.from(bytes), LIMITS, piece)).rejects.toMatchObject({
        code: 'malformed_json',
        detail: 'The body is not UTF-8.',
      });
  });

  it('refuses too many values before the rest of the body has arrived', () => {
    const reader = new JsonReader({ ...LIMITS, values: 10 });
    expect(() => reader.push(Buffer.from('[1,2,3,4,5,6,7,8,9,10,'))).toThrow(ProblemError);
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
    expect(await readBytes(Buffer.from(JSON.stringify(list)))).toEqual(list);
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(4);
    await expect(read(`[${list.join()},{"a":1,"a":2}]`)).rejects.toMatchObject({
      code: 'repeated_key',
      errors: [{ pointer: '/100000/a' }],
    });
  });
});
