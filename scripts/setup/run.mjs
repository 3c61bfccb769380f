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

/** Arguments for Jest: the name of one of its projects selects that project, all else is Jest's own. */
function jestArguments([first, ...rest]) {
  if (first === undefined) return [];
  return first === 'unit' || first === 'engines' ? [...rest, '--selectProjects', first] : [first, ...rest];
}

async function run(command, args) {
  const lock = join(root, '.lucid', 'setup-lock');
  if (!isInstalled(root)) {
    await alone(lock, 'installing the packages', async () => isInstalled(root) || (await install(root)));
  }
  const node = nodeRuntime(root);
  if (command === 'test') {
    const env = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules`.trim() };
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    return runChild(node, [jest, ...jestArguments(args)], { root, env, channel: false });
  }
  await alone(lock, 'building', () => build(root));
  const main = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
  return runChild(node, ['--enable-source-maps', main, command, ...args], { root, env: {}, channel: true });
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
