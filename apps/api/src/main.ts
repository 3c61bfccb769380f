import { withoutSecrets } from '@lucid/auth';
import { ConfigError, loadConfig } from '@lucid/config';
import { Logger } from '@nestjs/common';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import 'reflect-metadata';
import { serve } from './serve';

// V8 guesses from which places objects live long, and makes theirs in the old generation. What is made for each request or document
// is then taken for such, and is left lying: an index of 200,000 compared takes 150 MB more.
setFlagsFromString('--no-allocation-site-pretenuring');
// Bytes outside of its heap, as sockets and files have them, count towards one limit with the heap. Else V8 goes through the whole heap for each
// 64 MB of them, however short they live: that was half of what a backup cost.
setFlagsFromString('--external-memory-accounted-in-global-limit');

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const app = await serve(config);
  const logger = new Logger('Lucid');
  logger.log(`Serving ${await app.getUrl()}${config.DOCS_ENABLED ? '/docs' : ''}`);
  if (config.API_KEY !== undefined) logger.log('Callers need a key: API_KEY, or one that was made.');
  else if (config.API_KEYS_REQUIRED) logger.log('Callers need a key: the first comes from `npm run keys -- create`.');
  else
    logger.warn('No API_KEY is configured: until a key is made, everyone on this machine is served, and nobody else.');
}

main().catch((error: unknown) => {
  // A configuration that is not usable is for people to read: all its problems, no stack.
  console.error(withoutSecrets(error instanceof ConfigError ? error.message : inspect(error)));
  // Connections that were opened before the failure must not keep the process alive.
  process.exit(1);
});
