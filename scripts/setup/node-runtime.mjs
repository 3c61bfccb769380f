import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runSync } from './child-process.mjs';

const least = 24;

/** The Node that runs the project: the one that npm installed with it, or the running one when that is new enough. */
export function nodeRuntime(root) {
  const installed = join(root, 'node_modules', '.bin', 'node');
  const tried = [];
  for (const path of [installed, process.execPath]) {
    const version = existsSync(path) ? runSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim() : undefined;
    if (version && Number(/^v(\d+)\./.exec(version)?.[1]) >= least) return path;
    tried.push(`${path}: ${version ?? 'not there, or it does not run here'}`);
  }
  throw new Error(
    [
      `Node ${least} or newer is needed, and none was found:`,
      ...tried.map((line) => `  - ${line}`),
      `Install Node ${least} or newer for this platform and put it first on PATH.`,
    ].join('\n'),
  );
}
