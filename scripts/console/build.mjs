import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { runSync } from '../setup/child-process.mjs';
import { nodeRuntime } from '../setup/node-runtime.mjs';

/*
 * Builds the console into dist/console, and writes `.br` and `.gz` beside each file that gets smaller by it. The service hands these out as they
 * are, so that it compresses nothing while it serves.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'dist', 'console');
const SMALLEST_BYTES = 512;
const COMPRESSED = /\.(?:js|css|html|svg)$/;

const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const config = join(root, 'apps', 'console', 'vite.config.mjs');
const { status } = runSync(nodeRuntime(root), [vite, 'build', '--config', config, '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

for (const name of readdirSync(target, { recursive: true })) {
  const path = join(target, name);
  if (!COMPRESSED.test(name) || !statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  if (bytes.byteLength < SMALLEST_BYTES) continue;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
