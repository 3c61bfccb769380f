import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a suite takes that the file does not name: one of those that were shorter than this, in seconds. */
const SHORT = 2;

/** Seconds of each suite of this run that has not ended. */
const left = new Map();
let done = 0;

/**
 * Says which suites a run has. What each takes comes from `suite-seconds.json`, which `npm run test:times` writes from the report of a run: only how they
 * compare matters, not how fast that machine was.
 * @returns seconds by path
 */
export function plan(root, tests) {
  const known = JSON.parse(readFileSync(join(root, 'test/setup/suite-seconds.json'), 'utf8'));
  for (const { path } of tests) left.set(path, known[relative(root, path)] ?? SHORT);
  return left;
}

/** Notes that a suite has ended. */
export function ended(path) {
  done += left.get(path) ?? 0;
  left.delete(path);
}

/** About how long the rest of the run takes, in ms, by how long what is done took; undefined as long as that says little. */
export function remainingMs(elapsedMs) {
  const rest = [...left.values()].reduce((sum, seconds) => sum + seconds, 0);
  return elapsedMs < 20_000 || done === 0 ? undefined : (elapsedMs / done) * rest;
}
