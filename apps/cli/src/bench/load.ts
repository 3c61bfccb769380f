import autocannon from 'autocannon';
import type { Measurement } from './options';
import type { Server } from './servers';
import { median, percentile } from './statistics';
import { nextUser } from './users';

/** What one round or the middle of several showed; times in ms. */
export interface Sample {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

export type Operation = Extract<Measurement, 'get' | 'list' | 'post'>;

const connections = 32;
/** Different paths that one connection asks for; all together ask for most of the users. */
const pathsEach = 500;
const users = '/api/v1/users';
/** Bodies are made ahead, so that making them takes nothing from the servers; more than any server here can store. */
const bodiesPerSecond = 8000;

/** From one id to the next: a prime number that no count of users here is a multiple of, so that all come, and not in their order. */
export const STEP = 7919;

/** An answer that was no success, or none at all: what was measured then is worthless. */
export class FailedRequests extends Error {}

function requestsOf(operation: Operation, ids: readonly string[], bodies: string[]): () => autocannon.Request[] {
  if (operation === 'list') return () => [{ path: `${users}?limit=50` }];
  if (operation === 'post') {
    const body = (): string => bodies.pop() ?? JSON.stringify(nextUser());
    return () => [{ method: 'POST', path: users, setupRequest: (request) => ({ ...request, body: body() }) }];
  }
  let next = 0;
  return () =>
    Array.from({ length: pathsEach }, () => {
      next = (next + STEP) % ids.length;
      return { path: `${users}/${ids[next] ?? ''}` };
    });
}

/**
 * Keeps 32 connections busy with an operation for some seconds.
 * @throws FailedRequests when an answer was no 2xx
 */
export async function measure(
  { name, url, headers }: Server,
  operation: Operation,
  ids: readonly string[],
  seconds: number,
): Promise<Sample> {
  const bodies =
    operation === 'post' ? Array.from({ length: seconds * bodiesPerSecond }, () => JSON.stringify(nextUser())) : [];
  const requests = requestsOf(operation, ids, bodies);
  const times: number[] = [];
  let [first, last] = [0, 0];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        duration: seconds,
        headers: { ...headers, ...(operation === 'post' && { 'content-type': 'application/json' }) },
        setupClient: (client) => client.setRequests(requests()),
      },
      (error: Error | null, done) => (error === null ? resolve(done) : reject(error)),
    );
    // Its own histogram knows whole milliseconds only, and no 95th percentile.
    instance.on('response', (_client, _status, _bytes, time) => {
      last = performance.now();
      if (times.length === 0) first = last;
      times.push(time);
    });
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || times.length < 2) {
    const statuses = JSON.stringify(result.statusCodeStats);
    throw new FailedRequests(`${operation} of ${name}: ${failed} of ${times.length} requests failed: ${statuses}`);
  }
  return { perSecond: ((times.length - 1) * 1000) / (last - first), ...latencies(times) };
}

/** The percentiles that are told of times. */
export function latencies(times: readonly number[]): Omit<Sample, 'perSecond'> {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}

/** The middle of several rounds, each number for itself. */
export function middle(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample): number => median(samples.map((sample) => sample[key]));
  return { perSecond: of('perSecond'), p50: of('p50'), p95: of('p95'), p99: of('p99') };
}
