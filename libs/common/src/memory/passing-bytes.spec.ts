import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** As the service has it, in a process of its own: what else a process does moves V8 to collect, too. */
const OPTIONS = ['--external-memory-accounted-in-global-limit'];
const PROGRAM = [join(process.cwd(), 'test/setup/run-typescript.mjs'), join(__dirname, 'passing-bytes.child-spec.ts')];

/** The most MB that buffers take while 2,000 of 1 MB pass, of which so many are held. */
const most = (held: number): number =>
  Number(execFileSync(process.execPath, [...OPTIONS, ...PROGRAM, String(held)], { encoding: 'utf8', env: {} }));

describe('bytes that pass', () => {
  it.each([
    // Untold they come to 200 MB and more.
    ['dropped at once', 1, 64],
    // Long enough to be taken for old: all 2,000 lay there while only the young were collected.
    ['held while 60 more pass', 60, 160],
  ])('do not pile up, %s', (_, held, bound) => {
    expect(most(held)).toBeLessThan(bound);
  });
});
