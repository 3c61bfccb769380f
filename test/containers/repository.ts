import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A path of this repository. */
export const inRepository = (...path: string[]): string => join(__dirname, '..', '..', ...path);

export const readInRepository = (path: string): string => readFileSync(inRepository(path), 'utf8');
