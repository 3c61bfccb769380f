import { transformFileSync } from '@swc/core';
import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { join, relative } from 'node:path';

/**
 * Runs a program in TypeScript, for tests that need a process of its own: `node <this file> <program>.ts [arguments]`. `npm test` has built
 * apps and libs before: of those the built file is loaded. Only the programs of tests are transpiled here.
 */
const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..', '..');

enableCompileCache(join(root, '.lucid', 'compile-cache'));
require.extensions['.ts'] = (module, path) => {
  const built = join(root, 'dist', relative(root, path).replace(/\.ts$/, '.js'));
  if (existsSync(built)) module.exports = require(built);
  else module._compile(transformFileSync(path).code, path);
};
process.argv.splice(1, 1);
require(process.argv[1]);
