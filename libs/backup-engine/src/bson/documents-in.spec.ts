import * as fc from 'fast-check';
import { mongo } from 'mongoose';
import { Readable } from 'node:stream';
import { documentsIn, NotBsonError } from './documents-in';

const documentOf = (n: number): Buffer => Buffer.from(mongo.BSON.serialize({ n, text: 'x'.repeat(n) }));

const read = async (content: Buffer, piece: number, portion = { bytes: 1000, documents: 3 }): Promise<Buffer[][]> => {
  const pieces = Array.from({ length: Math.ceil(content.length / piece) }, (_, n) =>
    content.subarray(n * piece, (n + 1) * piece),
  );
  const portions: Buffer[][] = [];
  for await (const documents of documentsIn(Readable.from(pieces), portion)) portions.push(documents);
  return portions;
};

describe('the documents in a .bson file', () => {
  it('are the same in whatever pieces they come, in portions that are no larger than asked', async () => {
    const arbitrary = fc.tuple(fc.array(fc.nat(300), { maxLength: 20 }), fc.integer({ min: 1, max: 500 }));
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([sizes, piece]) => {
        const documents = sizes.map(documentOf);
        const portions = await read(Buffer.concat(documents), piece);
        expect(portions.flat().map(String)).toEqual(documents.map(String));
        expect(portions.every(({ length }) => length > 0 && length <= 3)).toBe(true);
      }),
    );
  });

  it.each([
    ['a file that ends within a document', documentOf(10).subarray(0, 15)],
    ['a file that ends within a length', Buffer.concat([documentOf(1), Buffer.from([5, 0])])],
    ['a length of nothing', Buffer.from([0, 0, 0, 0, 0])],
    ['a length below nothing', Buffer.from([255, 255, 255, 255, 0])],
    ['a length beyond what a document can have', Buffer.from([0, 0, 0, 127, 0])],
    ['a document without its end', Buffer.from([5, 0, 0, 0, 1])],
  ])('are refused in %s', async (_, content) => {
    await expect(read(content, 7)).rejects.toThrow(NotBsonError);
  });
});
