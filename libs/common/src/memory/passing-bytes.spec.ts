import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** As the service has it, in a process of its own: what else a process does moves V8 to collect, too. */
const OPTIONS = ['--external-memory-accounted-in-global-limit'];
const PROGRAM = [join(process.cwd(), 'test/setup/run-typescript.mjs'), join(__dirname, '../testing/pass-buffers.ts')];

/** What 2,000 buffers of 1 MB take that pass, of which so many are held at a time, beside others that are kept. */
const passed = (held: number, kept: number): { mb: number; collections: number } =>
  JSON.parse(
    execFileSync(process.execPath, [...OPTIONS, ...PROGRAM, String(held), String(kept)], { encoding: 'utf8', env: {} }),
  ) as { mb: number; collections: number };

describe('bytes that pass', () => {
  it.each([
    // Untold they come to 200 MB and more.
    ['dropped at once', 1, 64],
    // Long enough to be taken for old: all 2,000 lay there while only the young were collected.
    ['held while 60 more pass', 60, 224],
  ])('do not pile up, %s', (_, held, bound) => {
    expect(passed(held, 0).mb).toBeLessThan(bound);
  });

  it('have the whole heap collected for what they leave, and not for what the process keeps', () => {
    // Each 16 MB it was while all buffers counted: 125 times.
    expect(passed(1, 300).collections).toBeLessThan(10);
  });
});
