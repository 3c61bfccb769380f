import { loadConfig } from '@lucid/config';
import { cloneRoot } from '@lucid/engines';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import 'reflect-metadata';
import { createApp } from '../../api/src/create-app';
import { openApiDocument } from '../../api/src/openapi';

/** Where the committed document stands, below the clone's root. */
export const OPENAPI_FILE = 'configs/openapi.json';

/** The OpenAPI document as it is committed. No engine is needed: the application never starts. */
export async function openApiText(): Promise<string> {
  const app = await createApp(loadConfig({ LOG_LEVEL: 'fatal' }));
  try {
    return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
  } finally {
    await app.close();
  }
}

/** `lucid openapi`: writes the document to the clone. */
export async function run(): Promise<number> {
  await writeFile(join(cloneRoot(), OPENAPI_FILE), await openApiText());
  console.log(`wrote ${OPENAPI_FILE}`);
  return 0;
}
