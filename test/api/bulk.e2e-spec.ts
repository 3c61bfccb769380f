import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Result {
  applied: number;
  failed: number;
  dry_run: boolean;
  items: {
    index: number;
    status: number;
    id?: string;
    etag?: string;
    error?: { code: string; errors?: { pointer: string }[] };
  }[];
}
interface Pointed {
  code: string;
  errors: { pointer: string; code: string }[];
}

describe('bulk', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  const users = (): Promise<number> => running.app.get(MongoService).collection('users').countDocuments();

  it('creates 1,000 documents, each with its id and entity tag', async () => {
    const items = Array.from({ length: 1000 }, (_, n) => sampleTransfer('bulk', n));
    const { status, body } = await sut.post<Result>('/transactions/bulk', { mode: 'atomic', items });
    expect(status).toBe(207);
    expect(body).toMatchObject({ applied: 1000, failed: 0, dry_run: false });
    expect(body.items.map(({ index }) => index)).toEqual(Array.from({ length: 1000 }, (_, n) => n));
    const read = await sut.get(`/transactions/${String(body.items[999]?.id)}`);
    expect(read.headers.get('etag')).toBe(body.items[999]?.etag);
  });

  const mixed = (series: string): Record<string, unknown>[] => [
    sampleUser(series, 1),
    { ...sampleUser(series, 2), email: 'no address' },
    sampleUser(series, 3),
    { ...sampleUser(series, 4), email: `${series}.1@example.org` },
    { ...sampleUser(series, 5), version: 7 },
    'no object' as never,
    sampleUser(series, 6),
  ];

  it('gives each item of best_effort its own status and problem, and stores the good ones', async () => {
    const before = await users();
    const { status, body } = await sut.post<Result>('/users/bulk', { mode: 'best_effort', items: mixed('best') });
    expect(status).toBe(207);
    expect(body.items.map((item) => item.status)).toEqual([201, 400, 201, 409, 400, 400, 201]);
    expect(body.items[1]?.error?.errors?.[0]?.pointer).toBe('/email');
    expect(body.items[3]?.error).toMatchObject({ code: 'duplicate', errors: [{ pointer: '/email' }] });
    expect(body).toMatchObject({ applied: 3, failed: 4 });
    expect(await users()).toBe(before + 3);
  });

  it('stores nothing in atomic mode when items are wrong, and points to every one of them', async () => {
    const before = await users();
    const { status, body } = await sut.post<Pointed>('/users/bulk', { mode: 'atomic', items: mixed('atomic') });
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(['/items/1/email', '/items/4/version', '/items/5']);
    expect(await users()).toBe(before);
  });

  it('stores nothing in atomic mode when a unique value is taken by another item or document', async () => {
    await sut.post('/users', sampleUser('taken', 1));
    const before = await users();
    for (const items of [
      [sampleUser('fresh', 1), sampleUser('taken', 1)],
      [sampleUser('fresh', 1), { ...sampleUser('fresh', 2), email: 'fresh.1@example.org' }],
    ]) {
      const { status, body } = await sut.post<Pointed>('/users/bulk', { mode: 'atomic', items });
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'duplicate', errors: [{ pointer: '/items/1/email' }] });
    }
    expect(await users()).toBe(before);
  });

  it.each(['atomic', 'best_effort'])('tells in a dry run of %s what would happen, and writes nothing', async (mode) => {
    await sut.post('/users', sampleUser(`dry-${mode}`, 1));
    const before = await users();
    const good = await sut.post<Result>('/users/bulk?dry_run=true', { mode, items: [sampleUser(`dry-${mode}`, 2)] });
    expect(good.body).toMatchObject({ dry_run: true, applied: 1, failed: 0 });
    const bad = await sut.post<Result & Pointed>('/users/bulk?dry_run=true', {
      mode,
      items: [sampleUser(`dry-${mode}`, 2), sampleUser(`dry-${mode}`, 1)],
    });
    if (mode === 'atomic') expect(bad.body).toMatchObject({ code: 'duplicate' });
    else expect(bad.body.items.map((item) => item.status)).toEqual([201, 409]);
    expect(await users()).toBe(before);
  });

  it.each([
    [{ mode: 'atomic', items: [] }, '/items'],
    [{ mode: 'atomic', items: Array.from({ length: 1001 }, () => ({})) }, '/items'],
    [{ mode: 'perhaps', items: [{}] }, '/mode'],
    [{ items: [{}] }, '/mode'],
  ])('refuses an envelope that is wrong (%#)', async (envelope, pointer) => {
    const { status, body } = await sut.post<Pointed>('/users/bulk', envelope);
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ pointer })]);
  });
});
