import { AxeBuilder } from '@axe-core/playwright';
import { cloneRoot, waitUntil } from '@lucid/engines';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export type Theme = 'light' | 'dark';

export interface TabOptions {
  theme?: Theme;
  width?: number;
  height?: number;
}

/** Requests of a page that fail because a key may not do something, or there is nothing: Chromium prints them as errors. */
const FAILED_REQUEST = /^Failed to load resource/;

/** A tab of a browser on the console, which notes what must not happen. */
export class ConsoleTab {
  /** Errors of scripts and violations of the content security policy, as Chromium prints them. */
  readonly problems: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {
    page.setDefaultTimeout(120_000);
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !FAILED_REQUEST.test(message.text())) this.problems.push(message.text());
    });
  }

  /** @param url address of the service */
  static async open(browser: Browser, url: string, options: TabOptions = {}): Promise<ConsoleTab> {
    const { theme = 'light', width = 1280, height = 860 } = options;
    const context = await browser.newContext({
      ...{ viewport: { width, height }, colorScheme: theme, locale: 'en-GB', timezoneId: 'Europe/Berlin' },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    return new ConsoleTab(await context.newPage(), context, url);
  }

  /** Goes to a view, and waits until its data are there. */
  async goto(view: string): Promise<void> {
    await this.page.goto(`${this.url}/console/${view}`);
    await this.settled();
  }

  /** Resolves once the heading is there and no part of the page waits for data. */
  async settled(): Promise<void> {
    await this.page.locator('h1').waitFor();
    const loading = this.page.locator('[aria-label=Loading]');
    await waitUntil('The data of the page', async () => (await loading.count()) === 0, { limitMs: 120_000 });
  }

  async signIn(key: string): Promise<void> {
    await this.page.getByLabel('API key').fill(key);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('navigation', { name: 'Pages' }).waitFor();
  }

  /** What axe finds that keeps people out. */
  async seriousFindings(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`);
  }

  /** What the address decides: the tab, the filters, what is selected and which tables and parts are there. */
  async view(): Promise<unknown> {
    return this.page.evaluate(`({
      current: [...document.querySelectorAll('main [aria-current]')].map((each) => each.textContent),
      filters: [...document.querySelectorAll('main input, main select')].map((each) => each.value),
      parts: [...document.querySelectorAll('main caption, main h2, main section[aria-label]')].map(
        (each) => each.ariaLabel ?? each.textContent,
      ),
    })`);
  }

  /** Keeps a picture for people to look at. */
  async picture(name: string): Promise<void> {
    const folder = join(cloneRoot(), '.lucid', 'console-pictures');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  /** The scopes and names of the buttons that would change something, and can be pressed. */
  async enabledChanges(): Promise<string[]> {
    const all = await this.page.evaluate<string[]>(
      "[...document.querySelectorAll('main button[data-scope]:enabled')].map((each) => each.dataset.scope + ' ' + each.textContent)",
    );
    return all.filter((each) => !/^\S+:read /.test(each));
  }

  close = (): Promise<void> => this.context.close();
}
