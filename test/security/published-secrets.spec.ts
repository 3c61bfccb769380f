import { loadConfig, SECRETS } from '@lucid/config';
import { cloneRoot } from '@lucid/engines';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What people read and copy from: pages, the files for containers and clusters, and the document. */
const files = [
  ...readdirSync(cloneRoot()).filter((name) => /\.(?:md|ya?ml)$|^Dockerfile$|^\.env/.test(name)),
  ...['configs', 'docs', 'libs', 'scripts', '.ci'].flatMap((folder) =>
    readdirSync(join(cloneRoot(), folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => /\.(?:md|ya?ml|env|conf|acl|sh)$|openapi\.json$/.test(path) && !path.includes('node_modules')),
  ),
];
const text = files.map((path) => readFileSync(join(cloneRoot(), path), 'utf8')).join('\n');

/** The values that a secret has in them, and keys that stand for themselves. What a shell or a reader fills in (`$…`, `…`, `PASSWORD`) is none. */
const valuesOf = (name: string): string[] => [
  ...[...text.matchAll(new RegExp(String.raw`\b${name}(?:=|: +)["']?([^\s"'\x60|]+)`, 'g'))].map(
    ([, value = '']) => value,
  ),
  ...(name === 'API_KEY'
    ? [...text.matchAll(/lucid_[0-9a-f]{8}_[\w-]{43}|x-api-key: *["']?([!-~]{32,})/gi)].map(
        ([all, value]) => value ?? all,
      )
    : []),
];

const OTHERS = { BACKUP_S3_BUCKET: 'bucket', BACKUP_S3_ACCESS_KEY_ID: 'id', BACKUP_S3_SECRET_ACCESS_KEY: 'key' };

describe('secrets that stand in the documentation', () => {
  it('are looked for in all of it', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files).toEqual(expect.arrayContaining(['README.md', 'docker-compose.yml', 'configs/openapi.json']));
    expect(valuesOf('MONGODB_URI').length).toBeGreaterThan(1);
  });

  it.each(SECRETS)('are none that %s takes', (name) => {
    const taken = valuesOf(name).filter((value) => {
      if (/[$…]|:PASSWORD@/.test(value) || value === 'none' || (/^\w+:\/\//.test(value) && !value.includes('@')))
        return false;
      try {
        loadConfig({ ...OTHERS, [name]: value });
        return true;
      } catch {
        return false;
      }
    });
    expect(taken).toEqual([]);
  });

  it('and that once stood there are refused', () => {
    const API_KEY = 'at-least-32-characters-from-openssl-rand-hex-32';
    expect(() => loadConfig({ API_KEY })).toThrow(
      /API_KEY is an example .* Make a value of your own: `openssl rand -hex 32`/,
    );
  });
});
