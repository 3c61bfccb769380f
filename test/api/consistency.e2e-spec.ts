import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';

describe('read your writes', () => {
  let running: RunningApp;
  let other: RunningApp;
  let sut: HttpClient;
  let replica: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    other = await startReplica(running);
    sut = new HttpClient(`${running.url}/api/v1`);
    replica = new HttpClient(`${other.url}/api/v1`);
  });

  afterAll(async () => {
    await other.close();
    await running.close();
  });

  it('answers every write with a token under which another replica sees it', async () => {
    for (let n = 0; n < 20; n += 1) {
      const { headers, body } = await sut.post('/users', sampleUser('consistency', n));
      const token = headers.get('x-consistency-token') ?? '';
      expect(token).toMatch(/^[0-9a-f]{16}$/);
      const read = await replica.get(`/users/${String(body['user_id'])}`, { 'x-min-consistency': token });
      expect(read.status).toBe(200);
      expect(read.body).toEqual(body);
    }
  });

  it('answers a token that is reached on a server at rest, also when writes of others were given up', async () => {
    // A transaction that conflicts takes times that no operation ever has: the cluster's time then lies beyond them.
    await sut.post('/users', { ...sampleUser('at-rest', 1), user_id: 'at-rest' });
    const racing = Array.from({ length: 16 }, (_, i) =>
      sut.post('/sessions', { user_id: 'at-rest', session_id: `rest-${i}` }),
    );
    const tokens = (await Promise.all(racing)).map(({ headers }) => headers.get('x-consistency-token') ?? '');
    for (const token of tokens) {
      expect((await replica.get('/users/at-rest?wait_ms=0', { 'x-min-consistency': token })).status).toBe(200);
    }
  });

  it('gives later writes later tokens', async () => {
    const tokens: string[] = [];
    for (let n = 100; n < 105; n += 1)
      tokens.push((await sut.post('/users', sampleUser('consistency', n))).headers.get('x-consistency-token') ?? '');
    expect(tokens).toEqual([...tokens].sort());
    expect(new Set(tokens).size).toBe(5);
  });

  it('answers 412 when the write is not seen in time, and lists take the wait too', async () => {
    const future = { 'x-min-consistency': 'ffffffff00000001' };
    const { status, body } = await sut.get('/users?wait_ms=0&limit=1', future);
    expect(status).toBe(412);
    expect(body['code']).toBe('precondition_failed');
    expect((await sut.get('/users?wait_ms=50', future)).status).toBe(412);
    expect((await sut.get('/users?wait_ms=50')).status).toBe(200);
  });

  it.each([
    ['/users', { 'x-min-consistency': 'yesterday' }, 'X-Min-Consistency'],
    ['/users?wait_ms=-1', {}, 'wait_ms'],
    ['/users?wait_ms=10001', {}, 'wait_ms'],
    ['/users?wait_ms=1&wait_ms=2', {}, 'wait_ms'],
  ])('refuses %s with %j', async (path, headers: Record<string, string>, pointer) => {
    const { status, body } = await sut.get(path, headers);
    expect(status).toBe(400);
    expect(body['errors']).toEqual([expect.objectContaining({ pointer })]);
  });

  it('answers no token to a read', async () => {
    expect((await sut.get('/users?limit=1')).headers.get('x-consistency-token')).toBeNull();
  });
});
