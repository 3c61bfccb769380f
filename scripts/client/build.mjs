import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSync } from '../setup/child-process.mjs';

/*
 * Builds @lucid/client as it is published: ES modules and CommonJS, each with its types, since a program sees only the one that it
 * loads. `npm run client` puts it into dist/client; another folder may be named.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'libs', 'client');
const target = process.argv[2] ?? join(root, 'dist', 'client');

const formats = {
  esm: { type: 'module', options: ['--module', 'esnext', '--moduleResolution', 'bundler'] },
  cjs: { type: 'commonjs', options: ['--module', 'node20', '--moduleResolution', 'node16'] },
};

rmSync(target, { recursive: true, force: true });
for (const [name, { type, options }] of Object.entries(formats)) {
  const folder = join(target, name);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = runSync(process.execPath, [tsc, '-p', source, '--outDir', folder, ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ type })}\n`);
}
for (const file of ['package.json', 'README.md']) copyFileSync(join(source, file), join(target, file));
copyFileSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
console.log(`built @lucid/client in ${target}`);
