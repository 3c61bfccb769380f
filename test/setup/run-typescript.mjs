import { transformFileSync } from '@swc/core';
import { createRequire } from 'node:module';

/** Runs a program in TypeScript, for tests that need a process of its own: `node <this file> <program>.ts [arguments]`. */
const require = createRequire(import.meta.url);
require.extensions['.ts'] = (module, path) => {
  module._compile(transformFileSync(path).code, path);
};
process.argv.splice(1, 1);
require(process.argv[1]);
