import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { NPM_NEEDS, startChild } from './child-process.mjs';

/** Whether node_modules holds what package-lock.json says; remembered by the lock file's hash so that it is quick the next time. */
export function isInstalled(root) {
  const hash = lockHash(root);
  if (text(stampOf(root)) === hash) return true;
  const agrees = agree(root);
  if (agrees) writeFileSync(stampOf(root), hash);
  return agrees;
}

/** Installs with `npm ci`. Without a terminal, on which npm draws its own progress, a line says every few seconds that it goes on. */
export async function install(root) {
  console.error('Installing the packages of package-lock.json (npm ci)');
  const begun = Date.now();
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = startChild('npm', args, { cwd: root, needs: NPM_NEEDS, stdio: ['ignore', 'inherit', 'inherit'] });
  const telling = setInterval(() => console.error(`  still installing after ${seconds(begun)} s`), 10_000);
  const [code, signal] = await once(npm, 'close').finally(() => clearInterval(telling));
  if (code !== 0) throw new Error(`npm ci ended with ${signal ?? code}: what is above says why`);
  writeFileSync(stampOf(root), lockHash(root));
  console.error(`Installed in ${seconds(begun)} s`);
}

/** Compares with the lock file that npm leaves inside node_modules when, and only when, an installation is complete. */
function agree(root) {
  const installed = text(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const there = JSON.parse(installed).packages;
  const wanted = JSON.parse(text(join(root, 'package-lock.json'))).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = there[path];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(0);

const stampOf = (root) => join(root, 'node_modules', '.lucid-installed');

const lockHash = (root) =>
  createHash('sha256')
    .update(text(join(root, 'package-lock.json')))
    .digest('hex');

function text(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
