import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { FailedRequests, latencies, type Sample, STEP } from './load';
import type { Server } from './servers';

export const pacedRate = 100;

/** Time from when the request was due to the end of its answer, in ms: a late start counts too. */
function timed(url: string, headers: Record<string, string>, agent: Agent, due: number): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      if (response.statusCode !== 200) reject(new FailedRequests(`${url}: status ${response.statusCode ?? 0}`));
      response.resume().on('end', () => resolve(performance.now() - due));
    }).on('error', reject);
  });
}

/** Ids in an order that is not theirs, each once: what is asked for a second time is answered from memory, and says nothing of the database. */
export function* eachOnce(ids: readonly string[]): Generator<string, undefined> {
  for (let index = 0; index < ids.length; index += 1) yield ids[(index * STEP) % ids.length] ?? '';
}

/**
 * Asks for a user by id 100 times a second, one by one in even steps whether or not answers are late. Autocannon's own
 * rate sends all of a second's requests at once.
 */
export async function measurePaced(
  { url, headers }: Server,
  ids: Iterator<string, undefined>,
  seconds: number,
): Promise<Sample> {
  const agent = new Agent({ keepAlive: true });
  try {
    const pending: Promise<number>[] = [];
    const begun = performance.now();
    for (let index = 0; index < seconds * pacedRate; index += 1) {
      const due = begun + (index * 1000) / pacedRate;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      const { value: id, done } = ids.next();
      if (done === true) throw new Error(`There are not enough users to ask for ${index} of them`);
      const answer = timed(`${url}/api/v1/users/${id}`, headers, agent, due);
      // A failure is told below, once all is sent.
      answer.catch(() => undefined);
      pending.push(answer);
    }
    const times = await Promise.all(pending);
    return { perSecond: (times.length * 1000) / (performance.now() - begun), ...latencies(times) };
  } finally {
    agent.destroy();
  }
}
