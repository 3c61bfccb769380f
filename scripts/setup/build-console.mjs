import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSync } from './child-process.mjs';

/* Builds the console into dist/console, where apps/console is there: the service runs without it. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const builder = join(root, 'scripts', 'console', 'build.mjs');

if (existsSync(builder) && existsSync(join(root, 'apps', 'console'))) {
  const { status } = runSync(process.execPath, [builder], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
