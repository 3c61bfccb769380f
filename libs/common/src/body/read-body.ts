import type { IncomingMessage } from 'node:http';
import { turn } from '../concurrency/turn';
import { passBytes } from '../memory/passing-bytes';
import { ProblemError } from '../problem/errors';

/** The most of a body that is read unless its route allows more, in bytes. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** The connection ends with this answer: what the caller still sends is not waited for. */
export const tooLarge = (limit: number): ProblemError =>
  new ProblemError('body_too_large', `The body is larger than the ${limit} bytes that this path takes.`, {
    headers: { connection: 'close' },
  });

/** What a body has after this many bytes is taken in turns of the event loop: one turn would otherwise take MiB of each connection. */
const SMALL_BYTES = 64 * 1024;

const brokenOff = (cause?: unknown): ProblemError =>
  new ProblemError('bad_request', 'The body ended before all of it had arrived.', { cause });

/**
 * Reads a body to its end.
 * @param limit in bytes
 * @param take receives each piece as it arrives. Once it throws, the rest is discarded, and the caller gets its answer after it has sent all.
 * @throws ProblemError 413 as soon as there is more, 400 when the connection ends before the body
 */
export async function readBody(raw: IncomingMessage, limit: number, take: (piece: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let size = 0;
    let refusal: Error | undefined;
    const settle = (act: () => void): void => {
      raw.off('data', taken).off('end', end).off('error', fail).off('close', fail);
      act();
    };
    const use = (piece: Buffer): void => {
      if (refusal !== undefined) return;
      try {
        take(piece);
      } catch (error) {
        refusal = error as Error;
      }
    };
    const taken = (piece: Buffer): void => {
      size += piece.length;
      if (size > limit) settle(() => reject(tooLarge(limit)));
      else if (size <= SMALL_BYTES) use(piece);
      else {
        raw.pause();
        void turn().then(() => {
          use(piece);
          passBytes(piece.length);
          raw.resume();
        });
      }
    };
    const end = (): void => settle(() => (refusal === undefined ? resolve() : reject(refusal)));
    const fail = (error?: unknown): void => settle(() => reject(brokenOff(error)));
    if (raw.destroyed) reject(brokenOff());
    else raw.on('data', taken).on('end', end).on('error', fail).on('close', fail);
  });
}
