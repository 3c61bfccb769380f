import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the clone, whether this file runs from libs/ or, compiled, from dist/. */
export function cloneRoot(from: string = __dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`No package.json above ${__dirname}`);
  return cloneRoot(parent);
}
