import { HttpClient } from '../setup/http-client';
import { samplePolicy, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface Policy {
  policy_id: string;
  version: number;
  name: string;
  updated_at: string;
  replaced_at?: string;
}
interface Page {
  items: Policy[];
  next_cursor?: string;
}

const ANY = { 'if-match': '*' };

describe('versions of trust policies', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let owner: string;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    owner = (await sut.post<{ user_id: string }>('/users', sampleUser('versions', 1))).body.user_id;
  });

  afterAll(() => running.close());

  const make = async (n: number, more: object = {}): Promise<{ path: string; id: string; policy: Policy }> => {
    const created = await sut.post<Policy>('/trust-policies', { ...samplePolicy('versions', n, owner), ...more });
    expect(created.status).toBe(201);
    const { policy_id } = created.body;
    return { path: `/trust-policies/${policy_id}`, id: policy_id, policy: created.body };
  };

  it('keeps each under 32 concurrent changes: none lost, none doubled', async () => {
    const { path, policy } = await make(20);
    const answers = await Promise.all(
      Array.from({ length: 32 }, async (_, i) => sut.patch<Policy>(path, { name: `writer ${i}` }, ANY)),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const told = new Map([policy, ...answers.map((answer) => answer.body)].map((each) => [each.version, each]));
    const current = (await sut.get<Policy>(path)).body;
    expect(current.version).toBe(33);
    const kept = (await sut.get<Page>(`${path}/versions?limit=200`)).body.items;
    expect(kept.map(({ version }) => version)).toEqual(Array.from({ length: 32 }, (_, i) => 32 - i));
    for (const { replaced_at, ...version } of kept) {
      expect(version).toEqual(told.get(version.version));
      expect(replaced_at).toBe(told.get(version.version + 1)?.updated_at);
    }
  });

  it('gives them in pages and one by one, the current one among them', async () => {
    const { path, policy } = await make(21);
    for (const name of ['two', 'three', 'four']) await sut.patch(path, { name }, ANY);
    const first = await sut.get<Page>(`${path}/versions?limit=2`);
    expect(first.body.items.map(({ name }) => name)).toEqual(['three', 'two']);
    const second = await sut.get<Page>(`${path}/versions?limit=2&cursor=${first.body.next_cursor ?? ''}`);
    expect(second.body.items.map(({ version }) => version)).toEqual([1]);
    expect(second.body.next_cursor).toBeUndefined();
    expect((await sut.get<Policy>(`${path}/versions/1`)).body).toMatchObject({ ...policy });
    const current = await sut.get<Policy>(`${path}/versions/4`);
    expect(current.body).toEqual((await sut.get(path)).body);
    expect((await sut.get(`${path}/versions/5`)).status).toBe(404);
    expect((await sut.get(`${path}/versions/0`)).status).toBe(400);
    expect((await sut.get('/trust-policies/nobody/versions')).status).toBe(404);
  });

  it('is none for a change that changes nothing, one that is refused, and a new policy under a used id', async () => {
    const { path, id, policy } = await make(22);
    await sut.patch(path, { name: policy.name }, ANY);
    await sut.patch(path, { rules: [] }, ANY);
    await sut.patch(path, { status: 'inactive' }, ANY);
    expect((await sut.get<Page>(`${path}/versions`)).body.items).toEqual([]);
    await sut.patch(path, { name: 'renamed' }, ANY);
    expect((await sut.get<Page>(`${path}/versions`)).body.items).toHaveLength(1);
    await sut.delete(path, ANY);
    await make(22, { policy_id: id });
    expect((await sut.get<Page>(`${path}/versions`)).body.items).toEqual([]);
    expect((await sut.patch(path, { name: 'renamed' }, ANY)).status).toBe(200);
  });
});
