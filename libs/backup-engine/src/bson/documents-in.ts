import { passBytes } from '@lucid/common';
import type { Readable } from 'node:stream';

/** The most that one document has, in bytes: 16 MiB, and what the server allows itself beyond. */
const MOST_BYTES = 16 * 1024 * 1024 + 16 * 1024;
const LEAST_BYTES = 5;

/** How much is handed on at once. */
interface Portion {
  bytes: number;
  documents: number;
}

/** A `.bson` file that is none. */
export class NotBsonError extends Error {}

/**
 * The documents of a `.bson` file, in portions; each is as it stands in the file.
 * @throws NotBsonError where a length cannot be true, or the content ends within a document
 */
export async function* documentsIn(content: Readable, portion: Portion): AsyncGenerator<Buffer[]> {
  let rest: Buffer[] = [];
  let held = 0;
  let documents: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    rest.push(piece);
    held += piece.length;
    const first = rest[0] ?? piece;
    // A document larger than a piece: what has come is joined once, when it is whole.
    if (first.length >= 4 && held < lengthAt(first, 0)) continue;
    const buffer = rest.length === 1 ? piece : Buffer.concat(rest, held);
    let at = 0;
    while (buffer.length - at >= 4) {
      const length = lengthAt(buffer, at);
      if (buffer.length - at < length) break;
      if (buffer[at + length - 1] !== 0) throw new NotBsonError('a document has no end');
      documents.push(buffer.subarray(at, at + length));
      bytes += length;
      at += length;
      if (bytes >= portion.bytes || documents.length >= portion.documents) {
        yield documents;
        documents = [];
        bytes = 0;
      }
    }
    rest = at === buffer.length ? [] : [buffer.subarray(at)];
    held = buffer.length - at;
    passBytes(piece.length);
  }
  if (held > 0) throw new NotBsonError('it ends within a document');
  if (documents.length > 0) yield documents;
}

function lengthAt(buffer: Buffer, at: number): number {
  const length = buffer.readInt32LE(at);
  if (length >= LEAST_BYTES && length <= MOST_BYTES) return length;
  throw new NotBsonError(`a document would have ${length} bytes`);
}
