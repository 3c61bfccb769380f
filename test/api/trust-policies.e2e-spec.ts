import { type Answer, HttpClient } from '../setup/http-client';
import { samplePolicy, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Pointed {
  code: string;
  errors: { pointer: string; code: string }[];
}
interface Policy {
  policy_id: string;
  status: string;
  version: number;
  name: string;
  rules: Body[];
  replaced_at?: string;
  updated_at: string;
}
interface Page {
  items: Policy[];
  next_cursor?: string;
}

const ANY = { 'if-match': '*' };
const pointersOf = ({ errors }: Pointed): string[] => errors.map(({ pointer }) => pointer);

describe('trust policies', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let owner: string;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    owner = (await sut.post<{ user_id: string }>('/users', sampleUser('policies', 1))).body.user_id;
  });

  afterAll(() => running.close());

  const body = (n: number, more: Body = {}): Body => ({ ...samplePolicy('policies', n, owner), ...more });

  const make = async (
    n: number,
    more: Body = {},
  ): Promise<{ path: string; id: string; etag: string; policy: Policy }> => {
    const created = await sut.post<Policy>('/trust-policies', body(n, more));
    expect(created.status).toBe(201);
    const { policy_id } = created.body;
    return {
      path: `/trust-policies/${policy_id}`,
      id: policy_id,
      etag: created.headers.get('etag') ?? '',
      policy: created.body,
    };
  };

  describe('as a resource', () => {
    it('is a draft unless it says otherwise, and is read back as it was answered', async () => {
      const { path, policy } = await make(1);
      expect(policy).toMatchObject({
        status: 'draft',
        version: 1,
        user_id: owner,
        rules: [{ rule_id: 'reads', enabled: true, priority: 0 }],
      });
      expect((await sut.get(path)).body).toEqual(policy);
      expect((await make(2, { status: 'active' })).policy.status).toBe('active');
    });

    it.each<[string, Body, string[]]>([
      ['no rules', { rules: [] }, ['/rules']],
      ['an unknown effect', { rules: [{ rule_id: 'a', effect: 'maybe' }] }, ['/rules/0/effect']],
      ['a rule without an id', { rules: [{ effect: 'allow' }] }, ['/rules/0/rule_id']],
      [
        'an operator that would evaluate code',
        { rules: [{ rule_id: 'a', effect: 'deny', conditions: [{ field: 'a', op: 'regex', value: '.*' }] }] },
        ['/rules/0/conditions/0/op'],
      ],
      [
        "a path through an object's prototype",
        { rules: [{ rule_id: 'a', effect: 'deny', conditions: [{ field: 'a.__proto__.b', op: 'exists' }] }] },
        ['/rules/0/conditions/0/field'],
      ],
      ['a pattern where a name is due', { subjects: ['user:*'] }, ['/subjects']],
      ['an unknown type', { policy_type: 'other' }, ['/policy_type']],
      ['a name too long', { name: 'x'.repeat(256) }, ['/name']],
    ])('refuses %s with 400 and its pointer', async (_what, change, pointers) => {
      const { status, body: problem } = await sut.post<Pointed>('/trust-policies', body(3, change));
      expect(status).toBe(400);
      expect(pointersOf(problem)).toEqual(pointers);
    });

    const condition = (op: string, value: unknown, field = 'n'): Body => ({ field, op, value });
    const broken = {
      status: 'revoked',
      effective_from: '2026-06-01T00:00:00Z',
      effective_until: '2026-06-01T00:00:00Z',
      rules: [
        { rule_id: 'twice', effect: 'allow' },
        {
          rule_id: 'twice',
          effect: 'deny',
          conditions: [
            condition('eq', [1]),
            condition('in', 'text'),
            condition('gt', 'tomorrow'),
            condition('between', [5, 1]),
            condition('cidr', '10.0.0.0/33'),
            condition('exists', 'yes'),
            condition('eq', undefined),
            condition('eq', 'a', 'subject.name'),
          ],
        },
      ],
    };
    const brokenPointers = [
      '/status',
      '/effective_until',
      '/rules/1/rule_id',
      ...[0, 1, 2, 3, 4, 5, 6].map((i) => `/rules/1/conditions/${i}/value`),
      '/rules/1/conditions/7/field',
    ];

    it('refuses with 422 what no field can say by itself, naming every place', async () => {
      const revoked = async (): Promise<Policy[]> =>
        (await sut.get<Page>('/trust-policies?status=revoked&limit=200')).body.items;
      const before = await revoked();
      const { status, body: problem } = await sut.post<Pointed>('/trust-policies', body(3, broken));
      expect(status).toBe(422);
      expect(pointersOf(problem)).toEqual(brokenPointers);
      expect(await revoked()).toEqual(before);
    });

    it('tells the same without storing anything when it is only asked', async () => {
      const before = (await sut.get('/trust-policies?include_total=exact')).body['total'];
      const asked = await sut.post<Pointed & { valid: boolean }>('/trust-policies/validate', body(3, broken));
      expect(asked.status).toBe(200);
      expect(asked.body.valid).toBe(false);
      expect(pointersOf(asked.body)).toEqual(brokenPointers);
      const { id } = await make(4);
      const taken = await sut.post<Pointed>('/trust-policies/validate', body(3, { policy_id: id }));
      expect(taken.body).toMatchObject({ valid: false, errors: [{ pointer: '/policy_id', code: 'duplicate' }] });
      expect((await sut.post('/trust-policies/validate', body(3))).body).toEqual({ valid: true, errors: [] });
      expect((await sut.post('/trust-policies/validate', { ...body(3), rules: 'none' })).status).toBe(400);
      expect((await sut.get('/trust-policies?include_total=exact')).body['total']).toBe(Number(before) + 1);
    });

    it.each<[string, (path: string, headers: Record<string, string>) => Promise<Answer>]>([
      ['PUT', async (path, headers) => sut.put(path, { ...body(5), name: 'put', user_id: undefined }, headers)],
      ['PATCH', async (path, headers) => sut.patch(path, { name: 'patched' }, headers)],
      ['DELETE', async (path, headers) => sut.delete(path, headers)],
    ])('%s needs If-Match: 428 without it, 412 under an old version, and writes nothing then', async (_m, write) => {
      const { path, etag } = await make(5);
      const without = await write(path, {});
      expect(without.status).toBe(428);
      expect(without.body).toMatchObject({ code: 'precondition_required', errors: [{ pointer: 'If-Match' }] });
      expect((await write('/trust-policies/nobody', {})).status).toBe(428);
      expect((await sut.get<Policy>(path)).body.version).toBe(1);
      const changed = await sut.patch<Policy>(path, { description: 'changed' }, { 'if-match': etag });
      expect(changed.status).toBe(200);
      expect((await write(path, { 'if-match': etag })).status).toBe(412);
      expect((await sut.get<Policy>(path)).body).toEqual(changed.body);
      expect((await write(path, { 'if-match': changed.headers.get('etag') ?? '' })).status).toBeLessThan(300);
    });

    it('lists by owner, status and type', async () => {
      const { id } = await make(6, { policy_type: 'network_policy', status: 'active' });
      for (const filter of [`user_id=${owner}`, 'status=active', 'policy_type=network_policy']) {
        const { body: page } = await sut.get<Page>(`/trust-policies?limit=200&${filter}`);
        expect(page.items.map(({ policy_id }) => policy_id)).toContain(id);
      }
      expect((await sut.get<Page>('/trust-policies?policy_type=content_policy')).body.items).toEqual([]);
    });
  });

  describe('statuses', () => {
    const STATUSES = ['draft', 'active', 'inactive', 'revoked'];
    const ALLOWED = [
      'draft>active',
      'draft>revoked',
      'active>inactive',
      'active>revoked',
      'inactive>active',
      'inactive>revoked',
    ];
    const CHANGES = STATUSES.flatMap((from) =>
      STATUSES.filter((to) => to !== from).map((to): [string, string, boolean] => [
        from,
        to,
        ALLOWED.includes(`${from}>${to}`),
      ]),
    );

    it.each(CHANGES)('takes a policy from %s to %s: %s', async (from, to, allowed) => {
      const { path } = await make(10);
      const set = async (status: string): Promise<Answer<Policy & Pointed>> => sut.patch(path, { status }, ANY);
      if (from === 'inactive') await set('active');
      if (from !== 'draft') expect((await set(from)).status).toBe(200);
      const changed = await set(to);
      expect(changed.status).toBe(allowed ? 200 : 422);
      if (!allowed) expect(pointersOf(changed.body)).toEqual(['/status']);
      expect((await sut.get<Policy>(path)).body.status).toBe(allowed ? to : from);
    });

    it('never changes a revoked policy, and lets it be deleted', async () => {
      const { path } = await make(11);
      const revoked = await sut.post<Policy>(`${path}/revoke`, undefined);
      expect(revoked.body).toMatchObject({ status: 'revoked', version: 2 });
      expect((await sut.patch(path, { name: 'another' }, ANY)).status).toBe(422);
      expect((await sut.post(`${path}/activate`, undefined)).status).toBe(422);
      expect((await sut.post<Policy>(`${path}/revoke`, undefined)).body).toEqual(revoked.body);
      expect((await sut.delete(path, ANY)).status).toBe(204);
      expect((await sut.get(`${path}/versions`)).status).toBe(404);
    });

    it('is activated and revoked by name, under the version that the caller saw', async () => {
      const { path, etag } = await make(12);
      const active = await sut.post<Policy>(`${path}/activate`, undefined, { 'if-match': etag });
      expect(active.status).toBe(200);
      expect(active.body).toMatchObject({ status: 'active', version: 2 });
      expect((await sut.post<Policy>(`${path}/activate`, undefined)).body).toEqual(active.body);
      expect((await sut.post(`${path}/revoke`, undefined, { 'if-match': etag })).status).toBe(412);
      const tag = { 'if-match': active.headers.get('etag') ?? '' };
      expect((await sut.post<Policy>(`${path}/revoke`, undefined, tag)).body.status).toBe('revoked');
      expect((await sut.post('/trust-policies/nobody/activate', undefined)).status).toBe(404);
    });

    it('takes one of 32 racing changes under the same version', async () => {
      const { path, etag } = await make(13);
      const answers = await Promise.all(
        Array.from({ length: 32 }, async (_, i) => sut.patch(path, { name: `racer ${i}` }, { 'if-match': etag })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 31 }, () => 412)]);
      expect((await sut.get<Policy>(path)).body.version).toBe(2);
    });
  });
});
