import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { ProblemError } from '../problem/errors';
import { problemOf } from './problem';
import { responseClosed } from './response-closed';
import { unlessAborted } from './unless-aborted';

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
  'If the key loses its permission, or MongoDB cannot confirm it for 4 seconds, the stream ends within 5 seconds with an event `problem` (a problem document).';

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

/** What ends a stream from outside. */
export interface StreamEnds {
  /** The caller has gone: a quiet stream would notice only with its next event. */
  gone: AbortSignal;
  /** The process stops. The stream ends with an event that says so, and clients come back to another replica. */
  stopping: AbortSignal;
}

/** Streams of server-sent events: each holds the place of its request, and ends with its connection or with the process. */
export class EventStreams {
  private readonly stopping = new AbortController();

  /** Ends every stream, so that the server can close. */
  stop(): void {
    this.stopping.abort();
  }

  /**
   * Answers with a stream; HEAD with its headers, and nothing is started.
   * @param start makes its events, as text; what it throws is answered as a problem
   */
  async answer(
    reply: FastifyReply,
    start: (ends: StreamEnds) => Promise<AsyncGenerator<string>>,
  ): Promise<StreamableFile> {
    if (reply.request.method === 'HEAD') return streamOf(reply, Readable.from([]));
    const gone = new AbortController();
    const closed = responseClosed(reply.raw).then(() => gone.abort());
    // Kept until the events have ended, which is later than the connection: what a stream has open is closed by then.
    const letGo = reply.request.place?.hold();
    try {
      const events = await start({ gone: gone.signal, stopping: this.stopping.signal });
      // Begun before it is handed on: what a generator has to close is closed only if it was.
      const first = await events.next();
      void closed.then(() => events.return(undefined)).then(letGo, letGo);
      const { request } = reply;
      const ended = new AbortController();
      request.endEvents = (problem) => {
        const data = problemOf(problem, request);
        ended.abort(eventText({ event: 'problem', data }));
      };
      return streamOf(reply, Readable.from(untilEnded(first, events, ended.signal)));
    } catch (error) {
      letGo?.();
      throw error;
    }
  }
}

/**
 * Proxies must neither keep nor gather what is to arrive at once. The connection ends with the stream: kept alive after it, it would keep a
 * stopping replica from closing.
 */
function streamOf(reply: FastifyReply, events: Readable): StreamableFile {
  void reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' });
  return new StreamableFile(events, { type: 'text/event-stream' });
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
