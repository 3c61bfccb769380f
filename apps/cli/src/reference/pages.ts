import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cliPage } from './cli-page';
import { configurationPage } from './configuration-page';
import { decisionsIndex } from './decisions-index';
import { errorsPage } from './errors-page';
import { metricsPage } from './metrics-page';
import { privilegesPage } from './privileges-page';
import { type Operations, scopesPage } from './scopes-page';
import { versionsPage } from './versions-page';

/** The pages of docs/ that are made from the source, by their paths. @param document the OpenAPI document */
export async function referencePages(root: string, document: string): Promise<[path: string, text: string][]> {
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  return [
    ['docs/reference/configuration.md', configurationPage()],
    ['docs/reference/errors.md', errorsPage()],
    ['docs/reference/cli.md', cliPage()],
    ['docs/reference/scopes.md', scopesPage(JSON.parse(document) as Operations)],
    ['docs/reference/metrics.md', await metricsPage(root)],
    ['docs/reference/privileges.md', await privilegesPage(root)],
    ['docs/reference/supported-versions.md', versionsPage(engines.node)],
    ['docs/decisions/README.md', await decisionsIndex(root)],
  ];
}
