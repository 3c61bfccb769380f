import { join } from 'node:path';
import { runChild } from '../../scripts/setup/run-child.mjs';

/** Runs a command of a service as `npm run` does: below a process that passes signals on. Arguments: those of the command. */
const root = join(import.meta.dirname, '..', '..');
const program = ['test/setup/run-typescript.mjs', 'test/setup/programs/service-cli.ts'].map((file) => join(root, file));
process.exit(
  await runChild(process.execPath, [...program, ...process.argv.slice(2)], { root, env: {}, channel: true }),
);
