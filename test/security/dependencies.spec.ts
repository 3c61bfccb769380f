import { cloneRoot } from '@lucid/engines';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Lock {
  packages: Record<string, { version: string }>;
}

describe('SECURITY.md, on what is built upon', () => {
  // The second half of the statement asks the registry, which a test without a network cannot: CI runs `npm audit`.
  it('21. mongoose is at least 9.9.2 (GHSA-pcrw-h46h-c93h); `npm audit --omit=dev` has nothing high.', () => {
    const { packages } = JSON.parse(readFileSync(join(cloneRoot(), 'package-lock.json'), 'utf8')) as Lock;
    const copies = Object.entries(packages).filter(([path]) => /(?:^|\/)node_modules\/mongoose$/.test(path));
    expect(copies.map(([path]) => path)).toEqual(['node_modules/mongoose']);
    const [major = 0, minor = 0, patch = 0] = (copies[0]?.[1].version ?? '').split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(9_009_002);
  });
});
