import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/**
 * Passes content on, its last piece only once all of it has the expected SHA-256. So content that was damaged on the disk
 * ends in an error before it is whole, and no reader can take it for what was stored.
 */
export function verified(sha256: string): Transform {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      const before = held;
      held = piece;
      done(null, before);
    },
    flush(done) {
      if (hash.digest('hex') === sha256) done(null, held);
      else done(new Error('The content is not what was stored: its SHA-256 is another one.'));
    },
  });
}
