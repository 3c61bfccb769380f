import { type Answer, HttpClient } from '../setup/http-client';
import { samplePolicy, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

type Body = Record<string, unknown>;
interface Pointed {
  errors: { pointer: string; code: string }[];
}
interface Evaluation {
  decision: string;
  reason: string;
  matched: { policy_id: string; rule_id: string; effect: string }[];
  errors: { policy_id: string; rule_id: string; message: string }[];
  evaluated_at: string;
}

const REQUEST = { subject: 'alice', action: 'read', resource: 'session:1' };
const pointersOf = ({ errors }: Pointed): string[] => errors.map(({ pointer }) => pointer);

describe('evaluation of trust policies', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let owner: string;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    owner = (await sut.post<{ user_id: string }>('/users', sampleUser('evaluation', 1))).body.user_id;
  });

  afterAll(() => running.close());

  const body = (more: Body): Body => ({ ...samplePolicy('evaluation', 1, owner), ...more });

  const make = async (more: Body): Promise<string> => {
    const created = await sut.post<{ policy_id: string }>('/trust-policies', body(more));
    expect(created.status).toBe(201);
    return created.body.policy_id;
  };

  const evaluate = async (ids: string[] | undefined, more: Body = {}): Promise<Answer<Evaluation>> =>
    sut.post<Evaluation>('/trust-policies/evaluate', {
      ...REQUEST,
      ...(ids !== undefined && { policy_ids: ids }),
      ...more,
    });

  const rule = (rule_id: string, effect: string, conditions: Body[] = [], more: Body = {}): Body => ({
    rule_id,
    effect,
    conditions,
    ...more,
  });
  const active = async (...rules: Body[]): Promise<string> => make({ status: 'active', rules });

  it('denies by default, allows by a rule, and lets one that denies win in any order', async () => {
    const silent = await active(rule('writes', 'allow', [], { actions: ['write'] }));
    expect((await evaluate([silent])).body).toMatchObject({ decision: 'deny', reason: 'nothing_matched', matched: [] });
    const allowing = await active(rule('all', 'allow', [], { priority: 900 }));
    const begun = Date.now();
    const allowed = await evaluate([silent, allowing]);
    expect(allowed.status).toBe(200);
    expect(allowed.body).toMatchObject({ decision: 'allow', reason: 'allowed_by_rule' });
    expect(allowed.body.matched).toEqual([{ policy_id: allowing, rule_id: 'all', effect: 'allow' }]);
    expect(Date.parse(allowed.body.evaluated_at)).toBeGreaterThanOrEqual(begun);
    expect(Date.parse(allowed.body.evaluated_at)).toBeLessThanOrEqual(Date.now());
    const denying = await active(rule('untrusted', 'deny', [{ field: 'device.trusted', op: 'ne', value: true }]));
    const context = { device: { trusted: false } };
    for (const ids of [
      [allowing, denying],
      [denying, allowing],
    ]) {
      const { body: denied } = await evaluate(ids, { context });
      expect(denied).toMatchObject({ decision: 'deny', reason: 'denied_by_rule' });
      expect(denied.matched.map(({ effect }) => effect)).toEqual(['deny', 'allow']);
    }
    expect((await evaluate([allowing, denying])).body.decision).toBe('allow');
    expect((await evaluate([allowing, denying], { context: { device: { trusted: true } } })).body.decision).toBe(
      'allow',
    );
  });

  it('denies on an error in a rule that denies, and only tells one in a rule that allows', async () => {
    const conditions = [{ field: 'context.age', op: 'gte', value: 18 }];
    const allowing = await active(rule('grown', 'allow', conditions), rule('anyone', 'allow'));
    const { body: allowed } = await evaluate([allowing], { context: { age: 'old' } });
    expect(allowed).toMatchObject({ decision: 'allow', matched: [{ rule_id: 'anyone' }] });
    expect(allowed.errors).toEqual([{ policy_id: allowing, rule_id: 'grown', message: 'context.age is not a number' }]);
    const denying = await active(rule('grown', 'deny', conditions));
    const { body: denied } = await evaluate([allowing, denying], { context: { age: 'old' } });
    expect(denied).toMatchObject({ decision: 'deny', reason: 'denied_by_error' });
    expect(denied.errors[0]).toMatchObject({ policy_id: denying });
  });

  it.each<[Body, Body, boolean]>([
    [{ field: 'ip', op: 'cidr', value: '10.0.0.0/8' }, { ip: '10.255.0.1' }, true],
    [{ field: 'ip', op: 'cidr', value: '10.0.0.0/8' }, { ip: '11.0.0.1' }, false],
    [{ field: 'context.n', op: 'between', value: [1, 3] }, { n: 3 }, true],
    [{ field: 'role', op: 'in', value: ['admin', 'root'] }, { role: 'root' }, true],
    [{ field: 'role', op: 'nin', value: ['admin'] }, {}, false],
    [{ field: 'a.b.c', op: 'exists', value: false }, { a: { b: null } }, true],
    [{ field: 'at', op: 'lt', value: '2026-01-01T00:00:00Z' }, { at: '2025-12-31T23:30:00-01:00' }, false],
    [{ field: 'subject', op: 'eq', value: 'alice' }, {}, true],
  ])('puts the condition %j to %j: %s', async (condition, context, applies) => {
    const id = await active(rule('only', 'allow', [condition]));
    expect((await evaluate([id], { context })).body.decision).toBe(applies ? 'allow' : 'deny');
  });

  /** Sends text as it is: JSON.stringify would write another number. */
  const sendText = async (path: string, text: string): Promise<{ status: number; body: Evaluation & Pointed }> => {
    const answer = await fetch(`${running.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    return { status: answer.status, body: (await answer.json()) as Evaluation & Pointed };
  };

  /** Numbers as they are written, with their values in units of 10^-30. */
  const WRITTEN: readonly (readonly [text: string, value: bigint])[] = [
    ...[2n ** 31n, 2n ** 53n, 2n ** 54n, 2n ** 63n, 2n ** 64n, 10n ** 15n, 10n ** 22n, 10n ** 23n].flatMap((border) =>
      [-2n, -1n, 0n, 1n, 2n].map((by) => [String(border + by), (border + by) * 10n ** 30n] as const),
    ),
    ['9007199254740992.0', 2n ** 53n * 10n ** 30n],
    ['9007199254740993.0', (2n ** 53n + 1n) * 10n ** 30n],
    ['9.007199254740993e15', (2n ** 53n + 1n) * 10n ** 30n],
    ['1e400', 10n ** 430n],
    ['-1e400', -(10n ** 430n)],
    ['0.1', 10n ** 29n],
    ['0.3', 3n * 10n ** 29n],
    ['0.30000000000000004', 30000000000000004n * 10n ** 13n],
    ['0.300000000000000000001', 300000000000000000001n * 10n ** 9n],
    ['1e-400', 1n],
    ['0', 0n],
  ];

  it('compares numbers as they are written, or refuses them with their place: never what they were rounded to', async () => {
    let refused = 0;
    for (const [limit, least] of WRITTEN) {
      const policy = JSON.stringify(
        body({
          status: 'active',
          rules: [rule('all', 'allow'), rule('much', 'deny', [{ field: 'amount', op: 'gt', value: 'LIMIT' }])],
        }),
      ).replace('"LIMIT"', limit);
      const created = await sendText('/trust-policies', policy);
      if (created.status !== 201) {
        expect([limit, created.status, pointersOf(created.body)]).toEqual([
          limit,
          400,
          ['/rules/1/conditions/0/value'],
        ]);
        refused += 1;
        continue;
      }
      const { policy_id } = created.body as unknown as { policy_id: string };
      for (const [amount, value] of WRITTEN) {
        const text = `{"policy_ids":["${policy_id}"],"subject":"a","action":"b","resource":"c","context":{"amount":${amount}}}`;
        const { status, body: told } = await sendText('/trust-policies/evaluate', text);
        if (status === 200)
          expect([limit, amount, told.decision]).toEqual([limit, amount, value > least ? 'deny' : 'allow']);
        else expect([amount, status, pointersOf(told)]).toEqual([amount, 400, ['/context/amount']]);
      }
    }
    expect(refused).toBeGreaterThan(10);
    expect(refused).toBeLessThan(WRITTEN.length - 20);
  });

  it('compares times with their digits after the milliseconds, and refuses windows that have any', async () => {
    const condition = { field: 'at', op: 'gt', value: '2026-01-01T00:00:00.0004Z' };
    const id = await active(rule('all', 'allow'), rule('late', 'deny', [condition]));
    const decisionAt = async (at: string): Promise<string> => (await evaluate([id], { context: { at } })).body.decision;
    expect(await decisionAt('2026-01-01T00:00:00.0004Z')).toBe('allow');
    expect(await decisionAt('2026-01-01T00:00:00.000400001Z')).toBe('deny');
    // A time of more digits cannot be compared.
    expect(await decisionAt('2026-01-01T00:00:00.0003000001Z')).toBe('deny');
    for (const field of ['effective_from', 'effective_until']) {
      const cut = await sut.post<Pointed>('/trust-policies', body({ [field]: '2026-01-01T00:00:00.0004Z' }));
      expect([cut.status, pointersOf(cut.body)]).toEqual([400, [`/${field}`]]);
      expect((await sut.post('/trust-policies', body({ [field]: '2026-01-01T00:00:00.000400000Z' }))).status).toBe(400);
      expect((await sut.post('/trust-policies', body({ [field]: '2026-01-01T00:00:00.004000000Z' }))).status).toBe(201);
    }
  });

  it('compares text after normalisation to NFC, and with its case', async () => {
    const id = await active(
      rule('all', 'allow'),
      rule('cafe', 'deny', [{ field: 'x', op: 'eq', value: 'cafe\u0301' }]),
    );
    const decisionOf = async (x: unknown): Promise<string> => (await evaluate([id], { context: { x } })).body.decision;
    expect(await Promise.all(['caf\u00e9', 'cafe\u0301', 'CAF\u00c9', 'cafe'].map(decisionOf))).toEqual([
      'deny',
      'deny',
      'allow',
      'allow',
    ]);
    // Half a surrogate pair is no text, so it cannot be compared.
    expect(await decisionOf('\ud800')).toBe('deny');
  });

  it('asks only active policies inside their window', async () => {
    const rules = [rule('all', 'allow')];
    const past = '2020-01-01T00:00:00Z';
    const future = '2100-01-01T00:00:00Z';
    const decisionOf = async (more: Body): Promise<string> =>
      (await evaluate([await make({ rules, ...more })])).body.decision;
    expect(await decisionOf({ status: 'draft' })).toBe('deny');
    expect(await decisionOf({ status: 'active' })).toBe('allow');
    expect(await decisionOf({ status: 'active', effective_until: past })).toBe('deny');
    expect(await decisionOf({ status: 'active', effective_from: future })).toBe('deny');
    expect(await decisionOf({ status: 'active', effective_from: past, effective_until: future })).toBe('allow');
    const id = await make({ rules, status: 'active' });
    await sut.post(`/trust-policies/${id}/revoke`, undefined);
    expect((await evaluate([id])).body.decision).toBe('deny');
  });

  it('refuses a policy that is not there: what it denies could be allowed without it', async () => {
    const id = await active(rule('all', 'allow'));
    const { status, body: problem } = await sut.post<Pointed>('/trust-policies/evaluate', {
      ...REQUEST,
      policy_ids: [id, 'nobody'],
    });
    expect(status).toBe(422);
    expect(pointersOf(problem)).toEqual(['/policy_ids/1']);
  });

  it.each<[string, Body, string]>([
    ['a context that is no object', { context: [] }, '/context'],
    ['a missing subject', { subject: undefined }, '/subject'],
    ['a star for a subject', { subject: '*' }, '/subject'],
    ['a policy twice', { policy_ids: ['a', 'a'] }, '/policy_ids'],
    ['no policy at all', { policy_ids: [] }, '/policy_ids'],
    ['a time of its own', { evaluated_at: '2020-01-01T00:00:00Z' }, '/evaluated_at'],
    [
      'a prototype in the context',
      { context: JSON.parse('{"a":{"__proto__":{"b":1}}}') as Body },
      '/context/a/__proto__',
    ],
  ])('refuses %s with 400', async (_what, more, pointer) => {
    const answer = await sut.post<Pointed>('/trust-policies/evaluate', {
      ...REQUEST,
      ...more,
    });
    expect(answer.status).toBe(400);
    expect(pointersOf(answer.body)).toEqual([pointer]);
  });

  it('asks all that are active while they are at most 1,000, and asks for names beyond', async () => {
    const others = await sut.get<{ items: { policy_id: string }[] }>('/trust-policies?status=active&limit=200');
    for (const { policy_id } of others.body.items)
      await sut.delete(`/trust-policies/${policy_id}`, { 'if-match': '*' });
    const subject = 'everyone-asks';
    const deny = body({ status: 'active', subjects: [subject], rules: [rule('none', 'deny')] });
    const allow = body({ status: 'active', subjects: [subject], rules: [rule('all', 'allow')] });
    const later = { ...deny, effective_from: '2100-01-01T00:00:00Z' };
    const bulk = async (items: Body[]): Promise<void> => {
      expect((await sut.post('/trust-policies/bulk', { mode: 'atomic', items })).status).toBe(207);
    };
    await bulk([...Array.from({ length: 999 }, () => allow), later]);
    expect((await evaluate(undefined, { subject })).body).toMatchObject({
      decision: 'allow',
      reason: 'allowed_by_rule',
    });
    await bulk([deny]);
    const denied = await evaluate(undefined, { subject });
    expect(denied.body.decision).toBe('deny');
    expect(denied.body.matched).toHaveLength(1000);
    expect(denied.body.matched[0]).toMatchObject({ rule_id: 'none', effect: 'deny' });
    await bulk([allow]);
    const many = await sut.post<Pointed>('/trust-policies/evaluate', { subject, action: 'read', resource: 'x' });
    expect(many.status).toBe(422);
    expect(pointersOf(many.body)).toEqual(['/policy_ids']);
  });
});
