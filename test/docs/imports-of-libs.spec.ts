import { cloneRoot } from '@lucid/engines';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string): string => readFileSync(join(cloneRoot(), path), 'utf8');
const libs = readdirSync(join(cloneRoot(), 'libs'));

/** The layers of eslint.config.mjs, lowest first. */
function layersOfLint(): string[][] {
  const source = /^const layers = (\[[^]*?^\]);/m.exec(read('eslint.config.mjs'))?.[1] ?? '';
  const json = source
    .replace(/\/\/.*$/gm, '')
    .replaceAll("'", '"')
    .replace(/,(\s*\])/g, '$1');
  return JSON.parse(json) as string[][];
}

const layers = layersOfLint();
const layerOf = (lib: string): number => layers.findIndex((layer) => layer.includes(lib));

/** The libs that the code of a lib imports, without its tests. */
function importsOf(lib: string): string[] {
  const folder = join(cloneRoot(), 'libs', lib, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/spec\.ts$|(?:^|\/)testing\//.test(file),
  );
  const names = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...text.matchAll(/from '@lucid\/([a-z-]+)'/g)].map(([, name = '']) => name);
  });
  return [...new Set(names)].sort();
}

/** The libs that a README names in one of its two lists. */
function listed(lib: string, list: 'May import' | 'Imported by'): string[] | 'all' {
  const text = new RegExp(String.raw`${list}: ([^]*?)\.(?:\s|$)`).exec(
    read(`libs/${lib}/README.md`).replace(/\s+/g, ' '),
  )?.[1];
  if (text === undefined) throw new Error(`libs/${lib}/README.md has no list "${list}"`);
  if (text.startsWith('every lib')) return 'all';
  return [...text.matchAll(/libs\/([a-z-]+)/g)].map(([, name = '']) => name).sort();
}

describe('the README of a lib', () => {
  it('has a layer for each lib', () => {
    expect(layers.flat().sort()).toEqual([...libs].sort());
  });

  it.each(libs)('lists the libs that it may import: %s', (lib) => {
    const named = listed(lib, 'May import');
    expect(named).not.toBe('all');
    expect({ missing: importsOf(lib).filter((other) => !named.includes(other)) }).toEqual({ missing: [] });
    const above = [...named].filter((other) => layerOf(other) < 0 || layerOf(other) >= layerOf(lib));
    expect({ 'not in a layer below': above }).toEqual({ 'not in a layer below': [] });
  });

  it.each(libs)('lists the libs that import it: %s', (lib) => {
    const importers = libs.filter((other) => importsOf(other).includes(lib));
    const named = listed(lib, 'Imported by');
    if (named !== 'all') expect(named).toEqual(importers.sort());
  });
});
