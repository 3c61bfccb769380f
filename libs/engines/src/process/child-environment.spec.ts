import { fileVariable, SECRETS } from '@lucid/config';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { extractFromWheel, goBuild, npmPack, pipDownload } from '../fetch/package-clients';
import { ProcessGuard } from './process-guard';
import { runCommand, streamCommand } from './run-command';
import { temporaryFolder } from '../testing/temporary-folder';

const POISON = 'poison-hunter2';
const POISONED = [...SECRETS, ...SECRETS.map(fileVariable)];
const PROGRAMS = ['npm', 'python3', 'python', 'go', 'tar', 'chmod'];

describe('what the programs get that are started here', () => {
  const before = { ...process.env };
  const at = temporaryFolder();

  beforeEach(() => {
    for (const name of ['bin', 'seen']) {
      rmSync(at(name), { recursive: true, force: true });
      mkdirSync(at(name));
    }
    // Programs that keep the environment that they get, and fail.
    const script = `#!/bin/sh\n/usr/bin/env > '${at('seen')}'/"$(basename "$0").$$"\nexit 3\n`;
    for (const name of PROGRAMS) {
      writeFileSync(at(`bin/${name}`), script);
      chmodSync(at(`bin/${name}`), 0o755);
    }
    for (const name of POISONED) process.env[name] = POISON;
    process.env['PATH'] = `${at('bin')}${delimiter}${before['PATH'] ?? ''}`;
    process.env['npm_config_registry'] = 'https://registry.example.org';
    process.env['HTTPS_PROXY'] = 'http://proxy.example.org';
  });

  afterEach(() => {
    for (const name of [...POISONED, 'PATH', 'npm_config_registry', 'HTTPS_PROXY']) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  });

  const seen = (): string[] => readdirSync(at('seen')).map((name) => readFileSync(at(`seen/${name}`), 'utf8'));

  it.each<[string, () => Promise<unknown>]>([
    ['npm', () => npmPack('x', at('npm'))],
    ['pip', () => pipDownload('x', [], at('pip'))],
    ['Python', () => extractFromWheel('a', 'b', 'c')],
    ['go', () => goBuild(at('bin'), 'x', 'y')],
    ['a command', () => runCommand('tar', ['x'])],
    ['a command that is streamed', () => streamCommand('tar', ['x'], undefined, () => Promise.resolve())],
  ])('is no secret: %s', async (_, run) => {
    await expect(run()).rejects.toThrow();
    expect(seen().length).toBeGreaterThan(0);
    for (const environment of seen()) {
      expect(environment).not.toContain(POISON);
      expect(environment).toContain(`PATH=${at('bin')}`);
    }
  });

  it('is no secret: engines and the watchdog', async () => {
    const guard = new ProcessGuard(at('bin'));
    const started = await guard.start({
      ...{ title: 'Engine', command: join(at('bin'), 'tar'), args: [], cwd: at('bin'), env: { OWN: 'value' } },
      ...{ logFile: at('log'), marker: at('bin'), graceMs: 1000 },
    });
    await started.exited;
    const { pid } = (guard as unknown as { watchdog: { pid: number } }).watchdog;
    if (process.platform === 'linux') expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain(POISON);
    await guard.close();
    expect(seen()).toEqual([expect.stringContaining('OWN=value')]);
    expect(seen().join()).not.toContain(POISON);
  });

  it('is the way to the network that the user configured, for package clients alone', async () => {
    await expect(npmPack('x', at('npm'))).rejects.toThrow();
    expect(seen().join()).toContain('npm_config_registry=https://registry.example.org');
    expect(seen().join()).toContain('HTTPS_PROXY=http://proxy.example.org');
  });
});
