import { S3Gateway, waitUntil } from '@lucid/engines';
import { createSecretKey, hash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { EncryptionKeys } from '../crypto/encryption-keys';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { incomplete, Library } from '../../../../test/setup/backup/library';
import { verifyFiles } from '../format/verify-backup';
import type { S3Times } from './s3-client';
import type { S3Place } from './s3-place';
import { S3Store } from './s3-store';

const MIB = 1024 * 1024;
const BUCKET = 'backups';
/** Longer than anything takes on a busy machine. */
const LONG: S3Times = {
  connect: 60_000,
  idle: 60_000,
  answer: 120_000,
  small: 120_000,
  attempts: 2,
  patience: 120_000,
};
/** Short enough to be waited for. */
const SHORT: S3Times = { connect: 5000, idle: 1500, answer: 5000, small: 5000, attempts: 2, patience: 1000 };

const content = (bytes: number): Buffer => randomBytes(bytes);
const pieces = (whole: Buffer): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < whole.length; at += MIB) yield whole.subarray(at, at + MIB);
    })(),
  );

const isOurs = (): Promise<boolean> => Promise.resolve(true);

describe('a store in S3', () => {
  let folder: string;
  let gateway: S3Gateway;
  let sut: S3Store;
  const opened: S3Store[] = [];

  const place = (own: Partial<S3Place> = {}): S3Place => ({
    ...{ endpoint: gateway.endpoint, region: 'us-east-1', bucket: BUCKET, prefix: 'lucid/test' },
    ...{ accessKeyId: gateway.accessKeyId, secretAccessKey: gateway.secretAccessKey },
    ...own,
  });
  const open = async (
    own: Partial<S3Place> = {},
    times: Partial<S3Times> = {},
    keys = new EncryptionKeys(),
  ): Promise<S3Store> => {
    const store = await S3Store.open(place(own), keys, { ...LONG, ...times });
    opened.push(store);
    return store;
  };
  const fileOf = (path: string): string => join(gateway.data, BUCKET, 'lucid/test', path);
  const named = async (path?: string): Promise<string[]> => {
    const names: string[] = [];
    for await (const { name, kind, size_bytes } of sut.list(path)) names.push(`${kind} ${name} ${size_bytes}`);
    return names.sort();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lucid-s3-'));
    gateway = await S3Gateway.start(folder, [BUCKET]);
    sut = await open();
    // The gateway is built where it is not there yet.
  }, 900_000);

  // What a test left unfinished is not another's.
  beforeEach(() => sut.tidy(isOurs, Date.now() + 1000));

  afterAll(async () => {
    for (const store of opened) store.close();
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([0, 5, 8 * MIB, 20 * MIB + 3])(
    'gives back %i bytes as they were written, and says what they were',
    async (bytes) => {
      const written = content(bytes);
      const sha256 = hash('sha256', written);
      expect(await sut.write(`size-${bytes}/d/a%2Fb+c~.bson`, pieces(written))).toEqual({ size_bytes: bytes, sha256 });
      const { size_bytes, stream } = await sut.openFile(`size-${bytes}/d/a%2Fb+c~.bson`);
      expect(size_bytes).toBe(bytes);
      expect(hash('sha256', await buffer(stream))).toBe(sha256);
    },
  );

  it('lists files and folders, and nothing of a folder whose name only begins alike', async () => {
    for (const path of ['list/manifest.json', 'list/db/a.bson', 'list.2/manifest.json'])
      await sut.write(path, pieces(content(3)));
    expect(await named('list')).toEqual(['file manifest.json 3', 'folder db 0']);
    expect(await named()).toEqual(expect.arrayContaining(['folder list 0', 'folder list.2 0']));
    expect(await sut.stat('list/manifest.json')).toMatchObject({ kind: 'file', size_bytes: 3 });
    expect(await sut.stat('list/nothing')).toBeUndefined();
    await expect(named('nowhere')).rejects.toMatchObject({ code: 'not_found' });
    await expect(sut.openFile('list/nothing')).rejects.toMatchObject({ code: 'not_found' });
    expect(await sut.remove('list')).toBe(true);
    expect(await sut.remove('list')).toBe(false);
    expect(await named('list.2')).toEqual(['file manifest.json 3']);
  });

  it('removes more files than one request may name', async () => {
    await mkdir(fileOf('many/db'), { recursive: true });
    for (let n = 0; n < 1100; n += 1) await writeFile(fileOf(`many/db/${n}`), '');
    expect(await sut.remove('many')).toBe(true);
    await expect(named('many')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps nothing of content that fails, or that is not as announced', async () => {
    const failing = Readable.from(
      (function* () {
        yield content(12 * MIB);
        throw new Error('the source broke');
      })(),
    );
    await expect(sut.write('failed/a', failing)).rejects.toThrow('the source broke');
    await expect(sut.write('failed/a', pieces(content(9)), { size_bytes: 8 })).rejects.toMatchObject({ status: 422 });
    const abort = new AbortController();
    const endless = Readable.from(
      (async function* () {
        for (let n = 0; ; n += 1) {
          if (n === 20) abort.abort(new Error('told to stop'));
          await Promise.resolve();
          yield content(MIB);
        }
      })(),
    );
    await expect(sut.write('failed/a', endless, {}, abort.signal)).rejects.toThrow('told to stop');
    expect(await sut.stat('failed/a')).toBeUndefined();
    expect(await unfinished()).toEqual([]);
  });

  it('has no folder of work that failed', async () => {
    const work = sut.fill('half', async (into) => {
      await into.write('half/db/a.bson', pieces(content(5)));
      throw new Error('no more');
    });
    await expect(work).rejects.toThrow('no more');
    await expect(named('half')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('gives up what was being uploaded a day ago', async () => {
    const broken = sut.write('old/a', pieces(content(100 * MIB)));
    const failed = expect(broken).rejects.toMatchObject({ code: 'engine_away' });
    await waitUntil('The upload', async () => (await unfinished()).length > 0, { limitMs: 120_000, everyMs: 2 });
    await gateway.kill();
    await failed;
    await gateway.restart();
    expect(await unfinished()).toHaveLength(1);
    await sut.tidy(isOurs);
    expect(await unfinished()).toHaveLength(1);
    await sut.tidy(() => Promise.resolve(false), Date.now() + 1);
    expect(await unfinished()).toHaveLength(1);
    await sut.tidy(isOurs, Date.now() + 1);
    expect(await unfinished()).toEqual([]);
  });

  it('goes on where it was when the gateway is killed while it is read, and comes back', async () => {
    const whole = content(40 * MIB);
    await sut.write('resumed/a', pieces(whole));
    const { stream } = await sut.openFile('resumed/a');
    const got: Buffer[] = [];
    for await (const piece of stream as AsyncIterable<Buffer>) {
      got.push(piece);
      if (got.length !== 3) continue;
      await gateway.kill();
      setTimeout(() => void gateway.restart(), 300);
    }
    expect(Buffer.concat(got).equals(whole)).toBe(true);
  });

  it('fails when a file is replaced while it is read', async () => {
    await sut.write('replaced/a', pieces(content(40 * MIB)));
    const { stream } = await sut.openFile('replaced/a');
    const reading = (async () => {
      let n = 0;
      for await (const _piece of stream) {
        if ((n += 1) !== 3) continue;
        // The reader asks again as soon as the gateway is back, and so the replacement must be there before.
        await sut.write('replaced/a', pieces(content(40 * MIB)));
        await gateway.kill();
        await gateway.restart();
      }
    })();
    await expect(reading).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('replaced') as string,
    });
  });

  it('gives up within its bounds when the gateway does not answer, or stays away', async () => {
    await sut.write('away/a', pieces(content(40 * MIB)));
    const impatient = await open({}, SHORT);
    const { stream } = await impatient.openFile('away/a');
    gateway.pause();
    try {
      const begun = performance.now();
      await expect(impatient.write('away/b', pieces(content(20 * MIB)))).rejects.toMatchObject({
        code: 'engine_away',
        status: 503,
        headers: { 'retry-after': '30' },
      });
      await expect(impatient.stat('away/a')).rejects.toMatchObject({ code: 'engine_away' });
      await expect(buffer(stream)).rejects.toMatchObject({ code: 'engine_away' });
      // What bounds it is its own times, of a few seconds.
      expect(performance.now() - begun).toBeLessThan(300_000);
    } finally {
      gateway.resume();
    }
    expect(await sut.stat('away/b')).toBeUndefined();
  });

  it('says which key may not do what, and where a bucket is not', async () => {
    const stranger = await open({ secretAccessKey: 'another-secret-than-the-gateways' });
    const said = expect.stringMatching(
      /the key lucid-tests .*s3:(?:PutObject|GetObject).* bucket backups at http/,
    ) as string;
    await expect(stranger.write('a', pieces(content(5)))).rejects.toMatchObject({
      code: 'missing_privilege',
      message: said,
    });
    await expect(stranger.stat('a')).rejects.toMatchObject({ code: 'missing_privilege', message: said });
    const elsewhere = await open({ bucket: 'nothing' });
    await expect(elsewhere.openFile('a')).rejects.toMatchObject({ code: 'engine_away' });
    await expect(elsewhere.write('a', pieces(content(5)))).rejects.toMatchObject({
      code: 'engine_away',
      message: expect.stringContaining('BACKUP_S3_BUCKET') as string,
    });
  });

  it.each([
    ['none', 'none'],
    ['zstd', 'aes-256-gcm'],
  ] as const)(
    'brings back every kind of collection, index, option, name and value: %s, %s',
    async (compression, encryption) => {
      const { sut: library, source } = await Library.withEveryKind();
      try {
        const keys = new EncryptionKeys([{ id: 'k', key: createSecretKey(Buffer.alloc(32, 1)) }]);
        const store = await open({}, {}, keys);
        Object.assign(library, { store });
        const folder = `kinds-${compression}`;
        const manifest = await library.backUp(source, folder, { compression, encryption });
        expect(await verifyFiles(store, folder, manifest)).toMatchObject({ damages: [] });
        const target = library.scratch.database();
        expect(incomplete(await library.restore(target, folder, manifest))).toEqual([]);
        expect(await fingerprint(target)).toEqual(await fingerprint(source));
      } finally {
        await library.scratch.close();
      }
    },
  );

  it('answers 507 when S3 has no room, and keeps nothing', async () => {
    const small = join(folder, 'small');
    await mkdir(small);
    if (!mountSmall(small)) return;
    const full = await S3Gateway.start(await mkdtemp(join(folder, 'full-')), [BUCKET], { data: small });
    try {
      const store = await open({ endpoint: full.endpoint });
      await expect(store.write('a/b', pieces(content(60 * MIB)))).rejects.toMatchObject({
        code: 'out_of_space',
        status: 507,
      });
      expect(await store.stat('a/b')).toBeUndefined();
      await store.write('a/b', pieces(content(16 * MIB)));
    } finally {
      await full.close();
      execFileSync('umount', [small]);
    }
  });

  /** What the gateway has of uploads that were not ended. */
  async function unfinished(): Promise<string[]> {
    const folders = await readdir(join(gateway.data, BUCKET, '.sgwtmp/multipart')).catch(() => []);
    const uploads = await Promise.all(
      folders.map((name) => readdir(join(gateway.data, BUCKET, '.sgwtmp/multipart', name))),
    );
    return uploads.flat();
  }
});

/** Mounts a file system of 40 MiB, where that is allowed. */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'lucid-test', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
