import { isTagged } from '@lucid/common';
import type { CacheAnswer } from '@lucid/redis';
import type { FastifyReply } from 'fastify';

/** The options of an operation whose answer may be that the caller has it already. */
export const CONDITIONAL_READ = {
  headers: ['If-None-Match'] as const,
  others: { 304: 'The client already has this version.' },
};

/** The same, where the answer may come from the cache. */
export const CACHED_READ = { ...CONDITIONAL_READ, headers: ['If-None-Match', 'Cache-Control'] as const };

/** Answers what was read as it is, text and all, or 304 when the caller holds it already. `X-Cache` says where it is from. */
export function answerRead(
  read: CacheAnswer | Promise<CacheAnswer>,
  reply: FastifyReply,
  ifNoneMatch?: string,
): string | undefined | Promise<string | undefined> {
  return read instanceof Promise
    ? read.then((answer) => send(answer, reply, ifNoneMatch))
    : send(read, reply, ifNoneMatch);
}

function send({ entry, outcome }: CacheAnswer, reply: FastifyReply, ifNoneMatch?: string): string | undefined {
  void reply.header('x-cache', outcome);
  if (entry.etag !== '') void reply.header('etag', entry.etag);
  if (isTagged(ifNoneMatch, entry.etag)) {
    void reply.status(304);
    return undefined;
  }
  void reply.type('application/json; charset=utf-8');
  return entry.body;
}
