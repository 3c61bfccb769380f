import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { nodeRuntime } from './node-runtime.mjs';
import { runChild } from './run-child.mjs';
import { alone } from './setup-lock.mjs';

/*
 * The way in for `npm start`, `npm test` and the others. It runs on whatever Node npm runs on, before anything is installed:
 * plain JavaScript, no packages.
 */

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const PROJECTS = ['unit', 'engines', 'linters'];

/** Arguments for Jest: the names that stand first select its projects (all but the linters when there are none), the rest is Jest's own. */
function jestArguments(args) {
  const end = args.findIndex((name) => !PROJECTS.includes(name));
  const [names, rest] = end < 0 ? [args, []] : [args.slice(0, end), args.slice(end)];
  return [...rest, '--selectProjects', ...(names.length > 0 ? names : ['unit', 'engines'])];
}

async function run(command, args) {
  const lock = join(root, '.lucid', 'setup-lock');
  if (!isInstalled(root)) {
    await alone(lock, 'installing the packages', async () => isInstalled(root) || (await install(root)));
  }
  const node = nodeRuntime(root);
  // Node keeps the compiled form of what it loads: every start after the first takes half as long.
  const cached = { NODE_COMPILE_CACHE: join(root, '.lucid', 'compile-cache') };
  await alone(lock, 'building', () => build(root));
  if (command === 'test') {
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    return runChild(node, [jest, ...jestArguments(args)], { root, env: cached, channel: false });
  }
  const main = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
  return runChild(node, ['--enable-source-maps', main, command, ...args], { root, env: cached, channel: true });
}

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error('Which command? `npm start`, `npm test` and the other scripts of package.json give it.');
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await run(command, args);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
