import { hash } from 'node:crypto';

/** In how many parts a volume is scanned. Each is read again when it changes meanwhile: small parts end even when all is busy. */
export const PARTS = 64;

/** The part that a path belongs to: all that is under one folder of the volume's root is in one. */
export function partOf(path: string): number {
  const [top = ''] = path.split('/', 1);
  return Number.parseInt(hash('sha256', top).slice(0, 8), 16) % PARTS;
}
