import { waitUntil } from '@lucid/engines';
import { SchemaKeeper } from '@lucid/mongo';
import { mongo } from 'mongoose';
import type { Browser } from 'playwright-core';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { nextSecond } from '../setup/next-second';
import { restorable } from '../setup/restorable';
import { sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { launchChromium } from './chromium';
import { ConsoleTab } from './console-tab';

const API_KEY = 'a-key-for-the-walks-of-the-console-0123456789';

describe('walks through the console', () => {
  let running: RunningApp;
  let api: HttpClient;
  let browser: Browser;
  let tab: ConsoleTab;

  beforeAll(async () => {
    running = await startApp({ API_KEY, BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' });
    api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    browser = await launchChromium();
  });

  beforeEach(async () => {
    tab = await ConsoleTab.open(browser, running.url);
  });

  afterEach(async () => {
    expect(tab.problems).toEqual([]);
    await tab.close();
  });

  afterAll(async () => {
    await browser.close();
    await running.close();
  });

  it('sign in, keep no key in the browser, and sign out', async () => {
    const { page } = tab;
    await page.goto(`${running.url}/console/jobs`);
    await page.getByLabel('API key').fill('lucid_not-a-key');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await tab.signIn(API_KEY);
    expect(new URL(page.url()).pathname).toBe('/console/jobs');
    // What scripts of the page can read: no key, and no cookie.
    const kept = await page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })');
    expect(kept).not.toContain(API_KEY);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.reload();
    await tab.settled();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('API key').waitFor();
  });

  it('back up and watch until the end', async () => {
    const { page } = tab;
    await tab.goto('recovery');
    await tab.signIn(API_KEY);
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page.getByLabel('Name', { exact: true }).fill('walked');
    await page.getByText('Request this sends').click();
    await expect(page.getByRole('region', { name: 'The request as curl' }).innerText()).resolves.toContain(
      '"name":"walked"',
    );
    await page.getByRole('button', { name: 'Back up', exact: true }).click();
    await page.getByRole('link', { name: 'Watch the job' }).click();
    await page.getByRole('link', { name: 'Open the backup' }).waitFor();
    // Done only when done: the job has ended in the service too.
    const { body } = await api.get<{ items: { state: string; target: string }[] }>('/jobs?kind=back_up&limit=1');
    expect(body.items[0]).toMatchObject({ state: 'succeeded', target: 'walked' });
    await page.getByRole('link', { name: 'Open the backup' }).click();
    await page.getByRole('region', { name: 'Backup walked' }).waitFor();
  });

  it('delete a user, and put it back as it was', async () => {
    const { page } = tab;
    const jobs = new Jobs(running.app);
    const { body: user } = await api.post<{ user_id: string; email: string }>('/users', sampleUser('console', 1));
    const { body: backup } = await api.post<{ job_id: string }>('/backups', { name: 'base' });
    await jobs.ended(backup.job_id);
    await nextSecond();
    const before = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
    await nextSecond();

    await tab.goto('data');
    await tab.signIn(API_KEY);
    await tab.goto(`data?model=users&id=${user.user_id}`);
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await page.getByLabel(`Type ${user.user_id} to confirm`).fill(user.user_id);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await waitUntil('The deletion', async () => (await api.get(`/users/${user.user_id}`)).status === 404, {
      limitMs: 120_000,
    });

    await restorable(api, before);
    await tab.goto(`recovery?tab=document&collection=users&document=${user.user_id}&at=${before}`);
    await page.getByRole('button', { name: 'Put it back…' }).click();
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await page.getByText('It would be put back').waitFor();
    await page.getByRole('button', { name: 'Put it back', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await api.get(`/users/${user.user_id}`)).body).toMatchObject({ email: user.email });
  });

  it('rotate a key, and see the session of its old secret end', async () => {
    const { page } = tab;
    const key = { name: 'walker', scopes: ['jobs:read'] };
    const { body: made } = await api.post<{ key_id: string; secret: string }>('/api-keys', key);
    const other = await ConsoleTab.open(browser, running.url);
    await other.goto('jobs');
    await other.signIn(made.secret);

    await tab.goto('access');
    await tab.signIn(API_KEY);
    await tab.goto(`access?id=${made.key_id}`);
    await page.getByRole('button', { name: 'Rotate…' }).click();
    await page.getByLabel('The present secret works for').selectOption('0');
    await page.getByRole('button', { name: 'Rotate', exact: true }).click();
    const secret = await page.getByTestId('secret').innerText();
    expect(secret).not.toBe(made.secret);

    await other.page.getByText('Your session has ended').waitFor();
    await other.signIn(secret);
    await other.close();
  });

  it('repair planted drift', async () => {
    const { page } = tab;
    const { MONGODB_URI, MONGODB_DATABASE } = running.config;
    // Else the service restores the index before a person sees that it is missing.
    await running.app.get(SchemaKeeper).stop();
    const client = await mongo.MongoClient.connect(MONGODB_URI);
    await client.db(MONGODB_DATABASE).collection('wallets').dropIndex('wallet_id_1');
    await client.close();
    await tab.goto('database?tab=drift');
    await tab.signIn(API_KEY);
    await page.getByRole('cell', { name: 'wallet_id_1', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Repair…' }).click();
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await page.getByText('1 difference would be repaired, 0 would stay.').waitFor();
    await page.getByRole('button', { name: 'Repair', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await waitUntil('The repair', async () => (await api.get('/database/drift')).body['clean'] === true, {
      limitMs: 120_000,
    });
    await page.reload();
    await page.getByText(/have the validators, options and indexes that the service declares/).waitFor();
  });

  it('explain why a schedule that another operator changed is not changed', async () => {
    const { page } = tab;
    const { body: schedule } = await api.post<{ schedule_id: string }>('/backup-schedules', {
      ...{ name: 'contested', cron: '0 3 * * *' },
    });
    await tab.goto('recovery');
    await tab.signIn(API_KEY);
    await tab.goto(`recovery?tab=schedules&id=${schedule.schedule_id}`);
    await page.getByRole('button', { name: 'Disable…' }).click();
    const path = `/backup-schedules/${schedule.schedule_id}`;
    expect((await api.patch(path, { name: 'changed' })).status).toBe(200);
    await page.getByRole('button', { name: 'Disable', exact: true }).click();
    await page.getByText('Somebody else changed it after this page read it.', { exact: false }).waitFor();
    expect((await api.get(path)).body).toMatchObject({ enabled: true, name: 'changed' });
    // The form that is opened for the present state does change it.
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'changed' }).waitFor();
    await page.getByRole('button', { name: 'Disable…' }).click();
    await page.getByRole('button', { name: 'Disable', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await api.get(path)).body).toMatchObject({ enabled: false, name: 'changed' });
  });

  it('pause a schedule, skip its next run, and resume it', async () => {
    const { page } = tab;
    const { body: schedule } = await api.post<{ schedule_id: string }>('/backup-schedules', {
      ...{ name: 'nightly', cron: '0 4 * * *' },
    });
    await tab.goto('recovery');
    await tab.signIn(API_KEY);
    await tab.goto(`recovery?tab=schedules&id=${schedule.schedule_id}`);
    const act = async (button: string, verb: string, expected: object): Promise<void> => {
      await page.getByRole('button', { name: button }).click();
      await page.getByLabel('Reason').fill('walked');
      await page.getByRole('button', { name: verb, exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect((await api.get(`/backup-schedules/${schedule.schedule_id}`)).body).toMatchObject(expected);
    };
    await act('Skip the next run…', 'Skip it', { skip_next: { reason: 'walked' } });
    await act('Resume…', 'Resume', { enabled: true });
    await act('Pause…', 'Pause', { pause_reason: 'walked' });
    await act('Resume…', 'Resume', { enabled: true });
    const { body } = await api.get(`/backup-schedules/${schedule.schedule_id}`);
    expect([body['skip_next'], body['paused_at']]).toEqual([undefined, undefined]);
  });

  it('resize a volume, and close it for writes', async () => {
    const { page } = tab;
    await api.post('/volumes', { name: 'walked', quota_bytes: 1e9 });
    await tab.goto('volumes');
    await tab.signIn(API_KEY);
    await tab.goto('volumes?id=walked');
    await page.getByRole('button', { name: 'Resize…' }).click();
    await page.getByLabel('Quota in GB').fill('2');
    await page.getByRole('button', { name: 'Resize', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Make read-only…' }).click();
    await page.getByRole('button', { name: 'Make it read-only', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await api.get('/volumes/walked')).body).toMatchObject({ quota_bytes: 2e9, read_only: true });
  });

  it('find out that the service is away, and go on when it is back', async () => {
    const { page } = tab;
    await tab.goto('jobs');
    await tab.signIn(API_KEY);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.getByText(/Service away · last state .* ago/).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.unroute('**/api/**');
    await page.getByText('Live', { exact: true }).waitFor();
  });

  it('show HTML and right-to-left text as text', async () => {
    const { page } = tab;
    const name = '<img src=x onerror=alert(1)> مفتاح';
    const { body: user } = await api.post<{ user_id: string }>('/users', sampleUser('console', 2));
    const policy = {
      user_id: user.user_id,
      name,
      policy_type: 'user_trust',
      rules: [{ rule_id: 'r1', effect: 'allow' }],
    };
    expect((await api.post('/trust-policies', policy)).status).toBe(201);
    await tab.goto('data?model=trust-policies');
    await tab.signIn(API_KEY);
    await page.getByText(name).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });
});
