import { bodySchema, type DocumentedOperation, resolve, sample, type Schema } from '../contract/document';

/** The most of a body that an operation takes: bytes, values of any kind, keys in all objects, objects and lists. */
export interface Limits {
  bytes: number;
  values: number;
  keys: number;
  nested: number;
  /** Bytes of one text. */
  text: number;
}

/** A body that costs as much as it can, by what it is made of. */
export interface WorstBody {
  shape: string;
  body: Buffer;
}

/** Repeats a part, with commas between, as often as it fits into a number of bytes. */
function filled(
  before: string,
  part: string | ((n: number) => string),
  after: string,
  bytes: number,
  most = Infinity,
): Buffer {
  const parts: string[] = [];
  let left = bytes - before.length - after.length;
  for (let n = 0; n < most; n += 1) {
    const next = typeof part === 'string' ? part : part(n);
    left -= Buffer.byteLength(next) + 1;
    if (left < 0) break;
    parts.push(next);
  }
  return Buffer.from(`${before}${parts.join(',')}${after}`);
}

const hex = (n: number): string => `"${n.toString(16).padStart(64, '0')}"`;

/** The first list of a body, which its worst bodies fill. */
function listOf({ properties = {} }: Schema): { name: string; list: Schema } {
  const lists = Object.entries(properties).map(([name, property]) => ({ name, list: resolve(property) }));
  return lists.find(({ list }) => [list.type].flat().includes('array')) ?? { name: 'items', list: {} };
}

/** In number just below a limit: they are parsed and validated. */
const most = (values: number): number => Math.floor(values) - 10;

/**
 * The worst bodies of an operation: each as large as the operation takes, or with as many values.
 */
export function worstBodies(
  operation: DocumentedOperation,
  { bytes, values, keys, nested, text }: Limits,
): WorstBody[] {
  const schema = bodySchema(operation) ?? {};
  const { name, list } = listOf(schema);
  const base = JSON.stringify(
    Object.fromEntries(Object.entries(sample(schema) as object).filter(([key]) => key !== name)),
  );
  const before = base === '{}' ? `{"${name}":[` : `${base.slice(0, -1)},"${name}":[`;
  const item = resolve(list.items ?? {});
  const good = item.type === 'string' ? hex : JSON.stringify(sample(item));
  const keyed = (count: number): string => Array.from({ length: count }, (_, n) => `"k${n}":1`).join(',');
  const deep = `${'{"a":'.repeat(15)}1${'}'.repeat(15)}`;
  const texts: [shape: string, body: Buffer][] = [
    ['empty lists', filled(before, '[]', ']}', bytes)],
    ['empty lists, as many as are parsed', filled(before, '[]', ']}', bytes, most(nested))],
    ['keys', filled('{', (n) => `"k${n}":1`, '}', bytes)],
    ['objects of 1,000 keys', filled(before, `{${keyed(1000)}}`, ']}', bytes, Math.floor(most(keys) / 1000))],
    ['objects of another key each', filled(before, (n) => `{"k${n}":1}`, ']}', bytes, most(Math.min(nested, keys)))],
    ['deep objects', filled(before, deep, ']}', bytes, Math.floor(most(Math.min(nested, keys)) / 16))],
    ['deep lists that never close', Buffer.alloc(bytes, '[')],
    ['one text', Buffer.from(`{"x":"${'x'.repeat(bytes - 8)}"}`)],
    ['one text that is not ASCII', Buffer.from(`{"x":"${'é😀'.repeat((bytes - 8) / 6)}"}`)],
    ['texts as long as are parsed', filled(before, `"${'x'.repeat(text - 10)}"`, ']}', bytes)],
    [
      'texts as long as are parsed that are not ASCII',
      filled(before, `"${'é😀'.repeat((text - 10) / 6)}"`, ']}', bytes),
    ],
    ['fields of such texts', filled('{', (n) => `"k${n}":"${'é😀'.repeat((text - 10) / 6)}"`, '}', bytes)],
    ['escapes, as many as are parsed', filled(before, `"${'\\u0000'.repeat((text - 10) / 6)}"`, ']}', bytes)],
    ['escapes', Buffer.from(`{"x":"${'\\u0000'.repeat((bytes - 8) / 6)}"}`)],
    ['numbers', filled(before, '1.5e300', ']}', bytes, most(values))],
    ['numbers of 17 digits', filled(before, '0.12345678901234568', ']}', bytes, most(values))],
    ['one number', Buffer.from(`{"x":1.${'0'.repeat(bytes - 10)}1}`)],
    ['64 digits each', filled(before, hex, ']}', bytes, Math.min(most(values), list.maxItems ?? Infinity))],
    [
      'keys that occur twice',
      filled(before, '{"a":1,"a":1}', ']}', bytes, Math.floor(most(Math.min(nested, keys / 2)))),
    ],
    ['valid items', filled(before, good, ']}', bytes, list.maxItems ?? 1000)],
    [
      'items with unknown keys',
      filled(before, `{${keyed(200)}}`, ']}', bytes, Math.min(list.maxItems ?? 1000, Math.floor(most(keys) / 200))),
    ],
  ];
  return texts.map(([shape, body]) => ({ shape, body }));
}
