import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { samplePolicy, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

describe('Idempotency-Key', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  const key = (name: string): Record<string, string> => ({ 'idempotency-key': name });
  const records = () => running.app.get(MongoService).collection('idempotency_keys');
  const users = (series: string): Promise<number> =>
    running.app
      .get(MongoService)
      .collection('users')
      .countDocuments({ email: { $regex: `^${series}\\.` } });

  /** As if the process had died after it wrote and before it answered. */
  const forgetAnswers = async (): Promise<void> => {
    await records().updateMany({}, { $unset: { answer: 1 }, $set: { locked_until: new Date(0) } });
  };

  it('answers a repeat as before, headers included, and creates nothing', async () => {
    const first = await sut.post('/users', sampleUser('repeat', 1), key('a'));
    const again = await sut.post('/users', sampleUser('repeat', 1), key('a'));
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    for (const header of ['location', 'etag', 'content-type'])
      expect(again.headers.get(header)).toBe(first.headers.get(header));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await users('repeat')).toBe(1);
  });

  it('repeats a refusal too, even when the request would do better by now', async () => {
    await sut.post('/users', { ...sampleUser('refusal', 1), user_id: 'holder' });
    const first = await sut.post('/users', sampleUser('refusal', 1), key('b'));
    await sut.delete('/users/holder');
    const again = await sut.post('/users', sampleUser('refusal', 1), key('b'));
    expect([first.status, again.status]).toEqual([409, 409]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('content-type')).toContain('application/problem+json');
  });

  it('executes a repeat anew after a conflict that passes', async () => {
    await sut.post('/users', { ...sampleUser('held', 1), user_id: 'held' });
    const body = { user_id: 'held' };
    const mongo = running.app.get(MongoService);
    const { transactionRetryMs } = mongo;
    const first = await mongo.transaction(async (session) => {
      // Who creates what refers to the user takes one of these.
      const locks = Array.from({ length: 64 }, (_, shard) => ({
        updateOne: {
          filter: { _id: `users:held:${shard}` as never },
          update: { $set: { at: new Date() } },
          upsert: true,
        },
      }));
      await mongo.collection('reference_locks').bulkWrite(locks, { session });
      mongo.transactionRetryMs = 1000;
      return sut.post('/sessions', body, key('held'));
    });
    mongo.transactionRetryMs = transactionRetryMs;
    expect([first.status, first.body['code']]).toEqual([409, 'conflict']);
    expect((await sut.post('/sessions', body, key('held'))).status).toBe(201);
  });

  it('answers 422 to the same key with another If-Match', async () => {
    const { user_id } = (await sut.post<{ user_id: string }>('/users', sampleUser('matched', 1))).body;
    const policy = samplePolicy('matched', 1, user_id);
    const { policy_id } = (await sut.post<{ policy_id: string }>('/trust-policies', policy)).body;
    const path = `/trust-policies/${policy_id}/activate`;
    expect((await sut.post(path, undefined, key('matched'))).status).toBe(200);
    expect((await sut.post(path, undefined, key('matched'))).status).toBe(200);
    for (const value of ['', '"1-x"']) {
      const { status, body } = await sut.post(path, undefined, { ...key('matched'), 'if-match': value });
      expect([status, body['code']]).toEqual([422, 'idempotency_key_reused']);
    }
  });

  it('answers 422 to the same key with another body', async () => {
    await sut.post('/users', sampleUser('other', 1), key('c'));
    const { status, body } = await sut.post('/users', sampleUser('other', 2), key('c'));
    expect(status).toBe(422);
    expect(body['code']).toBe('idempotency_key_reused');
  });

  it('takes the same key on another path as another request', async () => {
    const bulk = { mode: 'atomic', items: [sampleUser('path', 2)] };
    expect((await sut.post('/users', sampleUser('path', 1), key('d'))).status).toBe(201);
    expect((await sut.post('/users/bulk', bulk, key('d'))).status).toBe(207);
  });

  it('creates one document for 32 repeats at once; the others wait or get its answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => sut.post('/users', sampleUser('crowd', 1), key('e'))),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    const waiting = answers.filter(({ status }) => status === 409);
    for (const { body, headers } of waiting) {
      expect(body['code']).toBe('idempotency_in_flight');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const ids = answers.filter(({ status }) => status === 201).map(({ body }) => body['user_id']);
    expect(new Set(ids).size).toBe(1);
    expect(await users('crowd')).toBe(1);
  });

  it('finds what was written when the process died before it answered', async () => {
    const first = await sut.post('/users', sampleUser('crash', 1), key('f'));
    await forgetAnswers();
    const again = await sut.post('/users', sampleUser('crash', 1), key('f'));
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(await users('crash')).toBe(1);
  });

  it.each(['atomic', 'best_effort'])(
    'finds what a bulk of mode %s wrote before the process died, and writes the rest',
    async (mode) => {
      const items = Array.from({ length: 10 }, (_, n) => sampleUser(`crash-${mode}`, n));
      const first = await sut.post<{ items: { id: string }[] }>('/users/bulk', { mode, items }, key(`g-${mode}`));
      await forgetAnswers();
      if (mode === 'best_effort') {
        for (const { id } of first.body.items.slice(6)) await sut.delete(`/users/${id}`);
      }
      const again = await sut.post<{ items: { id: string }[]; applied: number }>(
        '/users/bulk',
        { mode, items },
        key(`g-${mode}`),
      );
      expect(again.status).toBe(207);
      expect(again.body.applied).toBe(10);
      expect(again.body.items.map(({ id }) => id)).toEqual(first.body.items.map(({ id }) => id));
      expect(await users(`crash-${mode}`)).toBe(10);
    },
  );

  it('takes no document of someone else for its own after a crash', async () => {
    await sut.post('/users', { ...sampleUser('stranger', 1), user_id: 'stranger' });
    const body = { ...sampleUser('stranger', 2), user_id: 'stranger' };
    expect((await sut.post('/users', body, key('h'))).status).toBe(409);
    await forgetAnswers();
    expect((await sut.post('/users', body, key('h'))).status).toBe(409);
  });

  it('takes a key that was forgotten for a new one, with an id of its own', async () => {
    const first = await sut.post('/users', sampleUser('forgotten', 1), key('i'));
    await records().deleteMany({});
    const second = await sut.post('/users', sampleUser('forgotten', 2), key('i'));
    expect(second.status).toBe(201);
    expect(second.body['user_id']).not.toBe(first.body['user_id']);
  });

  it('lets go of a key after 24 hours', async () => {
    const begun = Date.now();
    await sut.post('/users', sampleUser('let-go', 1), key('j'));
    const [record] = await records().find({}).sort({ expires_at: -1 }).limit(1).toArray();
    const day = 24 * 3600 * 1000;
    expect(Number(record?.['expires_at'])).toBeGreaterThanOrEqual(begun + day);
    expect(Number(record?.['expires_at'])).toBeLessThanOrEqual(Date.now() + day);
    const indexes = await records().indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { expires_at: 1 }, expireAfterSeconds: 0 }));
  });

  it.each(['', 'x'.repeat(256), 'with space'])('refuses the key %j', async (name) => {
    const { status, body } = await sut.post('/users', sampleUser('bad-key', 1), key(name));
    expect(status).toBe(400);
    expect(body['errors']).toEqual([expect.objectContaining({ pointer: 'Idempotency-Key' })]);
  });
});
