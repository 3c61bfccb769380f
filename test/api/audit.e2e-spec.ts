import { ApiKeysService } from '@lucid/auth';
import { MongoService, SchemaKeeper } from '@lucid/mongo';
import { operations } from '../contract/document';
import { HttpClient } from '../setup/http-client';
import { sampleAddress, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface AuditRecord {
  audit_id: string;
  at: string;
  operation: string;
  outcome: string;
  [field: string]: unknown;
}
interface Page {
  items: AuditRecord[];
  next_cursor?: string;
  total?: number;
}
interface MadeKey {
  key_id: string;
  secret: string;
  prefix: string;
}

const API_KEY = 'the-configured-key-of-these-tests-0123456789';
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('the audit log', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY });
    sut = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
  });

  afterAll(() => running.close());

  const audit = () => running.app.get(MongoService).collection('audit');
  const make = async (name: string, scopes = ['*']): Promise<MadeKey> =>
    (await sut.post<MadeKey>('/api-keys', { name, scopes })).body;
  const listed = async (query: string): Promise<AuditRecord[]> => (await sut.get<Page>(`/audit?${query}`)).body.items;
  const whole = async (query: string): Promise<AuditRecord> => {
    const [newest] = await listed(`${query}&limit=1`);
    return (await sut.get<AuditRecord>(`/audit/${newest?.audit_id ?? NOBODY}`)).body;
  };
  const as = ({ secret }: MadeKey): HttpClient => new HttpClient(`${running.url}/api/v1`, { 'x-api-key': secret });

  it('says who did what to what, with what was there before and after, and no secret', async () => {
    const admin = await make('administrator');
    const made = await as(admin).post<MadeKey>('/api-keys', { name: 'made', scopes: ['models:read'] });
    const { key_id } = made.body;
    const rotated = await as(admin).post<MadeKey>(`/api-keys/${key_id}/rotate`, { overlap_seconds: 60 });
    const revoked = await as(admin).delete(`/api-keys/${key_id}?confirm=${key_id}`, { 'x-request-id': 'by-hand' });

    const created = await whole(`target=${key_id}&operation=createApiKey`);
    expect(created).toMatchObject({
      caller: admin.key_id,
      key_name: 'administrator',
      key_prefix: admin.prefix,
      address: expect.stringMatching(/127\.0\.0\.1|::1/) as string,
      method: 'POST',
      path: '/api/v1/api-keys',
      status: 201,
      outcome: 'succeeded',
      after: { key_id, scopes: ['models:read'], secret: '[hidden]' },
    });
    expect(created).not.toHaveProperty('before');
    expect(await whole(`target=${key_id}&operation=rotateApiKey`)).toMatchObject({
      before: { key_id },
      after: { key_id, rotated_at: rotated.body['rotated_at' as keyof MadeKey] },
    });
    expect(await whole(`target=${key_id}&operation=revokeApiKey`)).toMatchObject({
      request_id: 'by-hand',
      path: `/api/v1/api-keys/${key_id}?confirm=${key_id}`,
      after: revoked.body,
    });
    const everything = JSON.stringify(await audit().find().toArray());
    for (const { secret } of [admin, made.body, rotated.body]) expect(everything).not.toContain(secret.slice(15));
    expect(everything).not.toContain(API_KEY);
  });

  it('records what was refused: for the scope, the confirmation, the body, the thing itself', async () => {
    const reader = await make('reader', ['api-keys:read']);
    const { key_id } = reader;
    const answers = [
      await as(reader).delete(`/api-keys/${key_id}?confirm=${key_id}`),
      await sut.delete(`/api-keys/${key_id}`),
      await sut.post(`/api-keys/${key_id}/rotate`, { overlap_seconds: -1 }),
      await sut.delete(`/api-keys/${NOBODY}?confirm=${NOBODY}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 400, 400, 404]);
    const records = await listed('limit=4');
    expect(records.map(({ status, outcome }) => [status, outcome])).toEqual([
      [404, 'refused'],
      [400, 'refused'],
      [400, 'refused'],
      [403, 'refused'],
    ]);
    expect(records[3]).toMatchObject({ caller: key_id, key_name: 'reader', operation: 'revokeApiKey' });
  });

  it('is written before the operation is begun, and completed after it', async () => {
    const { key_id } = await make('slow');
    const service = running.app.get(ApiKeysService);
    const revoke = service.revoke.bind(service);
    let during: unknown;
    const spy = jest.spyOn(service, 'revoke').mockImplementation(async (...args) => {
      during = await audit().findOne({}, { sort: { at: -1 } });
      return revoke(...args);
    });
    await sut.delete(`/api-keys/${key_id}?confirm=${key_id}`);
    spy.mockRestore();
    expect(during).toMatchObject({ operation: 'revokeApiKey', outcome: 'begun' });
    expect(during).not.toHaveProperty('status');
    expect(await whole('operation=revokeApiKey')).toMatchObject({ outcome: 'succeeded', status: 200 });
  });

  describe('when it cannot be written', () => {
    const refuseAll = (): Promise<unknown> =>
      running.app.get(MongoService).db.command({ collMod: 'audit', validator: { never: true } });
    let validator: unknown;

    beforeAll(async () => {
      // It would restore the validator.
      await running.app.get(SchemaKeeper).stop();
      const [info] = await running.app.get(MongoService).db.listCollections({ name: 'audit' }).toArray();
      validator = (info as { options?: { validator?: unknown } }).options?.validator;
    });

    afterEach(() => running.app.get(MongoService).db.command({ collMod: 'audit', validator }));

    it('lets nothing be done', async () => {
      const keys = running.app.get(MongoService).collection('api_keys');
      const before = await keys.countDocuments();
      await refuseAll();
      const { status, body, headers } = await sut.post('/api-keys', { name: 'unseen', scopes: ['*'] });
      expect(status).toBe(503);
      expect(body).toMatchObject({
        code: 'engine_away',
        detail: expect.stringContaining('Nothing was done') as string,
      });
      expect(headers.get('retry-after')).toBe('2');
      expect(await keys.countDocuments()).toBe(before);
    });

    it('says that it was begun, where only its end could not be noted', async () => {
      const { key_id } = await make('cut off');
      const service = running.app.get(ApiKeysService);
      const revoke = service.revoke.bind(service);
      const spy = jest.spyOn(service, 'revoke').mockImplementation(async (...args) => {
        await refuseAll();
        return revoke(...args);
      });
      expect((await sut.delete(`/api-keys/${key_id}?confirm=${key_id}`)).status).toBe(200);
      spy.mockRestore();
      expect(await whole('operation=revokeApiKey')).toMatchObject({ outcome: 'begun' });
    });
  });

  it('has no record of what services do with the models, but of a user that goes with all that belongs to them', async () => {
    const before = await audit().countDocuments();
    const user_id = 'audited';
    await sut.post('/users', { ...sampleUser('audit', 1), user_id });
    await sut.post('/wallets', { user_id, tron_address: sampleAddress('audit', 1), wallet_type: 'paper' });
    await sut.post('/sessions', { user_id, session_id: 'audited' });
    await sut.patch(`/users/${user_id}`, { email: 'audit.2@example.org' });
    await sut.delete('/sessions/audited');
    expect(await audit().countDocuments()).toBe(before);
    expect((await sut.delete(`/users/${user_id}?cascade=true&confirm=${user_id}`)).status).toBe(204);
    expect(await whole('operation=deleteUser')).toMatchObject({
      target: user_id,
      before: { sessions: 0, wallets: 1, trust_policies: 0, session_chunks: 0 },
      outcome: 'succeeded',
    });
  });

  it('is listed newest first, page by page, by each of its filters', async () => {
    const { key_id } = await make('filtered');
    await sut.delete(`/api-keys/${key_id}`);
    await sut.delete(`/api-keys/${key_id}?confirm=${key_id}`);
    const all: AuditRecord[] = [];
    let cursor = '';
    do {
      const { body } = await sut.get<Page>(`/audit?limit=3&include_total=exact${cursor}`);
      all.push(...body.items);
      cursor = body.next_cursor === undefined ? '' : `&cursor=${body.next_cursor}`;
      expect(body.total).toBe(await audit().countDocuments());
    } while (cursor !== '');
    expect(all).toHaveLength(await audit().countDocuments());
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    const middle = all[Math.floor(all.length / 2)] as AuditRecord;
    for (const [query, keeps] of [
      [`target=${key_id}`, (record: AuditRecord) => record['target'] === key_id],
      ['operation=createApiKey', ({ operation }: AuditRecord) => operation === 'createApiKey'],
      ['outcome=refused', ({ outcome }: AuditRecord) => outcome === 'refused'],
      ['caller=configured-key', (record: AuditRecord) => record['caller'] === 'configured-key'],
      [`at_gte=${middle.at}`, ({ at }: AuditRecord) => at >= middle.at],
      [`at_lte=${middle.at}`, ({ at }: AuditRecord) => at <= middle.at],
    ] as const) {
      expect({ query, items: await listed(`${query}&limit=200`) }).toEqual({ query, items: all.filter(keeps) });
    }
    expect((await sut.get('/audit?caller[$ne]=x')).status).toBe(400);
  });

  it('is kept for AUDIT_RETENTION_DAYS, and nothing of the API changes it', async () => {
    await make('kept');
    const record = await audit().findOne({}, { sort: { at: -1 } });
    const { at, expires_at } = record as unknown as { at: Date; expires_at: Date };
    expect(expires_at.getTime() - at.getTime()).toBe(365 * 86_400_000);
    expect(await audit().indexes()).toContainEqual(
      expect.objectContaining({ key: { expires_at: 1 }, expireAfterSeconds: 0 }),
    );
    const methods = operations.filter(({ path }) => path.startsWith('/api/v1/audit')).map(({ method }) => method);
    expect(methods).toEqual(['GET', 'GET']);
    expect((await sut.get(`/audit/${String(record?.['audit_id'])}`)).body).not.toHaveProperty('expires_at');
    expect((await sut.get(`/audit/${NOBODY}`)).status).toBe(404);
  });
});
