import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Pointed {
  errors: { pointer: string; code: string }[];
}

const policy = (policy_id: string, user_id: string): Record<string, unknown> => ({
  policy_id,
  user_id,
  name: policy_id,
  policy_type: 'session_policy',
  rules: [{ rule_id: 'all', effect: 'allow' }],
});

describe('trust policies and what refers to them', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    for (const [n, user_id] of ['owner', 'guest'].entries())
      await sut.post('/users', { ...sampleUser('references', n), user_id });
  });

  afterAll(() => running.close());

  const etag = async (path: string): Promise<Record<string, string>> => ({
    'if-match': (await sut.get(path)).headers.get('etag') ?? '',
  });

  it('belong to a user that exists', async () => {
    const { status, body } = await sut.post<Pointed>('/trust-policies', policy('stray', 'nobody'));
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/user_id', code: 'reference' })]);
  });

  it('are not deleted while a session was recorded under them, nor with a user when it is the session of another', async () => {
    expect((await sut.post('/trust-policies', policy('used', 'owner'))).status).toBe(201);
    expect(
      (await sut.post('/sessions', { session_id: 'under', user_id: 'guest', trust_policy_id: 'used' })).status,
    ).toBe(201);
    const refused = await sut.delete<Pointed>('/trust-policies/used', await etag('/trust-policies/used'));
    expect(refused.status).toBe(409);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/sessions', code: 'referenced' })]);
    expect((await sut.delete('/users/owner?cascade=true&confirm=owner')).status).toBe(409);
    expect((await sut.get('/users/owner/trust-policies')).body['items']).toHaveLength(1);
    await sut.delete('/sessions/under');
    expect((await sut.delete('/trust-policies/used', await etag('/trust-policies/used'))).status).toBe(204);
  });

  it('leave no session behind that refers to nothing, however deletions and sessions race', async () => {
    for (let n = 0; n < 8; n += 1) {
      const path = `/trust-policies/raced-${n}`;
      await sut.post('/trust-policies', policy(`raced-${n}`, 'owner'));
      const headers = await etag(path);
      const [deletion, ...sessions] = await Promise.all([
        sut.delete(path, headers),
        ...Array.from({ length: 8 }, () => sut.post('/sessions', { user_id: 'guest', trust_policy_id: `raced-${n}` })),
      ]);
      const stored = sessions.filter(({ status }) => status === 201).length;
      expect(sessions.every(({ status }) => status === 201 || status === 422)).toBe(true);
      expect(deletion.status).toBe(stored === 0 ? 204 : 409);
    }
  });
});
