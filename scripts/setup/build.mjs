import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NPM_NEEDS, startChild } from './child-process.mjs';

/** Builds with the `build` script of package.json, from nothing, when a source is not what it was at the last build. */
export async function build(root) {
  const fingerprint = fingerprintOf(root);
  const stamp = join(root, 'dist', '.lucid-built');
  if (read(stamp) === fingerprint) return;
  console.error('Building');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const args = ['run', '--silent', 'build'];
  const npm = startChild('npm', args, { cwd: root, needs: NPM_NEEDS, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  npm.stdout.on('data', (chunk) => (output += chunk));
  const [code, signal] = await once(npm, 'close');
  if (code !== 0) throw new Error(`The build ended with ${signal ?? code}\n${output}`);
  writeFileSync(stamp, fingerprint);
}

/** Changes with every source that is added, changed or removed, and with the settings of the build. */
function fingerprintOf(root) {
  const hash = createHash('sha256');
  const settings = ['.swcrc', 'nest-cli.json', 'package.json'].map((name) => join(root, name));
  const folders = ['apps', 'libs', join('scripts', 'console')].map((name) => join(root, name)).filter(existsSync);
  for (const path of [...settings, ...folders.flatMap(sources)]) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return entry.name.endsWith('spec.ts') ? [] : [path];
    });
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
