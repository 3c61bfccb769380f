import { cloneRoot } from '@lucid/engines';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedFiles } from '../../apps/cli/src/generate-command';

describe('the generated files', () => {
  let files: Map<string, string>;

  beforeAll(async () => {
    files = await generatedFiles();
  });

  it.each([
    'scripts/database/init_mongodb_schema.js',
    'scripts/database/create_indexes.js',
    'configs/database/elasticsearch/index-templates.json',
    'configs/openapi.json',
    'libs/client/src/api-types.ts',
    'docs/reference/configuration.md',
    'docs/reference/errors.md',
    'docs/reference/cli.md',
    'docs/reference/scopes.md',
    'docs/reference/metrics.md',
    'docs/reference/privileges.md',
    'docs/reference/supported-versions.md',
    'docs/decisions/README.md',
  ])('commits %s as the sources make it; else run `npm run generate`', async (file) => {
    expect(files.get(file)).toBe(await readFile(join(cloneRoot(), file), 'utf8'));
  });

  it('checks every file that is generated here', () => {
    expect([...files.keys()]).toHaveLength(13);
  });
});
