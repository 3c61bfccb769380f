import { createParser } from 'eventsource-parser';
import { LucidConnectionError, LucidError } from './errors.js';
import { pause, waitMs } from './repeating.js';

/** A server-sent event, its data read as JSON. */
export interface LucidEvent<T> {
  /** Where to go on after it, as `lastEventId`. */
  id: string | undefined;
  event: string;
  data: T;
}

export interface FollowOptions {
  /** The id of the last event that was seen: what came after it is told first. */
  lastEventId?: string;
  /** Ends the stream, which then throws its reason. */
  signal?: AbortSignal;
}

/** The service says every 15 s that a quiet stream lives; one that is silent for three times as long has lost its connection. */
const LONGEST_SILENCE_MS = 45_000;

/**
 * Follows a stream over its connections: when one ends it asks for what comes after the last event that it has had, for as long as it takes
 * the service to come back.
 * @param open asks for the stream after an event; an answer without a body says that nothing can follow
 * @param options `names`: the events that are told; `isLast`: whether the stream is over with an event, rather than only its connection
 * @throws what `open` throws at first, and later where waiting would not help; the signal's reason when that aborts
 */
export async function* follow<T>(
  open: (lastEventId: string | undefined) => Promise<Response>,
  options: { names: readonly string[]; isLast: (event: LucidEvent<T>) => boolean } & Required<
    Pick<FollowOptions, 'signal'>
  > &
    FollowOptions,
): AsyncGenerator<LucidEvent<T>, void, undefined> {
  const { names, isLast, signal } = options;
  let last = options.lastEventId;
  let response: Response | undefined = await open(last);
  for (let fruitless = 0; ; fruitless += 1) {
    if (response !== undefined) {
      if (response.body === null) return;
      for await (const event of eventsOf<T>(response.body, signal)) {
        last = event.id ?? last;
        fruitless = 0;
        if (names.includes(event.event)) yield event;
        if (isLast(event)) return;
      }
    }
    await pause(waitMs(fruitless + 1), signal);
    response = await open(last).catch(unlessPassing);
  }
}

/** Passes over what ends by itself. @throws the error otherwise */
function unlessPassing(error: unknown): undefined {
  const passes = error instanceof LucidError && [429, 502, 503, 504].includes(error.status);
  if (!passes && !(error instanceof LucidConnectionError)) throw error;
}

/** The events of one connection, until it ends however it does. */
async function* eventsOf<T>(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<LucidEvent<T>, void, undefined> {
  const events: LucidEvent<T>[] = [];
  const parser = createParser({
    onEvent: ({ id, event = 'message', data }) => events.push({ id, event, data: JSON.parse(data) as T }),
  });
  const text = new TextDecoder();
  const reader = body.getReader();
  // The request has forgotten the signal by now: what it follows it by is collected with it.
  const leave = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', leave);
  try {
    for (;;) {
      const chunk = await readInTime(reader, signal);
      if (chunk === undefined) return;
      parser.feed(text.decode(chunk, { stream: true }));
      yield* events.splice(0);
    }
  } finally {
    signal.removeEventListener('abort', leave);
    // Gives the connection back when the caller stops in the midst; one that is broken already has nothing to give.
    await reader.cancel().catch(() => undefined);
  }
}

/** The next bytes; undefined when the connection has ended or broken, or was silent for too long. */
async function readInTime(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LONGEST_SILENCE_MS);
  });
  try {
    return await Promise.race([reader.read().then(({ value }) => value), silence]);
  } catch {
    signal.throwIfAborted();
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
