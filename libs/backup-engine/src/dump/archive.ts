import { mongo } from 'mongoose';
import type { Readable } from 'node:stream';
import { type Batch, documentsOf } from '../read/raw-batches';

const { BSON } = mongo;

const MAGIC = 0x8199e26d;
const TERMINATOR = -1;
const LEAST_BYTES = 5;

/** What mongodump says about a namespace before the documents come. */
export interface ArchivedNamespace {
  collection: string;
  /** The content of its metadata file. */
  metadata: string;
  type: string;
}

interface Header {
  collection: string;
  EOF: boolean;
}

/** An archive that ends too early, or is none. */
export class ArchiveError extends Error {}

/** Documents one after another, or the end of a block. */
type Item = Batch | 'end';

/** The documents of one collection, in pieces. They must be read to the end before the next collection. */
interface ArchivedCollection {
  collection: string;
  pieces: AsyncGenerator<Batch>;
}

/**
 * An archive of mongodump, as it comes: a prelude that describes all namespaces, then blocks, each of a header and
 * documents. mongodump must be told to read one collection at a time (`--numParallelCollections=1`), so that its blocks come in a row.
 */
export class Archive {
  private readonly items: AsyncGenerator<Item, undefined>;
  private ahead: Item | undefined;

  constructor(content: Readable) {
    this.items = itemsOf(content);
  }

  /** @throws ArchiveError */
  async prelude(): Promise<ArchivedNamespace[]> {
    const documents: Buffer[] = [];
    for (let item = await this.next(); item !== 'end'; item = await this.next()) documents.push(...documentsOf(item));
    return documents.slice(1).map((document) => BSON.deserialize(document) as ArchivedNamespace);
  }

  /** @throws ArchiveError */
  async *collections(): AsyncGenerator<ArchivedCollection> {
    for (let header = await this.header(); header !== undefined; header = await this.header())
      yield { collection: header.collection, pieces: this.pieces(header) };
  }

  private async *pieces(first: Header): AsyncGenerator<Batch> {
    for (let header = first; !header.EOF;) {
      for (let item = await this.next(); item !== 'end'; item = await this.next()) yield item;
      const next = await this.header();
      if (next?.collection !== first.collection)
        throw new ArchiveError(`the documents of ${first.collection} have no end`);
      header = next;
    }
    if ((await this.next()) !== 'end') throw new ArchiveError('documents come behind an end');
  }

  /** The header of the next block; undefined at the end of the archive. */
  private async header(): Promise<Header | undefined> {
    const item = this.ahead ?? (await this.items.next()).value;
    this.ahead = undefined;
    if (item === undefined) return undefined;
    if (item === 'end') throw new ArchiveError('a block has no header');
    const length = item.bytes.readInt32LE(0);
    if (item.count > 1) this.ahead = { bytes: item.bytes.subarray(length), count: item.count - 1 };
    return BSON.deserialize(item.bytes.subarray(0, length)) as Header;
  }

  private async next(): Promise<Item> {
    const item = this.ahead ?? (await this.items.next()).value;
    this.ahead = undefined;
    if (item === undefined) throw new ArchiveError('it ends within a block');
    return item;
  }
}

/** Takes a stream apart without taking documents apart: what comes in one piece is handed on in one. */
async function* itemsOf(content: Readable): AsyncGenerator<Item, undefined> {
  let rest: Buffer[] = [];
  let held = 0;
  let needed = 4;
  let isBegun = false;
  for await (const piece of content as AsyncIterable<Buffer>) {
    rest.push(piece);
    held += piece.length;
    // A document larger than a piece: what has come is joined once, when it is whole.
    if (held < needed) continue;
    const buffer = rest.length === 1 ? piece : Buffer.concat(rest, held);
    let at = 0;
    if (!isBegun) {
      if (buffer.readUInt32LE(0) !== MAGIC) throw new ArchiveError('it is no archive');
      isBegun = true;
      at = 4;
    }
    let from = at;
    let count = 0;
    needed = 4;
    while (buffer.length - at >= 4) {
      const length = buffer.readInt32LE(at);
      if (length === TERMINATOR) {
        if (count > 0) yield { bytes: buffer.subarray(from, at), count };
        yield 'end';
        at += 4;
        from = at;
        count = 0;
        continue;
      }
      if (length < LEAST_BYTES) throw new ArchiveError(`a document would have ${length} bytes`);
      if (buffer.length - at < length) {
        needed = length;
        break;
      }
      at += length;
      count += 1;
    }
    if (count > 0) yield { bytes: buffer.subarray(from, at), count };
    rest = at === buffer.length ? [] : [buffer.subarray(at)];
    held = buffer.length - at;
  }
  if (held > 0 || !isBegun) throw new ArchiveError('it ends within a document');
  return undefined;
}
