import { cloneRoot, locateEngine } from '@lucid/engines';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Document, document, DOCUMENT_FILE } from './document';

const execute = promisify(execFile);

/** What was promised last: a copy of the document as it was released. */
const RELEASED_FILE = join(cloneRoot(), 'configs', 'released', 'openapi.json');

/** A new value in a list of an answer: a client has to expect one, as CONTRIBUTING.md says, so lists such as problem codes can grow. */
const GROWN_LIST = 'response-property-enum-value-added';

interface Break {
  id: string;
  level: number;
  operation: string;
  path: string;
}

describe('the document, against the last released one', () => {
  let oasdiff: string;
  let folder: string;

  beforeAll(async () => {
    oasdiff = join((await locateEngine('oasdiff', { log: console.error })).home, 'oasdiff');
    folder = await mkdtemp(join(tmpdir(), 'lucid-oasdiff-'));
  }, 900_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What surely breaks callers of one document that are answered by another: level 3 of oasdiff, whose 2 only may. */
  const breaks = async (from: string, to: string): Promise<Break[]> => {
    // It ends with 0 whatever it finds; anything else is a failure of its own, and is thrown.
    const options = { maxBuffer: 64 * 2 ** 20, timeout: 600_000 };
    const { stdout } = await execute(oasdiff, ['breaking', from, to, '--format', 'json'], options);
    const found = stdout.trim() === '' ? [] : (JSON.parse(stdout) as Break[]);
    return found.filter(({ id, level }) => level === 3 && id !== GROWN_LIST);
  };

  it('breaks no caller', async () => {
    expect(await breaks(RELEASED_FILE, DOCUMENT_FILE)).toEqual([]);
  });

  it.each<[string, (changed: Document) => void, object]>([
    [
      'an operation that is gone',
      ({ paths }) => Reflect.deleteProperty(paths['/api/v1/users/{user_id}'] ?? {}, 'get'),
      { id: 'api-removed-without-deprecation', operation: 'GET', path: '/api/v1/users/{user_id}' },
    ],
    [
      'a field that is asked for anew',
      ({ components }) => components.schemas['CreateUser']?.required?.push('hardware_wallet'),
      { id: 'request-property-became-required', operation: 'POST', path: '/api/v1/users' },
    ],
    [
      'a field that is answered no more',
      ({ components }) => {
        const user = components.schemas['User'];
        Reflect.deleteProperty(user?.properties ?? {}, 'email');
        if (user?.required !== undefined) user.required = user.required.filter((name) => name !== 'email');
      },
      { id: 'response-required-property-removed', operation: 'GET', path: '/api/v1/users' },
    ],
  ])('would find %s', async (_, change, found) => {
    const changed = structuredClone(document);
    change(changed);
    const file = join(folder, 'changed.json');
    await writeFile(file, JSON.stringify(changed));
    expect(await breaks(DOCUMENT_FILE, file)).toContainEqual(expect.objectContaining(found));
  });
});
