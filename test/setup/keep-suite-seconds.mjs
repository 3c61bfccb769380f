import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Suites that take less than this are not worth a line, in seconds. */
const LEAST = 3;

/** `npm run test:times`: keeps how long the suites of the last whole run took, from which later runs plan their order and tell what is left. */
const root = join(import.meta.dirname, '..', '..');
const { suites } = JSON.parse(readFileSync(join(root, '.lucid', 'test-report.json'), 'utf8'));
const seconds = suites
  .map(({ path, ms }) => [path, Math.round(ms / 1000)])
  .filter(([, each]) => each >= LEAST)
  .sort(([one], [other]) => (one < other ? -1 : 1));
writeFileSync(
  join(import.meta.dirname, 'suite-seconds.json'),
  `${JSON.stringify(Object.fromEntries(seconds), null, 2)}\n`,
);
