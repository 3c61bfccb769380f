import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { runSync, startChild } from './child-process';
import { fileVariable, SECRETS } from './secret-files';
import { VARIABLES } from './variables';

const POISON = 'poison-hunter2';
/** Every variable of the service, and secrets of others that may stand beside them. */
const POISONED = [
  ...Object.keys(VARIABLES),
  ...SECRETS.map(fileVariable),
  ...['AWS_SECRET_ACCESS_KEY', 'GITHUB_TOKEN', 'NODE_AUTH_TOKEN', 'NODE_OPTIONS'],
];

describe('a child process', () => {
  const before = { ...process.env };

  beforeEach(() => {
    for (const name of POISONED) process.env[name] = POISON;
    Object.assign(process.env, { TZ: 'Europe/Vienna', LANG: 'C' });
  });

  afterEach(() => {
    for (const name of [...POISONED, 'TZ', 'LANG']) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  });

  const environmentOf = async (options?: Parameters<typeof startChild>[3]): Promise<string[]> => {
    const child = startChild('sleep', ['600'], ['ignore', 'ignore', 'ignore'], options);
    await once(child, 'spawn');
    const lines = readFileSync(`/proc/${child.pid ?? 0}/environ`, 'utf8').split('\0');
    child.kill('SIGKILL');
    return lines;
  };

  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('finds its way, and no secret', async () => {
    const environment = await environmentOf();
    expect(environment).toEqual(
      expect.arrayContaining([`PATH=${process.env['PATH'] ?? ''}`, 'TZ=Europe/Vienna', 'LANG=C']),
    );
    expect(environment.join('\n')).not.toContain(POISON);
  });

  onLinux('gets what is named for it, by name, by pattern or with a value', async () => {
    const options = { needs: ['MONGODB_URI', /^GITHUB_/], env: { GIVEN: 'value', PATH: undefined } };
    const environment = await environmentOf(options);
    expect(environment.filter((line) => line.includes(POISON)).sort()).toEqual([
      `GITHUB_TOKEN=${POISON}`,
      `MONGODB_URI=${POISON}`,
    ]);
    expect(environment).toContain('GIVEN=value');
    expect(environment.some((line) => line.startsWith('PATH='))).toBe(false);
  });

  it('gets no secret when it is waited for either', () => expect(runSync('env', [])).not.toContain(POISON));

  it('has the streams that are asked for', async () => {
    const child = startChild('cat', [], ['pipe', 'pipe', 'ignore']);
    child.stdin.end('passed');
    expect(await text(child.stdout)).toBe('passed');
  });
});
