import { waitUntil } from '@lucid/engines';
import type { mongo } from 'mongoose';
import { createSecretKey, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { EncryptionKeys } from '../crypto/encryption-keys';
import type { BackupStore } from '../storage/backup-storage';
import { fingerprint } from '../../../../test/setup/backup/fingerprint';
import { Library } from '../../../../test/setup/backup/library';
import { lease, limit, openSlicer, restoreUntil } from '../../../../test/setup/backup/sliced-oplog';
import { Oplog, OplogGapError } from '../oplog/oplog';
import type { OplogSlicer, OplogSlicerOptions } from './oplog-slicer';
import { manifestPathOf, segmentsOf, type Slice } from './slice';
import { entriesOf, listSlices, readSliceManifest, writeSliceManifest } from './slice-store';

describe('the slices of the oplog', () => {
  let sut: Library;
  let db: mongo.Db;
  let things: mongo.Collection<{ _id: number; padding?: string }>;

  beforeEach(async () => {
    sut = await Library.start();
    db = sut.scratch.database();
    things = db.collection('things');
    await things.insertOne({ _id: 0 });
  });

  afterEach(() => sut.scratch.close());

  /** Begins to follow: from the first slice on, whoever goes on knows from where. */
  async function begun(options: Partial<OplogSlicerOptions> = {}): Promise<OplogSlicer> {
    const slicer = await openSlicer(sut, db, options);
    await slicer.advance();
    await db.collection('noise').insertOne({});
    await slicer.advance();
    return slicer;
  }

  const segments = async (): Promise<ReturnType<typeof segmentsOf>> => segmentsOf((await listSlices(sut.store)).slices);

  /** A store that fails or does something else before a file is written whose path ends so. */
  const before = (ending: string, work: () => Promise<void> | void): BackupStore => ({
    ...sut.store,
    write: async (path, ...rest) => {
      if (path.endsWith(ending)) await work();
      return sut.store.write(path, ...rest);
    },
  });

  /** Restores what slices and a backup tell up to now, and compares it with what is there. */
  async function expectRestorable(manifest: Awaited<ReturnType<Library['backUp']>>): Promise<void> {
    const until = { position: (await new Oplog(db, limit).newest()).position };
    const slicer = await openSlicer(sut, db);
    await slicer.advance();
    const target = sut.scratch.database();
    await restoreUntil(sut, target, { folder: 'base', manifest, until });
    expect(await fingerprint(target)).toEqual(await fingerprint(db));
  }

  it('encrypts slices where there is a key, and takes no manifest that was not written with it', async () => {
    const keys = new EncryptionKeys([{ id: 'now', key: createSecretKey(randomBytes(32)) }]);
    const store = { ...sut.store, keys };
    const slicer = await begun({ store });
    await things.insertOne({ _id: 1 });
    await slicer.advance();
    const slice = (await listSlices(store)).slices.at(-1) as Slice;
    expect(slice.data).toMatch(/\.enc$/);
    const manifest = await readSliceManifest(store, slice);
    const entries = async (from: BackupStore): Promise<number> => {
      let count = 0;
      for await (const portion of entriesOf(from, slice, manifest)) count += portion.length;
      return count;
    };
    expect(await entries(store)).toBe(manifest.entries);
    await expect(entries(sut.store)).rejects.toMatchObject({ code: 'unprocessable' });
    // Without the key its digest can be written, but not what proves it.
    await sut.store.remove(slice.path);
    await writeSliceManifest(sut.store, slice.path, manifest);
    await expect(readSliceManifest(store, slice)).rejects.toThrow('was not written with the key');
  });

  it('writes slices of a bounded size, each from where the one before it ended, whoever goes on', async () => {
    const first = await begun({ mostBytes: 10_000 });
    const manifest = await sut.backUp(db, 'base');
    for (let _id = 1; _id <= 250; _id += 1) await things.insertOne({ _id, padding: 'x'.repeat(200) });
    await first.advance();
    const second = await openSlicer(sut, db, { mostBytes: 10_000, lease: { ...lease, term: 2 } });
    expect(second.position).toEqual(first.position);
    await things.deleteOne({ _id: 3 });
    await second.advance();
    const [segment, ...others] = await segments();
    expect(others).toEqual([]);
    expect(segment?.slices.length).toBeGreaterThan(4);
    for (const slice of segment?.slices ?? []) {
      const { data_bytes } = await readSliceManifest(sut.store, slice);
      expect(data_bytes).toBeLessThan(10_000 + 3 * 1024 * 1024);
    }
    await expectRestorable(manifest);
  });

  it('goes on without a gap where nothing was done to the database itself', async () => {
    const slicer = await openSlicer(sut, db);
    await slicer.advance();
    const other = sut.scratch.database();
    for (let _id = 0; _id < 3; _id += 1) {
      await other.collection('noise').insertOne({ n: _id });
      await slicer.advance();
    }
    const [segment] = await segments();
    expect(segment?.slices.length).toBeGreaterThan(0);
    for (const slice of segment?.slices ?? [])
      expect(await readSliceManifest(sut.store, slice)).toMatchObject({ entries: 0, data_bytes: 0 });
    expect(await segments()).toHaveLength(1);
  });

  it('broken off between the content and the manifest, leaves no slice, and the next holder writes it whole', async () => {
    await begun();
    const manifest = await sut.backUp(db, 'base');
    await things.insertOne({ _id: 1 });
    // As a kill does: nothing of what follows is done.
    const dying = before('.json', () => new Promise<never>(() => undefined));
    const lost = new AbortController();
    const killed = await openSlicer(sut, db, { store: dying, lease: { ...lease, signal: lost.signal } });
    void killed.advance();
    const content = async (): Promise<number> => (await listSlices(sut.store)).others.length;
    const contents = await content();
    await waitUntil('The content', async () => (await content()) > contents, { limitMs: 120_000, everyMs: 10 });
    const known = (await segments()).flatMap(({ slices }) => slices).length;
    await things.insertOne({ _id: 2 });
    await expectRestorable(manifest);
    expect((await segments())[0]?.slices.length).toBe(known + 1);
  });

  it('writes no slice once its lease is lost, and what two holders wrote is one history', async () => {
    await begun();
    const manifest = await sut.backUp(db, 'base');
    await things.insertOne({ _id: 1 });
    const assertHeld = (): never => {
      throw new Error('lost');
    };
    const late = await openSlicer(sut, db, { lease: { ...lease, term: 3, assertHeld } });
    const known = (await listSlices(sut.store)).slices.length;
    await expect(late.advance()).rejects.toThrow('lost');
    expect((await listSlices(sut.store)).slices).toHaveLength(known);
    const [one, two] = [
      await openSlicer(sut, db, { lease: { ...lease, term: 4 } }),
      await openSlicer(sut, db, { lease: { ...lease, term: 5 } }),
    ];
    await one.advance();
    await things.insertOne({ _id: 2 });
    await two.advance();
    await things.insertOne({ _id: 3 });
    await one.advance();
    expect(await segments()).toHaveLength(1);
    await expectRestorable(manifest);
  });

  it('keeps no slice when its store has no room, and goes on without a gap when it has', async () => {
    let full = true;
    const store = before('.zst', () => {
      if (full) throw new Error('full');
    });
    const slicer = await openSlicer(sut, db, { store });
    await slicer.advance().catch(() => undefined);
    const manifest = await sut.backUp(db, 'base');
    await things.insertOne({ _id: 1 });
    await expect(slicer.advance()).rejects.toThrow('full');
    expect(await segments()).toEqual([]);
    full = false;
    await slicer.advance();
    expect(await segments()).toHaveLength(1);
    await expectRestorable(manifest);
  });

  it.each(['position', 'term'])(
    'begins anew, behind a gap, where the oplog does not hold the %s it ended with',
    async (what) => {
      const from = { position: '0000000100000001', term: 1, wall: 1000 };
      const newest = await new Oplog(db, limit).newest();
      const to = what === 'term' ? { ...newest, term: newest.term + 7 } : { ...from, position: '0000000100000002' };
      const written = await sut.store.write('pitr/1970-01-01/0000000100000001.1.bson.zst', Readable.from([]));
      await writeSliceManifest(sut.store, manifestPathOf(from.position, to.position, 1, false), {
        ...{
          format: 1,
          database: db.databaseName,
          from,
          to,
          entries: 0,
          data_bytes: 0,
          ...written,
          created_at: new Date(0).toISOString(),
        },
      });
      const slicer = await openSlicer(sut, db);
      await things.insertOne({ _id: 1 });
      await expect(slicer.advance()).rejects.toThrow(OplogGapError);
      await things.insertOne({ _id: 2 });
      await slicer.advance();
      expect((await segments()).map(({ to: end }) => end)).toEqual([to.position, expect.any(String)]);
    },
  );
});
