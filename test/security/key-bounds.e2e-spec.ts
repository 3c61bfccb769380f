import { MongoService } from '@lucid/mongo';
import { SharedCount } from '@lucid/auth';
import { operations } from '../contract/document';
import { type Answer, HttpClient } from '../setup/http-client';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

const API_KEY = 'a-key-for-the-tests-of-the-bounds-of-keys-0123456789';
const HOUR_MS = 3_600_000;

interface MadeKey {
  key_id: string;
  secret: string;
  parent_key_id?: string;
  rate_limit_per_minute?: number;
  expires_at?: string;
  revoked_descendants?: number;
}
interface Bounds {
  scopes: string[];
  rate_limit_per_minute?: number | undefined;
  expires_at?: string | undefined;
}

const inHours = (hours: number): string =>
  new Date(Math.ceil(Date.now() / 1000) * 1000 + hours * HOUR_MS).toISOString();

/** The key that acts. */
const OWN = {
  scopes: ['api-keys:write', 'models:read'],
  rate_limit_per_minute: 100_000,
  expires_at: inHours(2),
};
/** Each property, with whether it is within the acting key's. */
const SCOPES: [string[], boolean][] = [
  [['models:read'], true],
  [OWN.scopes, true],
  [['models:read', 'models:write'], false],
  [['models:*'], false],
  [['*'], false],
];
const RATES: [number | undefined, boolean][] = [
  [1000, true],
  [OWN.rate_limit_per_minute, true],
  [OWN.rate_limit_per_minute + 1, false],
  [100_000_000, false],
  [undefined, false],
];
const EXPIRIES: [string | undefined, boolean][] = [
  [inHours(1), true],
  [OWN.expires_at, true],
  [inHours(3), false],
  [undefined, false],
];
/** Keys that differ from the acting one in one property, with whether they have no more than it has. */
const TARGETS: { bounds: Bounds; isWithin: boolean }[] = [
  ...SCOPES.map(([scopes, isWithin]) => ({ bounds: { ...OWN, scopes }, isWithin })),
  ...RATES.map(([rate_limit_per_minute, isWithin]) => ({ bounds: { ...OWN, rate_limit_per_minute }, isWithin })),
  ...EXPIRIES.map(([expires_at, isWithin]) => ({ bounds: { ...OWN, expires_at }, isWithin })),
];
/** Whether a property is left out, which a key that is made has from its maker. */
const leavesOut = ({ rate_limit_per_minute, expires_at }: Bounds): boolean =>
  rate_limit_per_minute === undefined || expires_at === undefined;

