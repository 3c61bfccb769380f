import type { Browser } from 'playwright-core';
import { loadDemo } from '../../apps/cli/src/demo/load-demo';
import { sizesFor } from '../../apps/cli/src/demo/options';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';
import { launchChromium } from './chromium';
import { ConsoleTab, type Theme } from './console-tab';

const API_KEY = 'a-key-for-the-tests-of-the-console-0123456789';

/** The pages, each with the view that shows most of it. */
const VIEWS = [
  ['overview', 'overview'],
  ['recovery', 'recovery?tab=backups'],
  ['recovery-schedules', 'recovery?tab=schedules'],
  ['recovery-retention', 'recovery?tab=retention'],
  ['recovery-drills', 'recovery?tab=drills'],
  ['data-users', 'data?model=users'],
  ['data-transactions', 'data?model=transactions&status=pending'],
  ['data-blocks', 'data?model=blocks'],
  ['database', 'database'],
  ['database-indexes', 'database?tab=indexes&id=transactions'],
  ['database-advice', 'database?tab=advice'],
  ['database-drift', 'database?tab=drift'],
  ['database-members', 'database?tab=members'],
  ['search', 'search'],
  ['jobs', 'jobs'],
  ['volumes', 'volumes?id=sessions'],
  ['cache', 'cache'],
  ['changes', 'changes'],
  ['access', 'access'],
  ['access-audit', 'access?tab=audit&operation=createBackup'],
  ['health', 'health'],
] as const;

describe('the pages of the console', () => {
  let running: RunningApp;
  let browser: Browser;
  let readOnly: string;

  beforeAll(async () => {
    running = await startApp({ API_KEY }, { searched: true });
    const headers = { 'x-api-key': API_KEY };
    const api = new HttpClient(`${running.url}/api/v1`, headers);
    const sizes = sizesFor(2000);
    const options = { url: running.url, apiKey: API_KEY, seed: 1, sizes, concurrency: 4, json: false };
    await loadDemo(options, new AbortController().signal);
    const jobs = new Jobs(running.app);
    for (const name of ['before-migration', 'nightly']) {
      const { body } = await api.post<{ job_id: string }>('/backups', { name });
      await jobs.ended(body.job_id);
    }
    await api.post('/backup-schedules', { name: 'nightly', cron: '0 2 * * *' });
    const scopes = [
      'models',
      'database',
      'volumes',
      'backups',
      'search',
      'cache',
      'jobs',
      'api-keys',
      'audit',
      'metrics',
      'service',
    ];
    const key = { name: 'reader', scopes: scopes.map((area) => `${area}:read`) };
    readOnly = (await api.post<{ secret: string }>('/api-keys', key)).body.secret;
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await running.close();
  });

  const signedIn = async (key: string, theme: Theme = 'light', width = 1280): Promise<ConsoleTab> => {
    const tab = await ConsoleTab.open(browser, running.url, { theme, width });
    await tab.goto('overview');
    await tab.signIn(key);
    return tab;
  };

  it.each(['light', 'dark'] as const)(
    'have no serious finding of axe, no violation and no error in the %s theme',
    async (theme) => {
      const tab = await signedIn(API_KEY, theme);
      const findings: string[] = [];
      for (const [name, view] of VIEWS) {
        await tab.goto(view);
        findings.push(...(await tab.seriousFindings()).map((finding) => `${name}: ${finding}`));
        await tab.picture(`${name}-${theme}`);
      }
      await tab.close();
      expect(findings).toEqual([]);
      expect(tab.problems).toEqual([]);
    },
  );

  it('show the same view after a reload', async () => {
    const tab = await signedIn(API_KEY);
    for (const [name, view] of VIEWS) {
      await tab.goto(view);
      const before = await tab.view();
      for (const tabs of await tab.page.locator('main nav').all())
        expect([name, await tabs.locator('[aria-current=page]').count()]).toEqual([name, 1]);
      await tab.page.reload();
      await tab.settled();
      expect([name, await tab.view()]).toEqual([name, before]);
    }
    await tab.close();
  });

  it('offer no change to a key that may only read', async () => {
    const tab = await signedIn(readOnly);
    for (const [name, view] of VIEWS) {
      await tab.goto(view);
      expect([name, await tab.enabledChanges()]).toEqual([name, []]);
    }
    expect(tab.problems).toEqual([]);
    await tab.close();
  });

  it('fit on a screen of 390 pixels, and at 200 percent', async () => {
    for (const width of [390, 640]) {
      const tab = await signedIn(API_KEY, 'light', width);
      for (const view of ['overview', 'recovery', 'jobs', 'data', 'health']) {
        await tab.goto(view);
        const wider = await tab.page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([width, view, wider]).toEqual([width, view, 0]);
        if (width === 390) await tab.picture(`${view}-390`);
      }
      await tab.close();
    }
  });

  it('are reached without a mouse, by the palette', async () => {
    const tab = await signedIn(API_KEY);
    await tab.page.keyboard.press('Control+k');
    await tab.page.getByRole('combobox').fill('failed jobs');
    await tab.page.keyboard.press('Enter');
    await tab.page.waitForURL('**/console/jobs?state=failed');
    await tab.settled();
    await tab.page.keyboard.press('Control+k');
    await tab.page.keyboard.press('Escape');
    await tab.page.getByRole('dialog').waitFor({ state: 'detached' });
    await tab.close();
  });
});
