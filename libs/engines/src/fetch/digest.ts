import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Thrown when a file is not the one that was pinned. */
export class DigestMismatchError extends Error {
  constructor(what: string, wanted: string, got: string) {
    super(`${what} is refused: its digest is ${got}, the pinned one is ${wanted}`);
    this.name = 'DigestMismatchError';
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** Refuses a file whose SHA-256 is not the pinned one. */
export async function verifySha256(path: string, wanted: string, what: string): Promise<void> {
  const got = await sha256Of(path);
  if (got !== wanted) throw new DigestMismatchError(what, wanted, got);
}
