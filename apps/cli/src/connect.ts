import { createLucidClient, type LucidClient, type LucidClientOptions, LucidConnectionError } from '@lucid/client';

const TIMEOUT_MS = 60_000;
/** Repeats of a request while the service is away or asks to wait: about 20 seconds in all. */
const RETRIES = 9;

/** Makes a client of a running service. @throws Error at once where no service answers */
export async function connect(options: LucidClientOptions): Promise<LucidClient> {
  const all = { timeoutMs: TIMEOUT_MS, retries: RETRIES, ...options };
  try {
    await createLucidClient({ ...all, retries: 0 }).GET('/readyz');
  } catch (error) {
    // Any answer shows that a server is there. What is wrong with it shows in the answers to the requests that follow.
    if (error instanceof LucidConnectionError)
      throw new Error(
        `No service answers at ${all.baseUrl} (${error.reason}): start it with \`npm start\`, or name it with --url or LUCID_URL.`,
        { cause: error },
      );
  }
  return createLucidClient(all);
}
