import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/errors';

/** How deep a body may nest; deeper is no data of ours. */
export const MAX_DEPTH = 20;
/** The most of a body that is read unless its route allows more, in bytes. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Refuses what must never come near a query or an object's prototype: keys that begin with `$`, hold a dot or a NUL,
 * or name the prototype, at any depth. Walks without recursion, so depth cannot exhaust the stack.
 */
export function guardKeys(body: unknown): void {
  const stack: [value: unknown, path: string, depth: number][] = [[body, '', 1]];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const [value, path, depth] = entry;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) throw new ProblemError('too_deep', `The body nests more than ${MAX_DEPTH} levels deep.`);
    for (const [key, child] of Object.entries(value)) {
      if (
        !Array.isArray(value) &&
        (key.startsWith('$') || key.includes('.') || key.includes('\0') || FORBIDDEN.has(key))
      ) {
        const pointer = `${path}/${key.slice(0, 100).toWellFormed()}`;
        throw new ProblemError('forbidden_key', 'Keys must not begin with $, hold a dot or name a prototype.', {
          errors: [{ pointer, code: 'forbidden_key', message: 'is never accepted as a key' }],
        });
      }
      if (typeof child === 'object' && child !== null) stack.push([child, `${path}/${key}`, depth + 1]);
    }
  }
}

/** Reads a body's bytes as JSON: UTF-8 only, no forbidden keys, no deep nesting. */
export function parseJsonBody(bytes: Buffer): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch (cause) {
    throw new ProblemError('malformed_json', 'The body is not UTF-8.', { cause });
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new ProblemError('too_deep', `The body nests more than ${MAX_DEPTH} levels deep.`);
    throw new ProblemError(
      'malformed_json',
      text.trim() === '' ? 'The body is empty.' : 'The body is not well-formed JSON.',
      { cause },
    );
  }
  guardKeys(body);
  return body;
}

/** JSON is UTF-8 (RFC 8259 §8.1), and bodies are taken as they are: what claims otherwise would be misread. */
function checkCoding({ headers }: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) throw new ProblemError('unsupported_media_type', 'Send the body in UTF-8.');
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
    throw new ProblemError('unsupported_media_type', 'Send the body without a content encoding.');
}

/** Takes JSON and merge patches (RFC 7396) as bodies, and nothing else: any other type is answered 415. */
export function acceptJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = (request: FastifyRequest, bytes: Buffer, done: (error: Error | null, body?: unknown) => void): void => {
    try {
      checkCoding(request);
      done(null, parseJsonBody(bytes));
    } catch (error) {
      done(error as Error);
    }
  };
  fastify.addContentTypeParser(['application/json', 'application/merge-patch+json'], { parseAs: 'buffer' }, parse);
}
