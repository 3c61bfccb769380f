import { globSync, readFileSync } from 'node:fs';
import { inRepository, readInRepository } from './repository';

/** Of the commands that need a clone: bench and generate. */
const OF_DEVELOPERS = ['autocannon', 'openapi-typescript', 'typescript'];

/** The package of what is imported: with its scope, and without the file. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

/** Imports of packages that remain in the compiled file. */
const IMPORT = /^import (?!type\b)(?:[^;']*? from )?'([^'.][^']*)'|\bimport\('([^'.][^']*)'\)/gmu;

function importedIn(file: string): string[] {
  const found = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, one, other]) => one ?? other ?? '');
  return found.filter((name) => !/^(?:node:|@lucid\/)/u.test(name)).map(packageOf);
}

interface Dependent {
  dependencies: Record<string, string>;
}

describe('the image', () => {
  const { dependencies } = JSON.parse(readInRepository('package.json')) as Dependent;
  // Vite bundles the packages of the console into its files.
  const files = globSync(inRepository('{apps,libs}/*/src/**/*.ts')).filter(
    (file) => !/spec\.ts$|\/testing\/|\/apps\/console\//u.test(file),
  );

  it('has every package that the code in it imports', () => {
    const imported = new Set(files.flatMap(importedIn));
    expect(imported).toContain('openapi-fetch');
    expect([...imported].filter((name) => !(name in dependencies)).sort()).toEqual(OF_DEVELOPERS);
  });

  it('has the packages of the client in the versions that its own package names', () => {
    const client = JSON.parse(readInRepository('libs/client/package.json')) as Dependent;
    const { packages } = JSON.parse(readInRepository('package-lock.json')) as {
      packages: Record<string, { version?: string; dev?: boolean }>;
    };
    for (const [name, version] of Object.entries(client.dependencies))
      expect([name, packages[`node_modules/${name}`]]).toEqual([name, expect.objectContaining({ version })]);
    const ofDevelopers = Object.keys(client.dependencies).filter((name) => packages[`node_modules/${name}`]?.dev);
    expect(ofDevelopers).toEqual([]);
  });
});
