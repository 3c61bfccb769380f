import { sliceFaultOf } from '../slices/slice-schema';
import { faultOf } from './manifest-schema';

const SHA256 = 'a'.repeat(64);
const file = (path: string): object => ({ path, size_bytes: 1, sha256: SHA256 });

/** The file of a manifest with every field that there is. */
const manifest = (): Record<string, unknown> => ({
  sha256: SHA256,
  mac: SHA256,
  manifest: {
    ...{ format: 1, backup_id: 'b-1', name: 'nightly', engine: 'native', database: 'lucid', compression: 'zstd' },
    ...{ encryption: 'aes-256-gcm', key_id: 'k', server_version: '8.0.4', collections: ['users', 'all'] },
    ...{ requested_by: 'configured-key', schedule_id: 'default' },
    ...{ started_at: '2026-11-29T02:00:00.000Z', completed_at: '2026-11-29T02:00:01.000Z' },
    consistency: { mode: 'snapshot', cluster_time: { t: 1, i: 1 } },
    namespaces: [
      {
        ...{ name: 'users', type: 'collection', state: 'complete', reason: 'none', at_time: true },
        ...{ documents: 1, data_bytes: 1 },
        metadata: file('lucid/users.metadata.json'),
        data: file('lucid/users.bson.zst'),
      },
      {
        ...{ name: 'all', type: 'view', state: 'complete', at_time: true, documents: 0, data_bytes: 0 },
        metadata: file('lucid/all.metadata.json'),
      },
    ],
    prelude: file('lucid/prelude.json'),
    previous: { backup_id: 'b-0', manifest_sha256: SHA256 },
  },
});

const slice = (): Record<string, unknown> => ({
  sha256: SHA256,
  mac: SHA256,
  manifest: {
    ...{ format: 1, database: 'lucid', key_id: 'k', entries: 1, data_bytes: 1, size_bytes: 1, sha256: SHA256 },
    from: { position: '0'.repeat(16), term: 1, wall: 1 },
    to: { position: '1'.repeat(16), term: 1, wall: 1 },
    created_at: '2026-11-29T02:00:00.000Z',
  },
});

/** What no field may be, whatever it is. */
const WRONG: unknown[] = [
  ...[null, true, 0.5, -1, 1e300, 2 ** 53, '', ' ', '\0', '\ud800', 'x'.repeat(20_000), [], [null], [[]], {}],
  { $where: '1' },
  JSON.parse('{"__proto__": {"name": "x"}}'),
];

/** What leads out of a folder, or means another place than it says. */
const PATHS = [
  ...[
    '/etc/passwd',
    '../x',
    'lucid/../../x',
    'lucid/..',
    'lucid/.',
    './x',
    'lucid//x',
    'lucid/',
    '/',
    'x',
    'lucid/a/b',
  ],
  ...['lucid/x\0', 'lucid\\x', 'lucid/..%2Fx', 'lucid/%2E%2E', 'lucid/%00', 'lucid/.x', 'lucid/-x', 'C:\\x', 'other/x'],
  ...['lucid/x\n', 'lucid/x y', 'lucid/über', '%2E%2E/x', 'manifest.json', 'pinned.json', `lucid/${'x'.repeat(400)}`],
];

const NAMES = [
  ...[
    'system.users',
    'system.profile',
    'system.views',
    'system.buckets.x',
    'lucid_scratch_drill',
    'lucid_restore_x_1_1',
  ],
  ...['a$b', '$cmd', '.x', 'a\0b', ''],
];

type Step = string | number;

/** The ways to every field within a document. */
function fieldsIn(value: unknown, way: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [way];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...(way.length === 0 ? [] : [way]), ...entries.flatMap(([key, child]) => fieldsIn(child, [...way, key]))];
}

function changed(document: Record<string, unknown>, way: Step[], change: (parent: never, key: Step) => void): unknown {
  const copy = structuredClone(document);
  const parent = way.slice(0, -1).reduce<unknown>((each, step) => (each as Record<Step, unknown>)[step], copy);
  change(parent as never, way.at(-1) ?? '');
  return copy;
}

