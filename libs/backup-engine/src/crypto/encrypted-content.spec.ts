import type { EncryptionKey } from '@lucid/config';
import * as fc from 'fast-check';
import { createSecretKey } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { CHUNK_BYTES, Decryptor, Encryptor, NotDecryptableError } from './encrypted-content';
import { EncryptionKeys } from './encryption-keys';

const keyOf = (id: string, byte: number): EncryptionKey => ({ id, key: createSecretKey(Buffer.alloc(32, byte)) });
const KEY = keyOf('first', 1);
const KEYS = new EncryptionKeys([KEY, keyOf('second', 2)]);
const PATH = 'backup/db/users.bson.zst.enc';
const HEADER = 72;
const SEALED = CHUNK_BYTES + 16;

/** All of a content in pieces of these sizes, over and over. */
function* cut(content: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, piece = 0; at < content.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? content.length;
    yield content.subarray(at, (at += size));
  }
}

async function passed(pieces: Iterable<Buffer>, stage: Transform): Promise<Buffer> {
  const [content] = await Promise.all([buffer(stage), pipeline(pieces, stage)]);
  return content;
}

const encrypted = (content: Buffer, path = PATH, key = KEY, sizes = [content.length]): Promise<Buffer> =>
  passed(cut(content, sizes), new Encryptor(key, path));

const decrypted = (sealed: Buffer, path = PATH, keys = KEYS, sizes = [sealed.length]): Promise<Buffer> =>
  passed(cut(sealed, sizes), new Decryptor(keys, path));

const content = (bytes: number): Buffer => Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 31) % 251));

