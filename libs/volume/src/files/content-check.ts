import { ProblemError } from '@lucid/common';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** What content must turn out to be; what is not said is not checked. */
export interface Expected {
  size_bytes?: number;
  /** In lower-case hexadecimal digits. */
  sha256?: string;
}

/** What content was. */
export interface Written {
  size_bytes: number;
  sha256: string;
}

/** Checks content as it goes by. */
export class ContentCheck {
  size = 0;
  private readonly hash = createHash('sha256');

  constructor(private readonly expected: Expected) {}

  /** @throws ProblemError 422 as soon as it is more than expected */
  add(bytes: Uint8Array): void {
    this.size += bytes.length;
    const { size_bytes } = this.expected;
    if (size_bytes !== undefined && this.size > size_bytes)
      throw refusal('size', `is more than the ${size_bytes} bytes that were announced`);
    this.hash.update(bytes);
  }

  /** @throws ProblemError 422 unless it is all that was expected */
  end(): Written {
    const { size_bytes, sha256 } = this.expected;
    if (size_bytes !== undefined && this.size !== size_bytes)
      throw refusal('size', `has ${this.size} of the ${size_bytes} bytes that were announced`);
    const digest = this.hash.digest('hex');
    if (sha256 !== undefined && digest !== sha256) throw refusal('sha256', `has not the SHA-256 that was announced`);
    return { size_bytes: this.size, sha256: digest };
  }
}

const refusal = (code: string, message: string): ProblemError =>
  new ProblemError('unprocessable', `The content ${message}. Nothing of it was kept.`, {
    errors: [{ pointer: '', code, message }],
  });

/** What comes out of a stream, which is left as it is when no more is wanted; an abortion throws its reason. */
export async function* piecesOf(source: Readable): AsyncGenerator<Buffer> {
  try {
    yield* source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code, cause } = error as NodeJS.ErrnoException;
    throw code === 'ABORT_ERR' && cause !== undefined ? cause : error;
  }
}
