import type { Config } from '@lucid/config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app';
import { stopOnSignal } from './stop-on-signal';

/** Serves until the process is told to stop. Resolves when it listens, ready or not. */
export function serve(config: Config): Promise<NestFastifyApplication> {
  const starting = start(config);
  stopOnSignal(starting, config.SHUTDOWN_DELAY_SECONDS * 1000);
  return starting;
}

async function start(config: Config): Promise<NestFastifyApplication> {
  const app = await createApp(config);
  await app.listen(config.HTTP_PORT, config.HTTP_HOST);
  return app;
}
