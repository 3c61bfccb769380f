import { errorTable } from '@lucid/common';
import { configTable, loadConfig } from '@lucid/config';
import { cloneRoot } from '@lucid/engines';
import { createIndexesScript, desiredCollections, initSchemaScript } from '@lucid/mongo';
import { indexTemplates, searchedModels } from '@lucid/search';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import 'reflect-metadata';
import '@lucid/models';
import { CLIENT_TYPES_FILE, clientTypesText } from './client-types';
import { OPENAPI_FILE, openApiText } from './openapi-command';

/** A text with a table in it between two marks of its name. @throws Error when they are not there: the table would be out of date for good */
function withTable(text: string, name: string, table: string): string {
  const marks = new RegExp(`(<!-- ${name}:begin -->\n)[^]*?(<!-- ${name}:end -->)`);
  if (!marks.test(text)) throw new Error(`The README has no ${name}:begin and ${name}:end`);
  return text.replace(marks, (_, begin: string, end: string) => `${begin}${table}\n${end}`);
}

/** Every committed file that is generated, with the text it should have. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const collections = desiredCollections();
  const templates = indexTemplates(loadConfig({}).ELASTICSEARCH_INDEX_PREFIX, searchedModels());
  const document = await openApiText();
  const readme = await readFile(join(cloneRoot(), 'README.md'), 'utf8');
  return new Map([
    ['scripts/database/init_mongodb_schema.js', initSchemaScript(collections)],
    ['scripts/database/create_indexes.js', createIndexesScript(collections)],
    ['configs/database/elasticsearch/index-templates.json', `${JSON.stringify(templates, null, 2)}\n`],
    ['README.md', withTable(withTable(readme, 'config', configTable()), 'errors', errorTable())],
    [OPENAPI_FILE, document],
    [CLIENT_TYPES_FILE, await clientTypesText(document)],
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
