import { AuthenticationFailures } from '@lucid/auth';
import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { readSeries } from '../observability/exposition';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'a-key-for-the-tests-of-refused-keys-0123456789';
const METRIC = 'lucid_authentication_failures_total';

interface MadeKey {
  key_id: string;
  prefix: string;
  secret: string;
}

describe('SECURITY.md, on requests that are refused for their key', () => {
  let running: RunningApp;
  let api: HttpClient;

  beforeAll(async () => {
    running = await startApp({ API_KEY, AUTH_FAILURES_PER_MINUTE: '10' });
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
  });

  afterAll(() => running.close());

  const make = async (): Promise<MadeKey> =>
    (await api.post<MadeKey>('/api-keys', { name: 'refused', scopes: ['models:read'] })).body;
  const ask = async (key?: string): Promise<number> =>
    (await fetch(`${running.url}/api/v1/users`, { headers: key === undefined ? {} : { 'x-api-key': key } })).status;
  const counts = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await readSeries(running.url, { 'x-api-key': API_KEY }))
        .filter(({ name }) => name === METRIC)
        .map(({ labels, value }) => [labels['reason'] ?? '', value]),
    );
  const records = async (): Promise<Record<string, unknown>[]> =>
    running.app.get(MongoService).collection('audit').find({ operation: 'authenticate' }).toArray();

  it('34. They are counted by reason, and recorded in sum.', async () => {
    const [revoked, rotated, expired] = [await make(), await make(), await make()];
    await api.delete(`/api-keys/${revoked.key_id}?confirm=${revoked.key_id}`);
    await api.post(`/api-keys/${rotated.key_id}/rotate`, { overlap_seconds: 0 });
    const past = new Date(Date.now() - 1000);
    const mongo = running.app.get(MongoService);
    const ended = { expires_at: past, works_until: past };
    await mongo.collection('api_keys').updateOne({ key_id: expired.key_id }, { $set: ended });
    const known = await make();
    const before = await counts();
    const given: [string | undefined, string][] = [
      [undefined, 'missing'],
      ['short', 'malformed'],
      [known.secret.replace(/.{43}$/, 'A'.repeat(43)), 'unknown'],
      ['x'.repeat(40), 'unknown'],
      [revoked.secret, 'revoked'],
      [expired.secret, 'expired'],
      [rotated.secret, 'expired'],
    ];
    for (const [key] of given) expect(await ask(key)).toBe(401);
    // A caller cannot fill the audit log, whether it is refused by its key or for too many of them.
    for (let n = 0; n < 100; n += 1) expect([401, 429]).toContain(await ask(`guess-${n}`));
    const after = await counts();
    const more = Object.entries(after).map(([reason, count]) => [reason, count - (before[reason] ?? 0)]);
    expect(Object.fromEntries(more)).toEqual({ missing: 1, malformed: 101, unknown: 2, revoked: 1, expired: 2 });
    await running.app.get(AuthenticationFailures).tell();
    const found = await records();
    expect(
      found.reduce((sum, { after: told }) => sum + (JSON.parse(String(told)) as { requests: number }).requests, 0),
    ).toBe(107);
    // One for each minute that this takes.
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found[0]).toMatchObject({ caller: 'unknown', outcome: 'refused', status: 401 });
    const text = JSON.stringify(found);
    for (const { secret } of [revoked, rotated, expired]) expect(text).not.toContain(secret.slice(15));
    const page = (await api.get<{ items: { audit_id: string }[] }>('/audit?operation=authenticate')).body;
    expect(page.items).toHaveLength(found.length);
    expect((await api.get(`/audit/${page.items[0]?.audit_id ?? ''}`)).body).toHaveProperty('after.requests');
  });
});
