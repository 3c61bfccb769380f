import { loadConfig } from '@lucid/config';
import { cloneRoot } from '@lucid/engines';
import { createIndexesScript, desiredCollections, initSchemaScript } from '@lucid/mongo';
import { indexTemplates, searchedModels } from '@lucid/search';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import 'reflect-metadata';
import '@lucid/models';
import { CLIENT_TYPES_FILE, clientTypesText } from './client-types';
import { OPENAPI_FILE, openApiText } from './openapi-command';
import { referencePages } from './reference/pages';

/** Every committed file that is generated, with the text it should have. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const collections = desiredCollections();
  const templates = indexTemplates(loadConfig({}).ELASTICSEARCH_INDEX_PREFIX, searchedModels());
  const document = await openApiText();
  return new Map([
    ['scripts/database/init_mongodb_schema.js', initSchemaScript(collections)],
    ['scripts/database/create_indexes.js', createIndexesScript(collections)],
    ['configs/database/elasticsearch/index-templates.json', `${JSON.stringify(templates, null, 2)}\n`],
    [OPENAPI_FILE, document],
    [CLIENT_TYPES_FILE, await clientTypesText(document)],
    ...(await referencePages(cloneRoot(), document)),
  ]);
}

/** `lucid generate`: brings the generated files up to date with what they derive from. */
export async function run(): Promise<number> {
  for (const [file, text] of await generatedFiles()) {
    const path = join(cloneRoot(), file);
    if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
    await writeFile(path, text);
    console.log(`wrote ${file}`);
  }
  return 0;
}
