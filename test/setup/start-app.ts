import type { Config } from '@lucid/config';
import { waitUntil } from '@lucid/engines';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../apps/api/src/create-app';
import { ownEnvironment, replicaEnvironment, type Settings, type TestEnvironment } from './test-environment';

/** The service as it runs for one suite: on a free port, on a database of its own. */
export interface RunningApp {
  /** Where it serves, without a slash at the end. */
  url: string;
  app: NestFastifyApplication;
  config: Config;
  /** Stops it, and drops its database, its indices and its folder; of a replica, nothing. */
  close(): Promise<void>;
}

/**
 * Starts the service on the engines of the test run; resolves once it is ready.
 * @param listening is told the address as soon as it listens, ready or not
 */
export async function startApp(overrides: Settings = {}, listening?: (url: string) => void): Promise<RunningApp> {
  return start(await ownEnvironment(overrides), listening);
}

/** Starts another replica of a service: on the same database, indices and folder, which its end leaves as they are. */
export const startReplica = (of: { config: Config }, overrides: Settings = {}): Promise<RunningApp> =>
  start(replicaEnvironment(of, overrides));

async function start(
  environment: TestEnvironment,
  listening: (url: string) => void = () => undefined,
): Promise<RunningApp> {
  const { config } = environment;
  const app = await createApp(config);
  const close = async (): Promise<void> => {
    await app.close();
    await environment.drop();
  };
  try {
    await app.listen(config.HTTP_PORT, config.HTTP_HOST);
    const url = (await app.getUrl()).replace(/\/$/, '');
    listening(url);
    await waitUntil('The service', async () => (await fetch(`${url}/readyz`)).status === 200, { limitMs: 60_000 });
    return { url, app, config, close };
  } catch (error) {
    await close();
    throw error;
  }
}
