import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { ProblemError } from '../problem/errors';

/** The host and port that a request is addressed to. */
export interface Authority {
  /** A name or address in small letters, an IPv6 address without its brackets. */
  host: string;
  /** Absent where the default port of the scheme is meant. */
  port?: string;
}

const AUTHORITY = /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9._-]{1,253}))(?::(\d{0,5}))?$/i;
/** A target in absolute form (RFC 9112 §3.2.2), up to its path. */
const ABSOLUTE_FORM = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;

const HTTP_TARGET = /^https?:\/\/[^/?#]*(.*)$/i;

/**
 * The path of a target, whatever its form (RFC 9112 §3.2): routes, hooks and logs know paths alone, and Fastify runs no hook for `OPTIONS *` or for
 * a scheme other than HTTP. Such a target becomes a path that is not there.
 */
export function pathOfTarget(target: string): string {
  if (target.startsWith('/')) return target;
  const path = HTTP_TARGET.exec(target)?.[1] ?? target;
  return path.startsWith('/') ? path : `/${path}`;
}

/** Reads `host` or `host:port`; undefined for anything else, such as user information or a path. */
export function parseAuthority(text: string): Authority | undefined {
  const [match, address, name, port = ''] = AUTHORITY.exec(text) ?? [];
  if (match === undefined || (address !== undefined && !isIPv6(address))) return undefined;
  const host = (address ?? name ?? '').toLowerCase();
  return port === '' ? { host } : { host, port };
}

/** A request whose host is not clear. The connection is closed: where one request ends and the next begins may not be clear either. */
const unclear = (detail: string): ProblemError =>
  new ProblemError('invalid_header', detail, {
    headers: { connection: 'close' },
    errors: [{ pointer: 'Host', code: 'host', message: 'must be one host name or address, with a port or without' }],
  });

function countHosts({ rawHeaders }: IncomingMessage): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

/**
 * Reads whom a request is addressed to. The host of a target in absolute form counts and not the header (RFC 9112 §3.2.2). Forwarded headers
 * are not read: whoever sends a request can write anything into them.
 * @returns undefined for HTTP/1.0 without Host
 * @throws ProblemError 400 when Host is missing, repeated or malformed (RFC 9112 §3.2)
 */
export function authorityOf(request: IncomingMessage & { originalUrl?: string }): Authority | undefined {
  const count = countHosts(request);
  if (count > 1) throw unclear(`The request has ${count} Host headers. Send one.`);
  const header = request.headers.host;
  if (header === undefined && request.httpVersion !== '1.0')
    throw unclear('The request has no Host header. Send the name or address of the service in one.');
  const given = header === undefined ? undefined : parseAuthority(header);
  if (header !== undefined && given === undefined)
    throw unclear('The Host header is no host name or address. Send `Host: name` or `Host: name:port`.');
  const target = ABSOLUTE_FORM.exec(request.originalUrl ?? request.url ?? '')?.[1];
  if (target === undefined) return given;
  const addressed = parseAuthority(target);
  if (addressed !== undefined) return addressed;
  throw new ProblemError('bad_request', 'The target of the request has no valid host. Send the path alone.', {
    headers: { connection: 'close' },
  });
}
