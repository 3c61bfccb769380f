import { waitUntil } from '@lucid/engines';
import { once } from 'node:events';
import { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

interface Point {
  t: string;
  requests: number | null;
  p95_seconds: number | null;
}

interface Figures {
  requests: number;
  client_errors: number;
  p50_seconds: number | null;
}

interface Requests {
  resolution: string;
  points: Point[];
  groups: (Figures & { group: string })[];
}

interface Cache {
  points: { hit_rate: number | null }[];
  namespaces: { namespace: string; hit_local: number; hit: number; miss: number; hit_rate: number | null }[];
}

describe('/request-history and /cache/history', () => {
  let environment: TestEnvironment;
  let first: ServiceProcess;
  let second: ServiceProcess;

  const of = ({ url }: ServiceProcess): HttpClient => new HttpClient(`${url}/api/v1`);
  const history = async (query = ''): Promise<Requests> =>
    (await of(second).get<Requests>(`/request-history${query}`)).body;
  const usersOf = ({ groups }: Requests): Figures | undefined => groups.find(({ group }) => group === 'users');

  beforeAll(async () => {
    environment = await ownEnvironment({ STATISTICS_ENABLED: 'true' });
    first = await startProcess(environment);
    second = await startProcess(environment);
  });

  afterAll(async () => {
    await kill(first.child);
    await kill(second.child);
    await environment.drop();
  });

  it('adds up what two replicas served, also of one that was stopped before its next sample', async () => {
    const made = await of(first).post<{ user_id: string }>('/users', sampleUser('history', 1));
    const path = `/users/${made.body.user_id}`;
    for (let n = 0; n < 10; n += 1) await of(first).get(path);
    for (let n = 0; n < 5; n += 1) await of(second).get(path);
    for (let n = 0; n < 3; n += 1) expect((await of(first).get('/users/none')).status).toBe(404);
    first.child.kill('SIGTERM');
    await once(first.child, 'exit');
    const isThere = async (): Promise<boolean> => (usersOf(await history())?.requests ?? 0) >= 14;
    await waitUntil('The last sample of the replica', isThere, { limitMs: 120_000 });
    // Those of the other replica follow with its next sample, at the next minute.
    const areThere = async (): Promise<boolean> => usersOf(await history())?.requests === 19;
    await waitUntil('The sample of the other one', areThere, { limitMs: 180_000 });
    const told = await history();
    expect(told.resolution).toBe('minute');
    expect(usersOf(told)).toMatchObject({ requests: 19, client_errors: 3, server_errors: 0, aborted: 0 });
    expect(usersOf(told)?.p50_seconds).toBeGreaterThan(0);
    const only = await history('?group=users&resolution=hour');
    expect(only.groups.map(({ group }) => group)).toEqual(['users']);
    expect(only.points.reduce((sum, { requests }) => sum + (requests ?? 0), 0)).toBe(19);
    const { body: cache } = await of(second).get<Cache>('/cache/history?namespace=users');
    expect(cache.namespaces).toHaveLength(1);
    const [users] = cache.namespaces;
    expect((users?.hit_local ?? 0) + (users?.hit ?? 0)).toBeGreaterThanOrEqual(9);
    expect(users?.hit_rate).toBeGreaterThan(0.4);
  });

  it.each([
    ['/request-history?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'from'],
    ['/request-history?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&resolution=minute', 'resolution'],
    ['/request-history?from=2000-01-01T00:00:00Z', 'from'],
    ['/request-history?resolution=second', 'resolution'],
    ['/cache/history?to=tomorrow', 'to'],
  ])('refuses %s', async (path, pointer) => {
    const { status, body } = await of(second).get(path);
    expect({ status, errors: body['errors'] }).toMatchObject({ status: 400, errors: [{ pointer }] });
  });

  it.each(['/request-history?group=nothing', '/cache/history?namespace=nothing'])(
    'finds nothing at %s',
    async (path) => {
      const { status, body } = await of(second).get(path);
      expect({ status, detail: body['detail'] }).toEqual({
        status: 404,
        detail: expect.stringContaining('`nothing`. Choose one of: ') as string,
      });
    },
  );
});
