import { ChangeConsumersService } from '@lucid/changes';
import type { Config } from '@lucid/config';
import { waitUntil } from '@lucid/engines';
import { JobTimes } from '@lucid/jobs';
import { MongoService } from '@lucid/mongo';
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

/** What a suite needs of its service beyond its settings. */
export interface StartOptions {
  /** Is called with the address as soon as the service listens, ready or not. */
  listening?: (url: string) => void;
  /** Whether the service keeps search indices. Most suites never search, and six indices take a second of processor time. */
  searched?: boolean;
}

/** Starts the service on the engines of the test run; resolves once it is ready. */
export async function startApp(overrides: Settings = {}, options: StartOptions = {}): Promise<RunningApp> {
  return start(await ownEnvironment(overrides), options);
}

/** Starts another replica of a service: on the same database, indices and folder, which its end leaves as they are. */
export const startReplica = (
  of: { config: Config },
  overrides: Settings = {},
  options: StartOptions = {},
): Promise<RunningApp> => start(replicaEnvironment(of, overrides), options);

async function start(environment: TestEnvironment, { listening, searched = false }: StartOptions): Promise<RunningApp> {
  const { config } = environment;
  const app = await createApp(config);
  if (!searched) leaveOutSearch(app.get(ChangeConsumersService));
  // Jobs are looked for every two seconds otherwise, which suites spend on waiting.
  Object.assign(app.get(JobTimes), { beat: 100, poll: 200 });
  // On a busy machine, many writers of one document need more time than callers have.
  app.get(MongoService).transactionRetryMs = 300_000;
  const close = async (): Promise<void> => {
    await app.close();
    await environment.drop();
  };
  try {
    await app.listen(config.HTTP_PORT, config.HTTP_HOST);
    const url = (await app.getUrl()).replace(/\/$/, '');
    listening?.(url);
    await waitUntil('The service', async () => (await fetch(`${url}/readyz`)).status === 200, { limitMs: 300_000 });
    return { url, app, config, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function leaveOutSearch(consumers: ChangeConsumersService): void {
  const register = consumers.register.bind(consumers);
  consumers.register = (consumer) => {
    if (consumer.name !== 'search') register(consumer);
  };
}