const set = (document: Record<string, unknown>, way: Step[], value: unknown): unknown =>
  changed(document, way, (parent: Record<Step, unknown>, key) => (parent[key] = value));

/** Fields whose text is free, so that a space is one. */
const FREE = new Set<Step>(['name', 'server_version', 'requested_by', 'reason']);

/** Values that a field may have, though they are odd. */
const isAllowed = (way: Step[], value: unknown): boolean =>
  (value === ' ' && (FREE.has(way.at(-1) ?? '') || way.at(-2) === 'collections')) ||
  (value === '\0' && way.at(-1) === 'reason') ||
  (value === true && way.at(-1) === 'at_time') ||
  (value === -1 && way.at(-1) === 'term') ||
  (Array.isArray(value) && value.length === 0 && ['collections', 'namespaces'].includes(String(way.at(-1))));

describe.each([
  ['a manifest', manifest, faultOf],
  ['the manifest of a slice', slice, sliceFaultOf],
])('%s', (_, whole, check) => {
  const fields = fieldsIn(whole());

  it('is accepted as the service writes it', () => {
    expect(check(JSON.parse(JSON.stringify(whole())))).toBeUndefined();
    expect(fields.length).toBeGreaterThan(15);
  });

  it.each(fields.map((way) => [way.join('/'), way] as const))('is refused with anything else as %s', (_way, way) => {
    for (const value of WRONG.filter((each) => !isAllowed(way, each)))
      expect([value, check(set(whole(), way, value))]).toEqual([value, expect.any(String)]);
  });

  it.each(fields.map((way) => [way.join('/'), way] as const))(
    'is checked without an error where there is no %s',
    (_way, way) => {
      const without = changed(whole(), way, (parent: Record<Step, unknown>, key) =>
        Reflect.deleteProperty(parent, key),
      );
      expect(() => check(JSON.parse(JSON.stringify(without)))).not.toThrow();
    },
  );

  it.each(fields.filter((way) => typeof way.at(-1) === 'string').map((way) => [way.join('/'), way] as const))(
    'is refused with an unknown field beside %s',
    (_way, way) => {
      const more = changed(whole(), way, (parent: Record<string, unknown>) => (parent['more'] = 1));
      expect(check(more)).toContain('not a field');
    },
  );

  it.each([null, undefined, 1, 'x', [], {}, { sha256: SHA256 }, { sha256: SHA256, manifest: [] }])(
    'is not %j',
    (read) => {
      expect(check(read)).toEqual(expect.any(String));
    },
  );
});

describe('a manifest from elsewhere', () => {
  const paths = fieldsIn(manifest()).filter((way) => way.at(-1) === 'path');
  const names = fieldsIn(manifest()).filter((way) => way.includes('namespaces') && way.at(-1) === 'name');

  it.each(PATHS)('has no file at %j', (path) => {
    expect(paths).toHaveLength(4);
    for (const way of paths) expect(faultOf(set(manifest(), way, path))).toEqual(expect.any(String));
  });

  it.each(NAMES)('has no namespace %j', (name) => {
    for (const way of names) expect(faultOf(set(manifest(), way, name))).toEqual(expect.any(String));
  });

  it.each([
    ['the same name twice', ['manifest', 'namespaces', 1, 'name'], 'users'],
    ['the same file twice', ['manifest', 'namespaces', 1, 'metadata', 'path'], 'lucid/users.metadata.json'],
    ['a view with documents of its own', ['manifest', 'namespaces', 0, 'type'], 'view'],
    ['a collection without documents', ['manifest', 'namespaces', 1, 'type'], 'collection'],
    ['a database of MongoDB', ['manifest', 'database'], 'admin'],
    ['sizes beyond what can be counted', ['manifest', 'prelude', 'size_bytes'], Number.MAX_SAFE_INTEGER],
    ['documents beyond it', ['manifest', 'namespaces', 1, 'documents'], Number.MAX_SAFE_INTEGER],
  ] as [string, Step[], unknown][])('has not %s', (_, way, value) => {
    expect(faultOf(set(manifest(), way, value))).toEqual(expect.any(String));
  });
});
