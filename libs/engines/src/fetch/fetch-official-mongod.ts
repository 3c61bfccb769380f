import { startChild } from '@lucid/config';
import { once } from 'node:events';
import { copyFile, chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeEntry } from './cache-entry';
import { sha256Of } from './digest';
import { NETWORK_SETTINGS } from './package-clients';
import type { EnginePin } from './pins';
import { type Log, withProgress } from '../process/progress';

const giveUpAfterMs = 15_000;
const wholeLimitMs = 15 * 60_000;

const program = `
const { MongoBinary } = require('mongodb-memory-server-core/lib/util/MongoBinary');
MongoBinary.getPath({ version: process.argv[1], downloadDir: process.argv[2], checkMD5: true }).then(
  (path) => console.log(path),
  (error) => { console.error(error.message); process.exit(1); },
);`;

/**
 * Fetches the official build for this system, checked by its publisher's digest over a verified connection. It runs in a process
 * of its own so that it can be given up when nothing arrives, since the site may be out of reach.
 */
export function fetchOfficialMongod(
  pin: EnginePin,
  version: string,
  place: { cache: string; entry: string; log: Log; signal?: AbortSignal },
): Promise<string> {
  const home = dirname(createRequire(__filename).resolve('mongodb-memory-server-core/package.json'));
  const [binary = ''] = pin.binaries;
  return makeEntry(place.cache, place.entry, place, async (folder, scratch) => {
    const title = `${pin.title} ${version} (official build)`;
    const path = await withProgress({ title, folder: scratch, log: place.log }, () =>
      download(home, version, scratch, place.signal),
    );
    await mkdir(folder, { recursive: true });
    await copyFile(path, join(folder, binary));
    await chmod(join(folder, binary), 0o755);
    const files = { [binary]: await sha256Of(join(folder, binary)) };
    return { version, source: 'official build', proof: 'publisher', files };
  });
}

async function download(home: string, version: string, scratch: string, signal?: AbortSignal): Promise<string> {
  const child = startChild(process.execPath, ['-e', program, version, scratch], ['ignore', 'pipe', 'pipe'], {
    cwd: home,
    needs: [...NETWORK_SETTINGS, /^npm_config_/i, /^MONGOMS_/],
    // The library verifies certificates only when this npm setting says so.
    env: { npm_config_strict_ssl: 'true', MONGOMS_MAX_RETRIES: '1', MONGOMS_SYSTEM_BINARY: '' },
    signal,
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const begun = Date.now();
  const given = { up: false };
  const watch = setInterval(() => {
    void hasBytes(scratch).then((arrived) => {
      const waited = Date.now() - begun;
      given.up ||= waited > wholeLimitMs || (!arrived && waited > giveUpAfterMs);
      if (given.up) child.kill('SIGKILL');
    });
  }, 1000);
  const [code] = (await once(child, 'close').finally(() => clearInterval(watch))) as [number | null];
  const path = output.trim().split('\n').at(-1);
  if (code === 0 && path) return path;
  if (given.up) throw new Error(`nothing arrived within ${giveUpAfterMs / 1000} s`);
  throw new Error(errors.trim().split('\n')[0] ?? `it ended with ${code ?? 'a signal'}`);
}

async function hasBytes(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
  return sizes.some((entry) => entry?.isFile() && entry.size > 100_000);
}
