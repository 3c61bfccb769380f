import { sampleUser } from '../setup/samples';
import { startSearchedApp, type SearchedApp } from '../setup/searched-app';
import { documentation } from './markdown';
import { expectShown, runSteps, stepsOf } from './run-blocks';

/** A refused request ends a page: its commands are meant to work. */
const STRICT = `set -euo pipefail
curl() { command curl --fail-with-body "$@"; }
`;

const pages = documentation()
  .map((page) => [page.path, stepsOf(page, 'sh run')] as const)
  .filter(([, steps]) => steps.length > 0);

describe('the commands of the README and the guides', () => {
  let running: SearchedApp;

  beforeAll(async () => {
    running = await startSearchedApp({ BACKUP_ENABLED: 'true' });
    await running.http.post('/api/v1/users', { ...sampleUser('guides', 1), user_id: 'alice' });
  });

  afterAll(() => running.close());

  it('are on most pages for operators', () => {
    expect(pages.length).toBeGreaterThan(10);
  });

  it.each(pages)('work as written in %s', async (_, steps) => {
    expectShown(steps, await runSteps(steps, running.url, STRICT));
  });
});
