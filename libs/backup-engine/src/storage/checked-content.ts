import { ProblemError } from '@lucid/common';
import { ContentCheck, type Expected, piecesOf, type Written } from '@lucid/volume';
import type { Readable } from 'node:stream';

/** Content on its way, and what became of it. */
export class CheckedContent {
  /** What was wrong with the content itself. */
  fault?: unknown;
  private readonly check: ContentCheck;
  private written?: Written;

  constructor(
    private readonly source: Readable,
    expected: Expected,
    private readonly path: string,
    private readonly mostBytes: number,
  ) {
    this.check = new ContentCheck(expected);
  }

  async *pieces(): AsyncGenerator<Buffer> {
    // What is thrown into here while a piece is out comes of whoever takes them.
    let isOut = false;
    try {
      for await (const piece of piecesOf(this.source)) {
        this.check.add(piece);
        if (this.check.size > this.mostBytes)
          throw new ProblemError(
            'unprocessable',
            `${this.path} is larger than the ${this.mostBytes} bytes that a file in S3 may have here. Keep this backup in the volume.`,
          );
        isOut = true;
        yield piece;
        isOut = false;
      }
      this.written = this.check.end();
    } catch (error) {
      if (!isOut) this.fault = error;
      throw error;
    }
  }

  end(): Written {
    if (this.written === undefined) throw new Error(`${this.path} was stored before its end`);
    return this.written;
  }
}
