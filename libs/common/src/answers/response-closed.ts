import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream';

const known = new WeakMap<ServerResponse, Promise<void>>();

/** Resolves when a response was sent whole, or its connection is gone: one listener, however many ask. */
export function responseClosed(response: ServerResponse): Promise<void> {
  let closed = known.get(response);
  if (closed === undefined) {
    closed = new Promise((resolve) => {
      finished(response, () => resolve());
    });
    known.set(response, closed);
  }
  return closed;
}
