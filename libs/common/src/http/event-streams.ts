import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { finished, Readable } from 'node:stream';
import { Gauge } from 'prom-client';
import { unlessAborted } from './unless-aborted';
import { counted } from '../metrics/counted';
import { ProblemError } from '../problem/errors';
import { problemOf } from '../problem/problem';

/** How often a quiet stream says that it lives, in ms: less than what proxies wait for. */
export const HEARTBEAT_MS = 15_000;

const LAST_EVENT_ID = /^[0-9A-F]{2,2048}$/;

declare module 'fastify' {
  interface FastifyRequest {
    /** Ends the stream of events that answers this request: its last event is `problem`, with this problem as its data. */
    endEvents?: (problem: ProblemError) => void;
  }
}

/** What the document says of every stream of events. */
export const STREAM_ENDS =
  'When the key no longer permits the stream, or MongoDB cannot confirm for 4 s that it does, the stream ends within 5 s with an event `problem`, whose data is a problem document.';

export interface ServerSentEvent {
  /** Where a client goes on after it, as `Last-Event-ID`. */
  id?: string;
  event: string;
  data: unknown;
}

/** An event as text. */
export const eventText = ({ id, event, data }: ServerSentEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The problem of a `Last-Event-ID` that a stream cannot have sent. */
export const lastEventIdProblem = (code: string, cause?: unknown): ProblemError =>
  new ProblemError('invalid_header', 'Last-Event-ID must be the id of an event of this stream.', {
    errors: [{ pointer: 'Last-Event-ID', code, message: 'must be the id of an event of this stream' }],
    cause,
  });

/** @throws ProblemError 400 unless a `Last-Event-ID` has the form of one, or is not there */
export function checkLastEventId(id: string | undefined): void {
  if (id !== undefined && !LAST_EVENT_ID.test(id)) throw lastEventIdProblem('pattern');
}

const openStreams = new Gauge({
  name: 'lucid_event_streams_open',
  help: 'Streams of server-sent events that callers follow.',
  labelNames: ['stream'],
  registers: [counted],
});

/** What ends a stream from outside. */
export interface StreamEnds {
  /** The caller has gone: a quiet stream would notice only with its next event. */
  gone: AbortSignal;
  /** The process stops. The stream ends with an event that says so, and clients come back to another replica. */
  stopping: AbortSignal;
}

/** Streams of server-sent events: so many at once, and each ends with its connection or with the process. */
export class EventStreams {
  private readonly stopping = new AbortController();
  private open = 0;

  /** @param name of what is followed, in the metrics */
  constructor(
    private readonly name: string,
    private readonly most: number,
  ) {
    openStreams.set({ stream: name }, 0);
  }

  /** Ends every stream, so that the server can close. */
  stop(): void {
    this.stopping.abort();
  }

  /**
   * Answers with a stream.
   * @param start makes its events, as text; what it throws is answered as a problem
   * @throws ProblemError 429 when too many streams are open
   */
  async answer(
    reply: FastifyReply,
    start: (ends: StreamEnds) => Promise<AsyncGenerator<string>>,
  ): Promise<StreamableFile> {
    if (this.open >= this.most) {
      throw new ProblemError('too_many_requests', `This replica serves ${this.most} of these streams already.`, {
        headers: { 'retry-after': '30' },
      });
    }
    const gone = new AbortController();
    const closed = new Promise<void>((resolve) => {
      finished(reply.raw, () => {
        gone.abort();
        resolve();
      });
    });
    this.count(1);
    try {
      const events = await start({ gone: gone.signal, stopping: this.stopping.signal });
      // Begun before it is handed on: what a generator has to close is closed only if it was.
      const first = await events.next();
      void closed.then(() => this.end(events));
      const { request } = reply;
      const ended = new AbortController();
      request.endEvents = (problem) => {
        const data = problemOf(problem, { path: request.url.split('?', 1)[0] ?? '', id: request.id });
        ended.abort(eventText({ event: 'problem', data }));
      };
      // Proxies must neither keep nor gather what is to arrive at once. The connection ends with the stream: kept alive
      // after it, it would keep a stopping replica from closing.
      void reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' });
      return new StreamableFile(Readable.from(untilEnded(first, events, ended.signal)), { type: 'text/event-stream' });
    } catch (error) {
      this.count(-1);
      throw error;
    }
  }

  private async end(events: AsyncGenerator<string>): Promise<void> {
    await events.return(undefined).catch(() => undefined);
    this.count(-1);
  }

  private count(change: 1 | -1): void {
    this.open += change;
    openStreams.inc({ stream: this.name }, change);
  }
}

/** Events from the first on. Once the signal aborts its reason is the last one, without waiting for the next. */
async function* untilEnded(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
  ended: AbortSignal,
): AsyncGenerator<string> {
  let next: IteratorResult<string> | undefined = first;
  while (next !== undefined && next.done !== true) {
    yield next.value;
    next = await unlessAborted(ended, () => rest.next());
  }
  if (ended.aborted) yield String(ended.reason);
}
