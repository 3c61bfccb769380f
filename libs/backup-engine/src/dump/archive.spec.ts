import * as fc from 'fast-check';
import { mongo } from 'mongoose';
import { Readable } from 'node:stream';
import { Archive, ArchiveError } from './archive';

const bson = (document: object): Buffer => Buffer.from(mongo.BSON.serialize(document));
const END = Buffer.from([255, 255, 255, 255]);
const MAGIC = Buffer.from([0x6d, 0xe2, 0x99, 0x81]);

/** An archive as mongodump's multiplexer writes it, with so many documents in each block of each collection. */
function archiveOf(collections: Record<string, number[]>): Buffer {
  const prelude = Object.keys(collections).map((collection) =>
    bson({ db: 'd', collection, metadata: '{}', size: 0, type: '' }),
  );
  const blocks = Object.entries(collections).flatMap(([collection, counts]) => [
    ...counts.flatMap((count) => [
      bson({ db: 'd', collection, EOF: false, CRC: 0 }),
      ...Array.from({ length: count }, (_, n) => bson({ collection, n })),
      END,
    ]),
    bson({ db: 'd', collection, EOF: true, CRC: 0 }),
    END,
  ]);
  return Buffer.concat([MAGIC, bson({ concurrent_collections: 1, version: '0.1' }), ...prelude, END, ...blocks]);
}

async function read(bytes: Buffer, piece: number): Promise<[string[], Record<string, number>]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, n) =>
    bytes.subarray(n * piece, (n + 1) * piece),
  );
  const sut = new Archive(Readable.from(pieces));
  const announced = (await sut.prelude()).map(({ collection }) => collection);
  const counts: Record<string, number> = {};
  for await (const { collection, pieces: content } of sut.collections()) {
    counts[collection] = 0;
    for await (const { bytes: documents, count } of content) {
      counts[collection] += count;
      for (let at = 0; at < documents.length; at += documents.readInt32LE(at))
        expect(mongo.BSON.deserialize(documents.subarray(at, at + documents.readInt32LE(at)))).toMatchObject({
          collection,
        });
    }
  }
  return [announced, counts];
}

describe('an archive of mongodump', () => {
  it('gives all documents of each collection, in whatever pieces and blocks they come', async () => {
    const blocks = fc.array(fc.nat(4), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(blocks, blocks, fc.integer({ min: 1, max: 300 }), async (first, second, piece) => {
        const [announced, counts] = await read(archiveOf({ first, second }), piece);
        const sum = (numbers: number[]): number => numbers.reduce((all, n) => all + n, 0);
        expect(announced).toEqual(['first', 'second']);
        expect(counts).toEqual({ first: sum(first), second: sum(second) });
      }),
    );
  });

  it('is refused wherever it ends too early, but where a collection has just ended', async () => {
    const whole = archiveOf({ first: [2], second: [1, 1] });
    const ends = [];
    for (let length = 0; length < whole.length; length += 1) {
      const outcome = await read(whole.subarray(0, length), 64).then(
        ([, counts]) => counts,
        (error: unknown) => error,
      );
      if (!(outcome instanceof ArchiveError)) ends.push(outcome);
    }
    // Before the first collection, and behind it: that the second is missing is seen by what was announced.
    expect(ends).toEqual([{}, { first: 2 }]);
  });

  it.each([
    ['something else', Buffer.from('no archive at all')],
    ['a document that cannot be', Buffer.concat([MAGIC, Buffer.from([1, 0, 0, 0])])],
  ])('is not %s', async (_, bytes) => {
    await expect(read(bytes, 5)).rejects.toThrow(ArchiveError);
  });
});
