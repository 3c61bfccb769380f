import { waitUntil } from '@lucid/engines';
import { CacheService } from '@lucid/redis';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { jobEnded } from '../setup/jobs';
import { sampleAddress, sampleUser } from '../setup/samples';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

interface Stats {
  live: boolean;
  redis: string;
  namespaces: {
    namespace: string;
    generation: string;
    loads: number;
    coalesced: number;
    hit_local: number;
    hit: number;
    miss: number;
  }[];
}

/** Whatever is waited for or remembered for a moment, however slow this machine is. */
function beInNoHurry({ redis, coherence, namespaces }: CacheService): void {
  redis.breaker.limitMs = 120_000;
  Object.assign(coherence.changeStreamState, { silenceMs: 120_000 });
  for (const namespace of namespaces) {
    namespace.lockWaitMs = 120_000;
    namespace.options.negativeTtlMs = 600_000;
  }
}

describe('the cache of answers', () => {
  let replicas: RunningApp[];
  let near: HttpClient;
  let far: HttpClient;
  let users: mongo.Collection;
  let client: mongo.MongoClient;
  let next = 0;

  const ready = async (http: HttpClient): Promise<boolean> => {
    const { body } = await http.get<Stats>('/api/v1/cache/stats');
    return body.live && body.redis === 'used';
  };
  const statsOf = async (http: HttpClient): Promise<Stats['namespaces'][number]> => {
    const { body } = await http.get<Stats>('/api/v1/cache/stats');
    const found = body.namespaces.find(({ namespace }) => namespace === 'users');
    if (found === undefined) throw new Error('Users are not cached.');
    return found;
  };
  const cacheOf = async (http: HttpClient, path: string, headers?: Record<string, string>): Promise<string | null> =>
    (await http.get(path, headers)).headers.get('x-cache');

  const generationsOf = async (http: HttpClient): Promise<string> => {
    const { body } = await http.get<Stats>('/api/v1/cache/stats');
    return JSON.stringify(body.namespaces.map(({ namespace, generation }) => [namespace, generation]));
  };
  /** Resolves once both replicas use the same keys in Redis: one takes on within a second what another has renewed, also as it starts. */
  const sameKeys = async (): Promise<void> =>
    waitUntil('The same keys', async () => (await generationsOf(near)) === (await generationsOf(far)), {
      limitMs: 120_000,
    });

  /** Resolves once both replicas have heard of a write, and each as much as the other had when this was called. */
  async function heard(token: string): Promise<void> {
    const positions = (): string[] =>
      replicas.map(({ app }) => app.get(CacheService).coherence.changeStreamState.position ?? '').toSorted();
    const all = (at: string): Promise<void> =>
      waitUntil('The changes', () => Promise.resolve((positions()[0] ?? '') >= at), { limitMs: 120_000 });
    await all(token);
    await all(positions().at(-1) ?? '');
  }

  async function newUser(): Promise<{ id: string; path: string; email: string; token: string }> {
    const { body, headers } = await near.post('/api/v1/users', sampleUser('cache', (next += 1)));
    const id = String(body['user_id']);
    return {
      id,
      path: `/api/v1/users/${id}`,
      email: String(body['email']),
      token: String(headers.get('x-consistency-token')),
    };
  }

  beforeAll(async () => {
    const first = await startApp();
    replicas = [first, await startReplica(first)];
    for (const { app } of replicas) beInNoHurry(app.get(CacheService));
    [near, far] = replicas.map(({ url }) => new HttpClient(url)) as [HttpClient, HttpClient];
    client = await mongo.MongoClient.connect(String(process.env['TEST_MONGODB_URI']));
    users = client.db(first.config.MONGODB_DATABASE).collection('users');
    for (const http of [near, far]) await waitUntil('The cache', async () => ready(http), { limitMs: 120_000 });
    await sameKeys();
  });

  beforeEach(sameKeys);

  afterAll(async () => {
    await client.close();
    for (const replica of replicas.reverse()) await replica.close();
  });

  it('answers from the database first, then from memory, and another replica from Redis', async () => {
    const { path, token } = await newUser();
    // What this replica wrote itself it keeps once it has heard of it.
    await heard(token);
    expect(await cacheOf(near, path)).toBe('miss');
    expect(await cacheOf(near, path)).toBe('hit-local');
    expect(await cacheOf(far, path)).toBe('hit');
    expect(await cacheOf(far, path)).toBe('hit-local');
  });

  it('gives the same answer from each tier, with its entity tag, and 304 to who has it', async () => {
    const { path } = await newUser();
    const [bypass, ...others] = [
      await near.get(path, { 'cache-control': 'no-cache' }),
      await near.get(path),
      await far.get(path),
      await far.get(path),
    ] as const;
    for (const { body, headers } of others) {
      expect(body).toEqual(bypass.body);
      expect(headers.get('etag')).toBe(bypass.headers.get('etag'));
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
    const again = await far.get(path, { 'if-none-match': String(bypass.headers.get('etag')) });
    expect(again.status).toBe(304);
    expect(again.body).toBeUndefined();
  });

  it('goes round the cache for who asks with no-cache', async () => {
    const { path } = await newUser();
    for (const control of ['no-cache', 'no-store', 'max-age=0, no-cache']) {
      expect(await cacheOf(near, path, { 'cache-control': control })).toBe('bypass');
    }
    expect(await cacheOf(near, path, { 'cache-control': 'max-age=60' })).not.toBe('bypass');
  });

  it('shows a change to the replica that made it at once, by every key', async () => {
    const { path, email } = await newUser();
    const byEmail = `/api/v1/users/by-email/${encodeURIComponent(email)}`;
    for (let round = 0; round < 20; round += 1) {
      await near.get(path);
      await near.get(byEmail);
      const model = `round ${round}`;
      await near.put(`${path}/hardware-wallet`, { type: 'ledger', model });
      for (const each of [path, byEmail])
        expect((await near.get(each)).body).toMatchObject({ hardware_wallet: { model } });
    }
    await near.delete(path);
    for (const each of [path, byEmail]) expect((await near.get(each)).status).toBe(404);
  });

  it('never answers less than the write whose token a read sends along, on the other replica', async () => {
    const { path } = await newUser();
    for (let round = 0; round < 30; round += 1) {
      await far.get(path);
      const written = await near.put(`${path}/hardware-wallet`, { type: 'ledger', model: `round ${round}` });
      const token = String(written.headers.get('x-consistency-token'));
      const read = await far.get(path, { 'x-min-consistency': token });
      expect(read.body).toMatchObject({ hardware_wallet: { model: `round ${round}` } });
    }
  });

  it('hears of what others write straight into the database, under the old key and the new one', async () => {
    const { id, path, email } = await newUser();
    const other = `other.${email}`;
    const [before, after] = [email, other].map((each) => `/api/v1/users/by-email/${encodeURIComponent(each)}`) as [
      string,
      string,
    ];
    for (const http of [near, far]) for (const each of [path, before, after]) await http.get(each);
    await users.updateOne({ user_id: id }, { $set: { email: other } });
    for (const http of [near, far]) {
      await waitUntil('The change', async () => (await http.get(path)).body['email'] === other, { limitMs: 120_000 });
      expect((await http.get(before)).status).toBe(404);
      expect((await http.get(after)).body).toMatchObject({ user_id: id });
    }
    await users.deleteOne({ user_id: id });
    for (const http of [near, far]) {
      await waitUntil('The deletion', async () => (await http.get(path)).status === 404, { limitMs: 120_000 });
    }
  });

  it('remembers for a moment that there is none, and forgets it when there is one', async () => {
    const body = { ...sampleUser('cache', (next += 1)), user_id: `negative-${next}` };
    const path = `/api/v1/users/negative-${next}`;
    for (const http of [near, far]) {
      expect(await cacheOf(http, path)).toBe('miss');
      const again = await http.get(path);
      expect(again.status).toBe(404);
      expect(again.headers.get('x-cache')).toBe('hit-local');
    }
    const { headers } = await near.post('/api/v1/users', body);
    expect((await near.get(path)).status).toBe(200);
    const token = { 'x-min-consistency': String(headers.get('x-consistency-token')) };
    expect((await far.get(path, token)).status).toBe(200);
  });

  it('loads a cold key once for 500 who ask two replicas at once', async () => {
    const { id, path, token } = await newUser();
    await heard(token);
    await near.post('/api/v1/cache/flush?confirm=all', {});
    for (const http of [near, far]) await waitUntil('The cache', async () => ready(http), { limitMs: 120_000 });
    await sameKeys();
    const before = [await statsOf(near), await statsOf(far)];
    const answers = await Promise.all(
      Array.from({ length: 500 }, async (_, i) => (i % 2 === 0 ? near : far).get<{ user_id: string }>(path)),
    );
    expect(answers.every(({ body }) => body.user_id === id)).toBe(true);
    const after = [await statsOf(near), await statsOf(far)];
    const loads = after.reduce((sum, stats, i) => sum + stats.loads - (before[i]?.loads ?? 0), 0);
    expect(loads).toBe(1);
  });

  it('caches blocks by height and wallets by address', async () => {
    const { id } = await newUser();
    const tron_address = sampleAddress('cached-wallet', next);
    const created = await near.post('/api/v1/wallets', { user_id: id, tron_address, wallet_type: 'software' });
    const path = `/api/v1/wallets/by-address/${tron_address}`;
    await waitUntil('A hit', async () => (await cacheOf(near, path)) === 'hit-local', { limitMs: 120_000 });
    expect((await far.get(path)).body).toEqual(created.body);
    expect((await near.get('/api/v1/blocks/height/7')).status).toBe(404);
    expect(await cacheOf(near, '/api/v1/blocks/height/7')).toBe('hit-local');
  });

  it('shows an old primary wallet as such no more, once the answer that changed it is there', async () => {
    const { id } = await newUser();
    const [first, second] = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const address = sampleAddress(`primary-${name}`, next);
        const { body } = await near.post('/api/v1/wallets', {
          user_id: id,
          tron_address: address,
          wallet_type: 'software',
        });
        return `/api/v1/wallets/${String(body['wallet_id'])}`;
      }),
    );
    for (let round = 0; round < 10; round += 1) {
      const [old, fresh] = round % 2 === 0 ? [first, second] : [second, first];
      await near.get(String(old));
      await near.post(`${String(fresh)}/primary`, {});
      expect((await near.get(String(old))).body['is_primary']).toBe(false);
      expect((await near.get(String(fresh))).body['is_primary']).toBe(true);
    }
  });

  describe('for its operators', () => {
    it('lists keys, shows one with its value, and forgets it', async () => {
      const { id, path } = await newUser();
      await waitUntil('A hit', async () => (await cacheOf(near, path)) === 'hit-local', { limitMs: 120_000 });
      const keys: string[] = [];
      for (let cursor = ''; ;) {
        const page = await near.get<{ items: { key: string }[]; next_cursor?: string }>(
          `/api/v1/cache/keys?namespace=users&limit=20${cursor}`,
        );
        keys.push(...page.body.items.map(({ key }) => key));
        if (page.body.next_cursor === undefined) break;
        cursor = `&cursor=${page.body.next_cursor}`;
      }
      expect(keys).toContain(`user_id=${id}`);
      const one = await near.get(`/api/v1/cache/keys/users/${encodeURIComponent(`user_id=${id}`)}`);
      expect(one.body).toMatchObject({ state: 'answer', local: true, value: { user_id: id } });
      expect((await near.delete(`/api/v1/cache/keys/users/${encodeURIComponent(`user_id=${id}`)}`)).status).toBe(204);
      expect((await near.get(`/api/v1/cache/keys/users/${encodeURIComponent(`user_id=${id}`)}`)).status).toBe(404);
      expect(await cacheOf(near, path)).toBe('miss');
    });

    it('says what a flush would forget, forgets it for every replica, and frees the space', async () => {
      const { path } = await newUser();
      await waitUntil('A hit', async () => (await cacheOf(near, path)) === 'hit-local', { limitMs: 120_000 });
      await far.get(path);
      const dry = await near.post('/api/v1/cache/flush?dry_run=true', { namespaces: ['users'] });
      expect(dry.body).toMatchObject({ namespaces: ['users'], dry_run: true });
      expect(dry.body['keys']).toBeGreaterThan(0);
      expect(await cacheOf(near, path)).toBe('hit-local');
      const flushed = await near.post('/api/v1/cache/flush?confirm=users', { namespaces: ['users'] });
      expect(flushed.status).toBe(200);
      expect(await cacheOf(near, path)).toBe('miss');
      const loads = (await statsOf(far)).miss + (await statsOf(far)).hit;
      await waitUntil(
        'The other replica',
        async () => {
          await far.get(path);
          return (await statsOf(far)).miss + (await statsOf(far)).hit > loads;
        },
        { limitMs: 120_000 },
      );
    });

    it('loads the newest documents ahead, so that the first who ask find them', async () => {
      const { path, token } = await newUser();
      await heard(token);
      await near.post('/api/v1/cache/flush?confirm=users', { namespaces: ['users'] });
      // Either replica may do the job, and one that has not heard of the flush would load under the old keys.
      await sameKeys();
      const queued = await near.post('/api/v1/cache/warm', { namespace: 'users', limit: 100 });
      expect(queued.status).toBe(202);
      const job = String(queued.headers.get('location'));
      const ended = await jobEnded(async () => (await near.get<{ state?: string }>(job)).body);
      expect(ended.state).toBe('succeeded');
      expect(['hit', 'hit-local']).toContain(await cacheOf(near, path));
    });

    it('refuses what it does not know', async () => {
      expect((await near.post('/api/v1/cache/flush', { namespaces: ['nothing'] })).status).toBe(404);
      expect((await near.get('/api/v1/cache/keys?namespace=nothing')).status).toBe(404);
      expect((await near.get('/api/v1/cache/keys?namespace=users&cursor=bm90')).body).toMatchObject({
        code: 'invalid_cursor',
      });
      expect((await near.get('/api/v1/cache/keys?namespace=*')).status).toBe(400);
    });
  });
});
