import { cloneRoot } from '@lucid/engines';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What a program of a sibling does: its types hold, and what is wrong in it is seen. */
const program = `
import { createLucidClient, LucidError, type Job } from '@lucid/client';

const lucid = createLucidClient({ baseUrl: 'http://127.0.0.1:1', retries: 0 });

export async function use(): Promise<string> {
  const { data } = await lucid.GET('/api/v1/users/{user_id}', { params: { path: { user_id: 'ada' } } });
  const email: string = data.email;
  // @ts-expect-error there is no such field
  data.surname;
  // @ts-expect-error the path needs its parameter
  await lucid.GET('/api/v1/users/{user_id}');
  // @ts-expect-error a user needs an address
  await lucid.POST('/api/v1/users', { body: { email } });
  for await (const { session_id } of lucid.items('/api/v1/sessions')) return session_id.toUpperCase();
  const job: Job = await lucid.waitForJob('a');
  return job.kind;
}

export const isGone = (error: unknown): boolean => error instanceof LucidError && error.code === 'not_found';
`;

describe('the package @lucid/client', () => {
  let folder: string;

  const npm = (...args: string[]): Promise<{ stdout: string }> =>
    execute('npm', [...args, '--silent', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  const node = async (...args: string[]): Promise<string> =>
    (await execute(process.execPath, args, { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } })).stdout;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lucid-client-'));
    const built = join(folder, 'built');
    await node(join(cloneRoot(), 'scripts', 'client', 'build.mjs'), built);
    const { dependencies } = JSON.parse(await readFile(join(built, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'sibling', private: true }));
    // Its dependencies as they are installed here: another version than the package asks for would not do.
    const sources = [built, ...Object.keys(dependencies).map((name) => join(cloneRoot(), 'node_modules', name))];
    const { stdout } = await npm('pack', ...sources);
    await npm(
      'install',
      ...stdout
        .trim()
        .split('\n')
        .map((file) => `./${file}`),
    );
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is of the version of the service', async () => {
    const versionIn = async (path: string): Promise<string> =>
      (JSON.parse(await readFile(path, 'utf8')) as { version: string }).version;
    const installed = join(folder, 'node_modules', '@lucid', 'client', 'package.json');
    expect(await versionIn(installed)).toBe(await versionIn(join(cloneRoot(), 'package.json')));
  });

  it('is loaded by require and by import, each with what it exports', async () => {
    const names = 'LucidAnswerError,LucidConnectionError,LucidError,LucidJobError,createLucidClient';
    const tell = 'console.log(Object.keys(client).sort().join())';
    expect(await node('-e', `const client = require('@lucid/client'); ${tell}`)).toBe(`${names}\n`);
    const imported = `import * as client from '@lucid/client'; ${tell}`;
    expect(await node('--input-type=module', '-e', imported)).toBe(`${names}\n`);
  });

  it('makes its calls when it is loaded either way', async () => {
    const call = `createLucidClient({ baseUrl: 'http://127.0.0.1:1', retries: 0 }).GET('/livez').catch(({ name }) => console.log(name))`;
    expect(await node('-e', `const { createLucidClient } = require('@lucid/client'); ${call}`)).toBe(
      'LucidConnectionError\n',
    );
    const imported = `import { createLucidClient } from '@lucid/client'; ${call}`;
    expect(await node('--input-type=module', '-e', imported)).toBe('LucidConnectionError\n');
  });

  it('has types that hold under strict, in ES modules and in CommonJS', async () => {
    const sources = join(folder, 'src');
    await mkdir(sources);
    await writeFile(join(sources, 'module.mts'), program);
    await writeFile(join(sources, 'common.cts'), program);
    const tsc = join(cloneRoot(), 'node_modules', 'typescript', 'bin', 'tsc');
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom,dom.asynciterable',
    ];
    expect(await node(tsc, ...options, join(sources, 'module.mts'), join(sources, 'common.cts'))).toBe('');
  });
});
