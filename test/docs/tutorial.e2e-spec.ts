import { startSearchedApp, type SearchedApp } from '../setup/searched-app';
import { pageAt } from './markdown';
import { expectShown, runSteps, stepsOf } from './run-blocks';

/** The second page continues the first one. */
const PAGES = ['docs/tutorial.md', 'docs/tutorial-chain.md'];

describe('the tutorial', () => {
  let running: SearchedApp;

  beforeAll(async () => {
    running = await startSearchedApp();
  });

  afterAll(() => running.close());

  it('prints what it shows, command by command', async () => {
    const steps = PAGES.flatMap((page) => stepsOf(pageAt(page), 'sh'));
    expect(steps.length).toBeGreaterThan(30);
    expectShown(steps, await runSteps(steps, running.url));
  });
});
