import { HttpClient } from '../setup/http-client';
import { sampleAddress, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

interface User {
  user_id: string;
  email: string;
  tron_address: string;
  version: number;
  created_at: string;
  updated_at: string;
  hardware_wallet?: Record<string, unknown>;
}

describe('users', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  const make = async (n: number): Promise<{ user: User; etag: string }> => {
    const { body, headers } = await sut.post<User>('/users', sampleUser('users', n));
    return { user: body, etag: headers.get('etag') ?? '' };
  };

  it('creates a user with an id, times and version of its own making, and reads the same back', async () => {
    const created = await sut.post<User>('/users', { ...sampleUser('users', 1), email: '  Mixed.Case@Example.ORG ' });
    expect(created.status).toBe(201);
    expect(created.body.email).toBe('mixed.case@example.org');
    expect(created.body.version).toBe(1);
    expect(created.headers.get('location')).toBe(`/api/v1/users/${created.body.user_id}`);
    const read = await sut.get<User>(`/users/${created.body.user_id}`);
    expect(read.status).toBe(200);
    expect(read.body).toEqual(created.body);
    expect(read.headers.get('etag')).toBe(created.headers.get('etag'));
  });

  it('takes an id of the caller', async () => {
    const { status, body } = await sut.post<User>('/users', { ...sampleUser('users', 2), user_id: 'alice:1' });
    expect(status).toBe(201);
    expect(body.user_id).toBe('alice:1');
    expect((await sut.get('/users/alice:1')).status).toBe(200);
  });

  it.each(['email', 'tron_address', 'user_id'] as const)(
    'answers 409 naming %s when it is taken, and stores nothing',
    async (field) => {
      const { user } = await make(field.length + 10);
      const before = await sut.get('/users?include_total=exact');
      const taken = { ...sampleUser('taken', field.length), user_id: `other-${field}`, [field]: user[field] };
      const { status, body } = await sut.post('/users', taken);
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'duplicate', errors: [{ pointer: `/${field}`, code: 'duplicate' }] });
      const after = await sut.get('/users?include_total=exact');
      expect(after.body['total']).toBe(before.body['total']);
    },
  );

  it('finds a user by e-mail address in any case, and by TRON address in its own case only', async () => {
    const { user } = await make(30);
    expect((await sut.get<User>(`/users/by-email/${user.email.toUpperCase()}`)).body.user_id).toBe(user.user_id);
    expect((await sut.get<User>(`/users/by-tron-address/${user.tron_address}`)).body.user_id).toBe(user.user_id);
    expect((await sut.get(`/users/by-tron-address/${user.tron_address.toLowerCase()}`)).status).toBe(400);
    expect((await sut.get('/users/by-email/nobody@example.org')).status).toBe(404);
  });

  it('answers 304 without a body to a caller that holds the current version', async () => {
    const { user, etag } = await make(31);
    const same = await sut.get(`/users/${user.user_id}`, { 'if-none-match': `"x", W/${etag}` });
    expect(same.status).toBe(304);
    expect(same.body).toBeUndefined();
    expect((await sut.get(`/users/${user.user_id}`, { 'if-none-match': '"0-0"' })).status).toBe(200);
  });

  it('merges a patch, removes with null, counts the version, and changes nothing for a patch that says what is there', async () => {
    const { user } = await make(32);
    const path = `/users/${user.user_id}`;
    const withWallet = await sut.patch<User>(path, { hardware_wallet: { type: 'ledger', model: 'Nano X' } });
    expect(withWallet.body).toMatchObject({ version: 2, hardware_wallet: { type: 'ledger', model: 'Nano X' } });
    const merged = await sut.patch<User>(path, { hardware_wallet: { model: null, firmware_version: '2.2' } });
    expect(merged.body.hardware_wallet).toEqual({ type: 'ledger', firmware_version: '2.2' });
    const same = await sut.patch<User>(path, { email: user.email.toUpperCase() });
    expect(same.body).toEqual(merged.body);
    const removed = await sut.patch<User>(
      path,
      { hardware_wallet: null },
      { 'content-type': 'application/merge-patch+json' },
    );
    expect(removed.body).not.toHaveProperty('hardware_wallet');
    expect(removed.body).toMatchObject({ version: 4, created_at: user.created_at });
    expect((await sut.get<User>(path)).body).toEqual(removed.body);
  });

  it.each([
    [{ email: null }, '/email'],
    [{ hardware_wallet: { type: 'abacus' } }, '/hardware_wallet/type'],
    [{ user_id: 'another' }, '/user_id'],
    [{ created_at: '2026-01-01T00:00:00Z' }, '/created_at'],
    [{ version: 9 }, '/version'],
    [{ unknown: null }, '/unknown'],
  ])('refuses the patch %j with the pointer of what is wrong', async (patch, pointer) => {
    const { user } = await make(40 + pointer.length);
    const { status, body } = await sut.patch(`/users/${user.user_id}`, patch);
    expect(status).toBe(400);
    expect(body['errors']).toEqual([expect.objectContaining({ pointer })]);
    expect((await sut.get(`/users/${user.user_id}`)).body['version']).toBe(1);
    await sut.delete(`/users/${user.user_id}`);
  });

  it('refuses a patch that is in order by itself, but leaves a document that is not, with 422', async () => {
    const { user } = await make(60);
    const { status, body } = await sut.patch(`/users/${user.user_id}`, { hardware_wallet: { model: 'no type' } });
    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'unprocessable' });
    expect(body['errors']).toEqual([expect.objectContaining({ pointer: '/hardware_wallet/type', code: 'required' })]);
    await sut.delete(`/users/${user.user_id}`);
  });

  it('replaces all that can be replaced, and what the body leaves out is gone', async () => {
    const { user } = await make(33);
    await sut.patch(`/users/${user.user_id}`, { hardware_wallet: { type: 'trezor' } });
    const replaced = await sut.put<User>(`/users/${user.user_id}`, {
      email: 'new@example.org',
      tron_address: sampleAddress('replaced', 1),
    });
    expect(replaced.status).toBe(200);
    expect(replaced.body).toMatchObject({
      user_id: user.user_id,
      email: 'new@example.org',
      created_at: user.created_at,
      version: 3,
    });
    expect(replaced.body).not.toHaveProperty('hardware_wallet');
  });

  it('answers 412 with the current entity tag to a write under an old version, and writes nothing', async () => {
    const { user, etag } = await make(34);
    const path = `/users/${user.user_id}`;
    const changed = await sut.patch<User>(path, { hardware_wallet: { type: 'other' } }, { 'if-match': etag });
    expect(changed.status).toBe(200);
    for (const stale of [
      await sut.patch(path, { email: 'late@example.org' }, { 'if-match': etag }),
      await sut.put(path, { email: 'late@example.org', tron_address: user.tron_address }, { 'if-match': etag }),
      await sut.delete(path, { 'if-match': etag }),
      await sut.delete(path, { 'if-match': `W/${etag}` }),
    ]) {
      expect(stale.status).toBe(412);
      expect(stale.headers.get('etag')).toBe(changed.headers.get('etag'));
    }
    expect((await sut.get<User>(path)).body).toEqual(changed.body);
  });

  it('sets and removes the hardware wallet by itself', async () => {
    const { user } = await make(35);
    const path = `/users/${user.user_id}/hardware-wallet`;
    const set = await sut.put<User>(path, {
      type: 'keepkey',
      derivation_path: "m/44'/195'/0'/0/0",
      connected_at: '2026-05-01T10:00:00+02:00',
    });
    expect(set.body.hardware_wallet).toEqual({
      type: 'keepkey',
      derivation_path: "m/44'/195'/0'/0/0",
      connected_at: '2026-05-01T08:00:00.000Z',
    });
    expect((await sut.put(path, { type: 'toaster' })).status).toBe(400);
    expect((await sut.delete<User>(path)).body).not.toHaveProperty('hardware_wallet');
    expect((await sut.put('/users/nobody/hardware-wallet', { type: 'other' })).status).toBe(404);
  });

  it('deletes a user once', async () => {
    const { user } = await make(36);
    expect((await sut.delete(`/users/${user.user_id}`)).status).toBe(204);
    expect((await sut.delete(`/users/${user.user_id}`)).status).toBe(404);
    expect((await sut.get(`/users/${user.user_id}`)).status).toBe(404);
  });

  it('gives a user made anew under an old id another entity tag', async () => {
    const body = { ...sampleUser('users', 37), user_id: 'again' };
    const first = await sut.post('/users', body);
    await sut.delete('/users/again');
    const second = await sut.post('/users', body);
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
  });

  it('loses no update of 32 callers that change the same user at once', async () => {
    const { user } = await make(38);
    const path = `/users/${user.user_id}/hardware-wallet`;
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, i) => sut.put<User>(path, { type: 'other', model: `m${i}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 32 }, () => 200));
    expect(new Set(answers.map(({ body }) => body.version)).size).toBe(32);
    expect((await sut.get<User>(`/users/${user.user_id}`)).body.version).toBe(33);
  });

  it('lets exactly one of 32 callers write under the same entity tag', async () => {
    const { user, etag } = await make(39);
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, i) =>
        sut.patch(`/users/${user.user_id}`, { email: `racer${i}@example.org` }, { 'if-match': etag }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(31);
  });
});
