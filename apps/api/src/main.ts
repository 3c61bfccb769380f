import { withoutSecrets } from '@lucid/auth';
import { ConfigError, loadConfig } from '@lucid/config';
import { Logger } from '@nestjs/common';
import { inspect } from 'node:util';
import 'reflect-metadata';
import { setCollectorFlags } from './memory-settings';
import { serve } from './serve';

setCollectorFlags();

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const app = await serve(config);
  const logger = new Logger('Lucid');
  const url = await app.getUrl();
  logger.log(`Serving ${url}${config.DOCS_ENABLED ? '/docs' : ''}`);
  if (config.CONSOLE_ENABLED) logger.log(`Serving the console at ${url}/console`);
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