describe('SECURITY.md, on what a key gives and ends', () => {
  let one: RunningApp;
  let two: RunningApp;
  let api: HttpClient;

  beforeAll(async () => {
    one = await startApp({ API_KEY, RATE_LIMIT_PER_MINUTE: '600000' });
    two = await startReplica(one, { API_KEY });
    for (const { app } of [one, two]) app.get(SharedCount).patienceMs = 10_000;
    api = new HttpClient(`${one.url}/api/v1`, { 'x-api-key': API_KEY });
  });

  afterAll(async () => {
    await two.close();
    await one.close();
  });

  const as = ({ secret }: { secret: string }, { url } = one): HttpClient =>
    new HttpClient(`${url}/api/v1`, { 'x-api-key': secret });
  const make = async (bounds: object = { scopes: ['*'] }, by = api): Promise<MadeKey> => {
    const { status, body } = await by.post<MadeKey>('/api-keys', { name: 'bounds', ...bounds });
    expect([bounds, status]).toEqual([bounds, 201]);
    return body;
  };
  const revoke = (key: MadeKey, by = api): Promise<Answer<MadeKey>> =>
    by.delete<MadeKey>(`/api-keys/${key.key_id}?confirm=${key.key_id}`);
  const rotate = (key: MadeKey, by = api): Promise<Answer<MadeKey>> =>
    by.post<MadeKey>(`/api-keys/${key.key_id}/rotate`, { overlap_seconds: 0 });
  const statusOf = async (key: MadeKey, replica = one): Promise<number> =>
    (await as(key, replica).get('/users/nobody')).status;

  it('30. This file tries every operation that changes keys.', () => {
    const changing = operations.filter(({ path, method }) => path.startsWith('/api/v1/api-keys') && method !== 'GET');
    expect(changing.map(({ operationId }) => operationId).sort()).toEqual([
      ...['createApiKey', 'revokeApiKey', 'rotateApiKey'],
    ]);
  });

  it(`30. Against ${TARGETS.length} keys: a key makes, rotates and revokes none that has more.`, async () => {
    const own = as(await make(OWN));
    for (const { bounds, isWithin } of TARGETS) {
      const made = await own.post<MadeKey>('/api-keys', { name: 'made', ...bounds });
      expect([bounds, made.status]).toEqual([bounds, isWithin || leavesOut(bounds) ? 201 : 403]);
      const other = await make(bounds);
      const rotated = await rotate(other, own);
      expect([bounds, rotated.status, rotated.body]).toMatchObject([bounds, 403, { errors: [{ code: 'not_held' }] }]);
      expect([bounds, (await revoke(other, own)).status]).toEqual([bounds, isWithin ? 200 : 403]);
      expect([bounds, await statusOf(other)]).toEqual([bounds, isWithin ? 401 : 404]);
      if (made.status !== 201) continue;
      expect((await rotate(made.body, own)).status).toBe(200);
      expect((await revoke(made.body, own)).status).toBe(200);
    }
  });

  it('30. A key that leaves its limit and its expiry out has those of the key that makes it.', async () => {
    const own = await make(OWN);
    const made = await make({ scopes: ['models:read'] }, as(own));
    const { rate_limit_per_minute, expires_at } = OWN;
    expect(made).toMatchObject({ rate_limit_per_minute, expires_at, parent_key_id: own.key_id });
    expect(own).not.toHaveProperty('parent_key_id');
    const unlimited = await make({ scopes: ['api-keys:write'] });
    expect(await make({ scopes: ['api-keys:write'] }, as(unlimited))).not.toHaveProperty('rate_limit_per_minute');
    const more = { name: 'more', scopes: ['api-keys:write'], rate_limit_per_minute: 600_001 };
    expect((await as(unlimited).post('/api-keys', more)).body).toMatchObject({
      code: 'forbidden',
      errors: [{ pointer: '/rate_limit_per_minute', code: 'not_held' }],
    });
  });

  it('30. A key rotates and revokes itself.', async () => {
    const key = await make({ scopes: ['api-keys:write'], expires_at: inHours(1) });
    const { status, body } = await rotate(key, as(key));
    expect(status).toBe(200);
    expect((await revoke(key, as(key))).status).toBe(401);
    expect((await revoke(key, as(body))).status).toBe(200);
    expect(await statusOf({ ...key, ...body })).toBe(401);
  });

  it('30. With a key all that were made with it are revoked, on every replica, and nothing above or beside it.', async () => {
    const root = await make();
    const middle = await make({ scopes: ['*'] }, as(root));
    const beside = await make({ scopes: ['*'] }, as(root));
    const low = await make({ scopes: ['*'] }, as(middle, two));
    const lowest = await make({ scopes: ['models:read'] }, as(low));
    const all = [middle, low, lowest, root, beside];
    for (const replica of [one, two])
      expect(await Promise.all(all.map((key) => statusOf(key, replica)))).toEqual([404, 404, 404, 404, 404]);
    expect((await revoke(middle)).body).toMatchObject({ key_id: middle.key_id, revoked_descendants: 2 });
    const now = performance.now.bind(performance);
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now() + 5000);
    for (const replica of [one, two])
      expect(await Promise.all(all.map((key) => statusOf(key, replica)))).toEqual([401, 401, 401, 404, 404]);
    clock.mockRestore();
    expect((await api.get(`/api-keys/${lowest.key_id}`)).body).toHaveProperty('revoked_at');
    expect((await revoke(middle)).body).not.toHaveProperty('revoked_descendants');
  });

  it('30. A key that was revoked a moment ago makes no other, whatever another replica still knows of it.', async () => {
    for (let round = 0; round < 5; round += 1) {
      const key = await make();
      expect(await statusOf(key, two)).toBe(404);
      await revoke(key);
      const late = await as(key, two).post('/api-keys', { name: 'late', scopes: ['*'] });
      expect(late.status).toBe(401);
    }
  });

  it('30. A key below one that works no more does not work, whoever ended that.', async () => {
    const root = await make();
    const below = await make({ scopes: ['*'] }, as(root));
    // As a replica of an older version does it.
    const ended = { revoked_at: new Date(), works_until: new Date() };
    const mongo = one.app.get(MongoService);
    await mongo.collection('api_keys').updateOne({ key_id: root.key_id }, { $set: ended });
    await make();
    expect([await statusOf(root), await statusOf(below)]).toEqual([401, 401]);
  });

  it('30. Keys from before parents were recorded are not revoked with the key that made them.', async () => {
    const maker = await make();
    const old = await make({ scopes: ['models:read'] }, as(maker));
    const mongo = one.app.get(MongoService);
    await mongo
      .collection('api_keys')
      .updateOne({ key_id: old.key_id }, { $unset: { parent_key_id: 1, ancestor_key_ids: 1 } });
    expect((await revoke(maker)).status).toBe(200);
    expect(await statusOf(old)).toBe(404);
  });

  it('30. More keys are no more requests: what they ask counts against the limit of the key above.', async () => {
    const limited = await make({ scopes: ['api-keys:write', 'models:read'], rate_limit_per_minute: 20 });
    const below = [];
    for (let n = 0; n < 3; n += 1) below.push(await make({ scopes: ['models:read'] }, as(limited)));
    const statuses: number[] = [];
    for (let n = 0; n < 10; n += 1)
      for (const [i, key] of below.entries()) statuses.push(await statusOf(key, i % 2 === 0 ? one : two));
    expect(statuses.filter((status) => status === 404)).toHaveLength(17);
    expect(statuses.at(-1)).toBe(429);
    expect(await statusOf(limited)).toBe(429);
  });

  it('30. Keys stand above one another up to a bound, so that each can be revoked.', async () => {
    const root = await make();
    let key = root;
    for (let n = 0; n < 16; n += 1) key = await make({ scopes: ['*'] }, as(key));
    const { status, body } = await as(key).post('/api-keys', { name: 'too deep', scopes: ['*'] });
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'conflict' })]);
    expect((await revoke(root)).body.revoked_descendants).toBe(16);
  });
});
