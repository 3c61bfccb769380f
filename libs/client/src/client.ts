import type { components, operations } from './api-types.js';
import {
  type Call,
  callOf,
  type Data,
  eventsIn,
  type Given,
  type Init,
  openerOf,
  type PathsWith,
  read,
} from './calls.js';
import { type Job, LucidJobError } from './errors.js';
import { follow, type FollowOptions, type LucidEvent } from './events.js';
import { Sender } from './sender.js';

export interface LucidClientOptions {
  /** Where the service is, for example `http://localhost:8088`. */
  baseUrl: string;
  /** Sent as `X-API-Key`. */
  apiKey?: string;
  /** Instead of the global fetch. */
  fetch?: typeof globalThis.fetch;
  /** How long one attempt may take, in ms, with the body of its answer; 30,000 unless given. Of a stream of events, until it begins. */
  timeoutMs?: number;
  /** How many times more a request is sent where that is safe; 3 unless given. */
  retries?: number;
  /**
   * Whether POST carries an Idempotency-Key; true unless given. Without keys the service keeps no answers for repeats, and bulk writes are faster. A
   * repeat of a POST is then another request: set this to false only where the ids in the bodies make a repeat harmless.
   */
  idempotencyKeys?: boolean;
  /** From when it aborts, no request is sent again: the attempt under way ends as it does, and a wait for the next one ends at once with the last failure. */
  stopRepeating?: AbortSignal;
}

type Page = { items: readonly unknown[]; next_cursor?: string };

/** The paths of lists. */
export type ListPath = {
  [P in PathsWith<'get'>]: Data<P, 'get'> extends Page ? P : never;
}[PathsWith<'get'>];

/** What a list holds. */
export type Item<P extends ListPath> = Data<P, 'get'> extends { items: readonly (infer T)[] } ? T : never;

export type ChangeEvent = components['schemas']['ChangeEvent'];
/** Documents of these models changed and the feed cannot name them: a copy of them is to be read again. */
export interface ResetEvent {
  models: string[];
  /** `drop`, `rename` (also by `$out`), `drop_database` or `unknown_deletion`; later versions may have more. */
  reason: string;
  changed_at: string;
}

export interface ChangesOptions extends FollowOptions {
  /** Is called for each `reset`, in its place among the changes. Clients that keep copies of documents need it. */
  onReset?: (event: LucidEvent<ResetEvent>) => void;
}

type ChangesQuery = NonNullable<operations['streamChanges']['parameters']['query']>;

/**
 * The service's operations. Each call throws LucidError when the service refuses it, and LucidConnectionError when no answer comes.
 * What is safe to send again is: after 429 and a conflict that passes always, and after 502, 503, 504 or no answer unless it is a merge
 * patch without If-Match or answers a secret. POST carries an Idempotency-Key of its own unless it is given one or `idempotencyKeys` is false. `Retry-After` is kept.
 */
export interface LucidClient {
  GET: Call<'get'>;
  POST: Call<'post'>;
  PUT: Call<'put'>;
  PATCH: Call<'patch'>;
  DELETE: Call<'delete'>;
  /** All items of a list, page after page, each asked for when it is due. */
  items<P extends ListPath>(path: P, ...init: Given<Init<P, 'get'>>): AsyncGenerator<Item<P>, void, undefined>;
  /**
   * The changes of the models, over as many connections as it takes; it ends when it is left, or by its signal. `lastEventId` is of a feed with
   * the same query: MongoDB does not find its place in another one, which is 410.
   */
  changes(query?: ChangesQuery, options?: ChangesOptions): AsyncGenerator<LucidEvent<ChangeEvent>, void, undefined>;
  /** A job at each change of it, over as many connections as it takes, until it has ended. */
  jobEvents(jobId: string, options?: FollowOptions): AsyncGenerator<LucidEvent<Job>, void, undefined>;
  /**
   * Waits until a job has succeeded.
   * @throws LucidJobError when it failed or was cancelled
   */
  waitForJob(jobId: string, options?: { signal?: AbortSignal; onProgress?: (job: Job) => void }): Promise<Job>;
  /**
   * The newest token of this client's writes. Each GET carries it, so that it sees those writes. Set it to what another client had, so
   * that this one sees its writes too; to undefined, and no read waits.
   */
  consistencyToken: string | undefined;
}

const hasEnded = ({ state }: Job): boolean => state !== 'queued' && state !== 'running';

/** A client of the service, for Node 20 and later and for browsers. */
export function createLucidClient(options: LucidClientOptions): LucidClient {
  const { baseUrl, apiKey, fetch = globalThis.fetch.bind(globalThis), timeoutMs = 30_000, retries = 3 } = options;
  const { idempotencyKeys = true, stopRepeating } = options;
  const sender = new Sender({ apiKey, fetch, timeoutMs, retries, idempotencyKeys, stopRepeating });
  const open = openerOf(baseUrl, sender);
  const GET = callOf(open, 'get');

  async function* items<P extends ListPath>(
    path: P,
    ...[init]: Given<Init<P, 'get'>>
  ): AsyncGenerator<Item<P>, void, undefined> {
    const { params, ...rest } = (init ?? {}) as { params?: { query?: object } };
    let cursor: string | undefined;
    do {
      const query = { ...params?.query, ...(cursor !== undefined && { cursor }) };
      const opened = await open('get', path, { ...rest, params: { ...params, query } });
      const page = (await read(path, opened)) as { items: Item<P>[]; next_cursor?: string };
      yield* page.items;
      cursor = page.next_cursor;
    } while (cursor !== undefined);
  }

  const changes: LucidClient['changes'] = async function* (
    query = {},
    { lastEventId, signal = new AbortController().signal, onReset = () => undefined } = {},
  ) {
    const events = follow<ChangeEvent | ResetEvent>(
      (last) =>
        open('get', '/api/v1/changes', {
          params: { query, ...(last !== undefined && { header: { 'Last-Event-ID': last } }) },
          signal,
        }).then(eventsIn),
      { lastEventId, signal, names: ['change', 'reset'], isLast: () => false },
    );
    for await (const event of events)
      if (event.event === 'reset') onReset(event as LucidEvent<ResetEvent>);
      else yield event as LucidEvent<ChangeEvent>;
  };

  const jobEvents: LucidClient['jobEvents'] = (job_id, { lastEventId, signal = new AbortController().signal } = {}) =>
    follow<Job>(
      (last) =>
        open('get', '/api/v1/jobs/{job_id}/events', {
          params: { path: { job_id }, ...(last !== undefined && { header: { 'Last-Event-ID': last } }) },
          signal,
        }).then(eventsIn),
      {
        lastEventId,
        signal,
        names: ['progress', 'end'],
        isLast: ({ event, data }) => event === 'end' && hasEnded(data),
      },
    );

  return {
    GET,
    POST: callOf(open, 'post'),
    PUT: callOf(open, 'put'),
    PATCH: callOf(open, 'patch'),
    DELETE: callOf(open, 'delete'),
    items,
    changes,
    jobEvents,
    async waitForJob(jobId, { signal, onProgress = () => undefined } = {}) {
      for await (const { data: job } of jobEvents(jobId, { signal })) {
        onProgress(job);
        if (!hasEnded(job)) continue;
        if (job.state === 'succeeded') return job;
        throw new LucidJobError(job);
      }
      throw new Error(`The events of job ${jobId} ended before the job did.`);
    },
    get consistencyToken() {
      return sender.token;
    },
    set consistencyToken(token) {
      sender.token = token;
    },
  };
}
