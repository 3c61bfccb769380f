import { cloneRoot } from '@lucid/engines';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The two files that start programs: one for the service, one for what runs before it is built. */
const STARTERS = ['libs/config/src/child-process.ts', 'scripts/setup/child-process.mjs'];

const sources = ['apps', 'libs', 'scripts'].flatMap((folder) =>
  readdirSync(join(cloneRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !/spec\.ts$|\/testing\/|node_modules/.test(name))
    .map((name) => join(folder, name)),
);
const read = (path: string): string => readFileSync(join(cloneRoot(), path), 'utf8');

/** The list of variables that a file passes on to every program. */
const passedOn = (path: string): string[] => {
  const [, list = ''] = /PASSED_ON[^=]*= \[([^;]*)\];/.exec(read(path)) ?? [];
  return [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
};

describe('SECURITY.md, on child processes', () => {
  it('34. Child processes get the environment they need and no secret more: only one file of the service and one of the scripts can start any.', () => {
    expect(sources.length).toBeGreaterThan(500);
    const modules = /(?:from |import |\()['"`](?:node:)?(?:child_process|cluster|worker_threads)['"`]/;
    expect(sources.filter((path) => modules.test(read(path)))).toEqual(STARTERS);
  });

  it('pass on the same from both', () => {
    const [service, scripts] = STARTERS.map(passedOn);
    expect(service).toEqual(scripts);
    expect(service?.length).toBeGreaterThan(8);
  });
});
