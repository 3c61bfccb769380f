import { waitUntil } from '@lucid/engines';
import { MongoService, SchemaKeeper } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { Feed } from '../setup/feed';
import { HttpClient } from '../setup/http-client';
import { sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

describe('the change feed', () => {
  let running: RunningApp;
  let sut: HttpClient;
  const feeds: Feed[] = [];

  beforeAll(async () => {
    running = await startApp({ MONGODB_POOL_MAX: '20', CALLER_SHARE_PERCENT: '100' });
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterEach(async () => {
    for (const feed of feeds.splice(0)) feed.close();
    // The service notices within a second that a feed was left: until then its place is taken.
    const areFree = async (): Promise<boolean> =>
      (await (await fetch(`${running.url}/metrics`)).text()).includes('lucid_places_taken{of="change_streams"} 0\n');
    await waitUntil('All places of feeds free', areFree, { limitMs: 120_000 });
  });

  afterAll(() => running.close());

  const follow = async (query = '', headers: Record<string, string> = {}): Promise<Feed> => {
    const feed = new Feed();
    feeds.push(feed);
    const response = await feed.open(`${running.url}/api/v1/changes${query}`, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    return feed;
  };

  it('tells of every change by the API with the document as it is answered, and of a deletion with its id', async () => {
    const feed = await follow();
    const { body: created } = await sut.post('/users', { ...sampleUser('feed', 1), user_id: 'fed' });
    expect((await feed.next('change')).data).toMatchObject({
      model: 'users',
      operation: 'create',
      id: 'fed',
      version: 1,
      document: created,
    });
    const { body: changed } = await sut.patch('/users/fed', { hardware_wallet: { type: 'other' } });
    expect((await feed.next('change')).data).toMatchObject({
      operation: 'update',
      id: 'fed',
      version: 2,
      document: changed,
    });
    await sut.delete('/users/fed');
    const deleted = (await feed.next('change')).data;
    expect(deleted).toMatchObject({ model: 'users', operation: 'delete', id: 'fed', version: 2 });
    expect(deleted).not.toHaveProperty('document');
  });

  it('tells of writes past the API too, and never of what the model does not declare', async () => {
    const feed = await follow('?models=users');
    await sut.post('/users', { ...sampleUser('shell', 1), user_id: 'shell' });
    await feed.next('change');
    await running.app
      .get(MongoService)
      .collection('users')
      .updateOne({ user_id: 'shell' }, { $set: { secret: 'x', version: 5 } });
    const { data } = await feed.next('change');
    expect(data).toMatchObject({ operation: 'update', id: 'shell', version: 5 });
    expect(data['document']).not.toHaveProperty('secret');
    expect(data['document']).not.toHaveProperty('_id');
  });

  it('says at once where a quiet feed goes on, so that one which is cut before its first change loses none', async () => {
    const feed = await follow('?models=users');
    const { id } = await feed.next('heartbeat');
    feed.close();
    await sut.post('/users', { ...sampleUser('quiet', 1), user_id: 'unseen' });
    const again = await follow('?models=users', { 'last-event-id': id ?? '' });
    expect((await again.next('change')).data).toMatchObject({ operation: 'create', id: 'unseen' });
  });

  it('goes on where it ended: no change is lost between two connections', async () => {
    const feed = await follow('?models=transactions');
    await sut.post('/transactions', sampleTransfer('resume', 0));
    const { id } = await feed.next('change');
    feed.close();
    for (let n = 1; n <= 30; n += 1) await sut.post('/transactions', sampleTransfer('resume', n));
    const again = await follow('?models=transactions', { 'last-event-id': id ?? '' });
    const seen: unknown[] = [];
    while (seen.length < 30) seen.push((await again.next('change')).data['document']);
    expect(seen).toEqual(
      Array.from({ length: 30 }, (_, i) => expect.objectContaining({ amount: String(i + 2) }) as unknown),
    );
  });

  it('is narrowed to models and to one document, its deletion included', async () => {
    const feed = await follow('?models=users,wallets&id=narrow');
    await sut.post('/transactions', sampleTransfer('narrow', 1));
    await sut.post('/users', { ...sampleUser('narrow', 1), user_id: 'wide' });
    await sut.post('/users', { ...sampleUser('narrow', 2), user_id: 'narrow' });
    await sut.delete('/users/wide');
    await sut.delete('/users/narrow');
    expect([(await feed.next('change')).data, (await feed.next('change')).data]).toEqual([
      expect.objectContaining({ operation: 'create', id: 'narrow' }),
      expect.objectContaining({ operation: 'delete', id: 'narrow' }),
    ]);
  });

  it.each([
    ['/changes?models=users,secrets', {}, 400],
    ['/changes?models=', {}, 400],
    ['/changes', { 'last-event-id': 'zzz' }, 400],
    ['/changes', { 'last-event-id': 'ABCD' }, 400],
    ['/changes', { 'last-event-id': '8292' }, 400],
    ['/changes', { 'last-event-id': 'FF'.repeat(300) }, 400],
  ])('answers %s with %j by %i', async (path, headers: Record<string, string>, status) => {
    const answered = await sut.get(path, headers);
    expect(answered.status).toBe(status);
    expect(answered.headers.get('content-type')).toContain('application/problem+json');
  });

  it('serves so many feeds and no more, and takes new ones when others have gone', async () => {
    // A feed that was left is let go of within a second: the next one waits for that.
    const opened = async (): Promise<boolean> => {
      const feed = new Feed();
      const { status } = await feed.open(`${running.url}/api/v1/changes`);
      if (status === 200) feeds.push(feed);
      return status === 200;
    };
    for (let n = 0; n < 5; n += 1) await waitUntil('A free place', opened, { limitMs: 120_000 });
    const { status, headers } = await sut.get('/changes');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('30');
    feeds[0]?.close();
    await waitUntil('A free place', opened, { limitMs: 120_000 });
    expect((await sut.get('/users')).status).toBe(200);
  });
});

describe('a change that names no document', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let db: mongo.Db;
  let feed: Feed;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    ({ db } = running.app.get(MongoService));
    // Pre-images that are off would be on again before the deletion.
    await running.app.get(SchemaKeeper).stop();
  });

  beforeEach(async () => {
    feed = new Feed();
    await db.collection('users').insertOne({ left: true }, { bypassDocumentValidation: true });
  });

  afterEach(() => feed.close());

  afterAll(() => running.close());

  const acts: Readonly<Record<string, [act: () => Promise<unknown>, reason: string]>> = {
    'a drop': [() => db.collection('users').drop(), 'drop'],
    'a rename to another name': [() => db.collection('users').rename('others', { dropTarget: true }), 'rename'],
    'a rename into its place': [
      async () => {
        await db.collection('others').insertOne({});
        await db.collection('others').rename('users', { dropTarget: true });
      },
      'rename',
    ],
    $out: [
      () =>
        db
          .collection('users')
          .aggregate([{ $out: 'users' }])
          .toArray(),
      'rename',
    ],
    'a deletion without its pre-image': [
      async () => {
        await db.command({ collMod: 'users', changeStreamPreAndPostImages: { enabled: false } });
        await db.collection('users').deleteMany({});
      },
      'unknown_deletion',
    ],
    'a drop of the database': [() => db.dropDatabase(), 'drop'],
  };

  describe.each(Object.entries(acts))('%s', (_, [act, reason]) => {
    it.each(['?models=users', '?models=users&id=some', ''])('is a reset of the model in the feed %j', async (query) => {
      await feed.open(`${running.url}/api/v1/changes${query}`);
      await act();
      const { id, data } = await feed.next('reset');
      expect(data).toMatchObject({ models: ['users'], reason });
      // The feed goes on behind it, also where the stream has ended with the database.
      feed.close();
      feed = new Feed();
      expect((await feed.open(`${running.url}/api/v1/changes${query}`, { 'last-event-id': id ?? '' })).status).toBe(
        200,
      );
    });
  });

  it('is nothing to the feed of another model', async () => {
    await feed.open(`${running.url}/api/v1/changes?models=users,blocks`);
    await db.collection('wallets').insertOne({}, { bypassDocumentValidation: true });
    await db.collection('wallets').drop();
    await sut.post('/users', { ...sampleUser('feed', 9), user_id: 'after' });
    expect((await feed.next('change', 'reset')).data).toMatchObject({ model: 'users', id: 'after' });
  });

  it('ends the feed where the database goes, which goes on after that', async () => {
    await feed.open(`${running.url}/api/v1/changes?models=users`);
    await db.dropDatabase();
    expect((await feed.next('reset')).data).toMatchObject({ reason: 'drop' });
    expect((await feed.next('reset')).data).toMatchObject({ models: ['users'], reason: 'drop_database' });
    const { id } = await feed.next('end');
    feed.close();
    await sut.post('/users', { ...sampleUser('feed', 10), user_id: 'anew' });
    feed = new Feed();
    await feed.open(`${running.url}/api/v1/changes?models=users`, { 'last-event-id': id ?? '' });
    expect((await feed.next('change')).data).toMatchObject({ operation: 'create', id: 'anew' });
  });
});

describe('a replica that stops', () => {
  it('tells its feeds so and is not kept from stopping by them', async () => {
    const running = await startApp();
    const feed = new Feed();
    await feed.open(`${running.url}/api/v1/changes`);
    const end = feed.next('end');
    await running.close();
    expect((await end).data).toEqual({ reason: 'The replica is stopping.' });
  });
});
