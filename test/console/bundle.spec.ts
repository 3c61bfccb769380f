import { cloneRoot } from '@lucid/engines';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const KB = 1000;
const folder = join(cloneRoot(), 'dist', 'console');
const assets = join(folder, 'assets');
const names = (): string[] => readdirSync(assets).filter((name) => /\.(?:js|css)$/.test(name));
/** The size of a file as a browser gets it: files too small to compress have no `.gz`. */
const size = (name: string): number => {
  const compressed = readdirSync(assets).includes(`${name}.gz`) ? `${name}.gz` : name;
  return statSync(join(assets, compressed)).size;
};
const sum = (sizes: readonly number[]): number => sizes.reduce((total, each) => total + each, 0);

describe('the build of the console', () => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');

  it('has a shell of at most 150 KB, and 300 KB in all', () => {
    const shell = names().filter((name) => page.includes(name));
    expect(shell.length).toBeGreaterThan(1);
    expect(sum(shell.map(size))).toBeLessThanOrEqual(150 * KB);
    expect(sum(names().map(size))).toBeLessThanOrEqual(300 * KB);
  });

  it('has hashes in the names of its files, and relative addresses', () => {
    for (const name of names()) expect(name).toMatch(/-[\w-]{8}\.(?:js|css)$/);
    expect(page).not.toMatch(/(?:src|href)="\//);
  });

  it('has nothing inline that a strict content security policy refuses', () => {
    expect(page).not.toMatch(/<style|<script(?![^>]* src=)|\son\w+=|\sstyle=/);
    expect(page).not.toContain('data:');
  });

  it('compresses what it contains', () => {
    for (const name of names().filter((each) => statSync(join(assets, each)).size > KB)) {
      const content = readFileSync(join(assets, name));
      expect(gunzipSync(readFileSync(join(assets, `${name}.gz`))).equals(content)).toBe(true);
      expect(statSync(join(assets, `${name}.br`)).size).toBeLessThan(content.byteLength);
    }
  });
});