describe('encrypted content', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 7])(
    'of %i bytes comes back',
    async (bytes) => {
      const sealed = await encrypted(content(bytes));
      const chunks = Math.max(1, Math.ceil(bytes / CHUNK_BYTES));
      expect(sealed.length).toBe(HEADER + bytes + 16 * chunks);
      expect((await decrypted(sealed)).equals(content(bytes))).toBe(true);
    },
  );

  it('comes back whatever it is and in whatever pieces it passes', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 3 * CHUNK_BYTES }), { minLength: 1, maxLength: 5 });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 0, max: 4 * CHUNK_BYTES }).map((length) => content(length)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, sizes, sizes, async (given, written, read) => {
        const sealed = await encrypted(Buffer.from(given), PATH, KEY, written);
        expect((await decrypted(sealed, PATH, KEYS, read)).equals(Buffer.from(given))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with any one byte changed, wherever that is', async () => {
    const small = await encrypted(content(50));
    for (let at = 0; at < small.length; at += 1) {
      const changed = Buffer.from(small);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      // In the key's id, it may name a key that is not there.
      await expect(decrypted(changed)).rejects.toThrow(/cannot be decrypted|not configured/);
    }
    const large = await encrypted(content(3 * CHUNK_BYTES));
    const place = fc.integer({ min: 0, max: large.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const changed = Buffer.from(large);
        changed.writeUInt8(changed.readUInt8(at) ^ bits, at);
        await expect(decrypted(changed)).rejects.toThrow(/cannot be decrypted|not configured/);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused when it is cut off anywhere, between chunks too', async () => {
    const sealed = await encrypted(content(3 * CHUNK_BYTES));
    const borders = [0, 1, 2].map((chunk) => HEADER + chunk * SEALED);
    for (const length of [0, 1, HEADER - 1, ...borders, ...borders.map((border) => border + 16), sealed.length - 1])
      await expect(decrypted(sealed.subarray(0, length))).rejects.toThrow(NotDecryptableError);
  });

  const chunkOf = (sealed: Buffer, chunk: number): Buffer =>
    sealed.subarray(HEADER + chunk * SEALED, HEADER + (chunk + 1) * SEALED);

  it.each<[string, (sealed: Buffer) => Buffer[]]>([
    ['longer', (sealed) => [sealed, Buffer.alloc(1)]],
    ['longer by a chunk of its own', (sealed) => [sealed, chunkOf(sealed, 2)]],
    ['with two chunks that changed places', (sealed) => [1, 0, 2].map((chunk) => chunkOf(sealed, chunk))],
    ['with a chunk left out', (sealed) => [0, 2].map((chunk) => chunkOf(sealed, chunk))],
    ['with a chunk twice', (sealed) => [0, 0, 1, 2].map((chunk) => chunkOf(sealed, chunk))],
    ['that begins with its last chunk', (sealed) => [2].map((chunk) => chunkOf(sealed, chunk))],
  ])('is refused %s', async (_, change) => {
    const sealed = await encrypted(content(3 * CHUNK_BYTES));
    const [first = sealed, ...others] = change(sealed);
    const changed = first === sealed ? [sealed, ...others] : [sealed.subarray(0, HEADER), first, ...others];
    await expect(decrypted(Buffer.concat(changed))).rejects.toThrow(NotDecryptableError);
  });

  it('is refused under another path, and with a header or a chunk of another file of the same path', async () => {
    const [sealed, other] = [await encrypted(content(2 * CHUNK_BYTES)), await encrypted(content(2 * CHUNK_BYTES))];
    await expect(decrypted(sealed, 'backup/db/wallets.bson.zst.enc')).rejects.toThrow(NotDecryptableError);
    const mixed = Buffer.concat([sealed.subarray(0, HEADER + SEALED), chunkOf(other, 1)]);
    await expect(decrypted(mixed)).rejects.toThrow(NotDecryptableError);
    const headed = Buffer.concat([other.subarray(0, HEADER), sealed.subarray(HEADER)]);
    await expect(decrypted(headed)).rejects.toThrow(NotDecryptableError);
  });

  it('is never the same twice', async () => {
    const [first, second] = [await encrypted(content(1000)), await encrypted(content(1000))];
    expect(first.subarray(HEADER).equals(second.subarray(HEADER))).toBe(false);
  });

  it('is read with the key that it names, needs that very key, and says which is missing', async () => {
    const sealed = await encrypted(content(10), PATH, keyOf('second', 2));
    expect((await decrypted(sealed)).equals(content(10))).toBe(true);
    const missing = decrypted(sealed, PATH, new EncryptionKeys([KEY]));
    await expect(missing).rejects.toMatchObject({
      code: 'unprocessable',
      detail: expect.stringContaining('second') as string,
    });
    const other = decrypted(sealed, PATH, new EncryptionKeys([keyOf('second', 3)]));
    await expect(other).rejects.toThrow(NotDecryptableError);
  });

  it('gives out nothing of a chunk that is not proven', async () => {
    const sealed = await encrypted(content(2 * CHUNK_BYTES));
    sealed.writeUInt8(sealed.readUInt8(HEADER + SEALED) ^ 1, HEADER + SEALED);
    const decryptor = new Decryptor(KEYS, PATH);
    const given: Buffer[] = [];
    decryptor.on('data', (piece: Buffer) => given.push(piece));
    const failed = new Promise((resolve) => decryptor.once('error', resolve));
    decryptor.end(sealed);
    expect(await failed).toBeInstanceOf(NotDecryptableError);
    expect(Buffer.concat(given).length).toBeLessThanOrEqual(CHUNK_BYTES);
  });

  it('passes without being held: of 64 MB, no more than a few chunks wait', async () => {
    const encryptor = new Encryptor(KEY, PATH);
    const decryptor = new Decryptor(KEYS, PATH);
    const piece = Buffer.alloc(1024 * 1024);
    let most = 0;
    let bytes = 0;
    const source = Readable.from(
      Array.from({ length: 64 }, () => piece),
      { highWaterMark: 1 },
    );
    await pipeline(source, encryptor, decryptor, async (plain: AsyncIterable<Buffer>) => {
      for await (const each of plain) {
        bytes += each.length;
        most = Math.max(most, encryptor.readableLength + encryptor.writableLength + decryptor.readableLength);
      }
    });
    expect(bytes).toBe(64 * piece.length);
    expect(most).toBeLessThan(8 * piece.length);
  });
});
