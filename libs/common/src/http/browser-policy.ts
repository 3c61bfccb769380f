import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/errors';
import { type Authority, authorityOf } from './authority';

/** What pages in browsers may do here. */
export interface BrowserPolicy {
  /** Whether the service answers to a host name or address, in small letters and without brackets. */
  answersTo: (host: string) => boolean;
  /** Origins other than the service's own whose pages may call it (RFC 6454). */
  origins: readonly string[];
}

/** Methods that change nothing (RFC 9110 §9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
/** What a browser says of a request that no page of another origin sent (Fetch Metadata). */
const OWN_SITES = new Set(['same-origin', 'none']);
/** What is shown of a header in a problem, in characters. */
const SHOWN = 100;

/**
 * Finds what is wrong with where a request is addressed to and which page sent it. It is judged before anything else is done, by headers that
 * the scripts of a page cannot set.
 * @returns 400 for an unclear host, 421 for a host that the service does not answer to, 403 for a change by a page of another origin
 */
export function browserProblem(request: FastifyRequest, policy: BrowserPolicy): ProblemError | undefined {
  try {
    const authority = authorityOf(request.raw);
    return hostProblem(authority, policy) ?? originProblem(request, authority, policy);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

function hostProblem(authority: Authority | undefined, { answersTo }: BrowserPolicy): ProblemError | undefined {
  // Without a host nothing says that the service is meant. HTTP/1.0 allows it; no browser does it.
  const host = authority?.host ?? '';
  if (answersTo(host)) return undefined;
  return new ProblemError(
    'misdirected',
    `The service does not answer to the host \`${host.slice(0, SHOWN)}\`. Use localhost or 127.0.0.1, or add the host to HTTP_ALLOWED_HOSTS.`,
    { errors: [{ pointer: 'Host', code: 'host', message: 'is no host that the service answers to' }] },
  );
}

function originProblem(
  { method, headers }: FastifyRequest,
  authority: Authority | undefined,
  { origins }: BrowserPolicy,
): ProblemError | undefined {
  if (SAFE.has(method)) return undefined;
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && origins.includes(origin)) return undefined;
  if (origin !== undefined && !isOwnOrigin(origin, authority)) {
    const shown = origin.slice(0, SHOWN).toWellFormed();
    return foreign('Origin', `A page of the origin \`${shown}\` sent this request.`);
  }
  if (site === undefined || OWN_SITES.has(site)) return undefined;
  return foreign('Sec-Fetch-Site', 'A page of another origin sent this request.');
}

/**
 * Finds whether a request that goes by a cookie came from elsewhere than a page of the service itself: browsers add cookies whoever sends a
 * request. CORS_ORIGINS does not matter here: those pages send a key.
 * @returns 403
 */
export function foreignPageProblem({ method, headers, raw }: FastifyRequest): ProblemError | undefined {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined && !isOwnOrigin(origin, authorityOf(raw))) return foreignCookie('Origin');
  if (site !== undefined) return OWN_SITES.has(site) ? undefined : foreignCookie('Sec-Fetch-Site');
  // Browsers name the page in each request that may change something.
  return origin === undefined && !SAFE.has(method) ? foreignCookie('Origin') : undefined;
}

const foreignCookie = (pointer: string): ProblemError =>
  new ProblemError(
    'foreign_origin',
    'The request has the cookie of a console session, and no page of the service itself sent it. Send a key as X-API-Key instead.',
    { errors: [{ pointer, code: 'origin', message: 'must be that of the service' }] },
  );

const foreign = (pointer: string, what: string): ProblemError =>
  new ProblemError(
    'foreign_origin',
    `${what} Only pages of the service itself and of CORS_ORIGINS may change data. Add the origin to CORS_ORIGINS if its pages may.`,
    { errors: [{ pointer, code: 'origin', message: 'is not that of the service, nor one of CORS_ORIGINS' }] },
  );

/**
 * Whether an origin is the one that the request is addressed to. The scheme does not count: behind a proxy that ends TLS the page has https,
 * and the request has http.
 */
function isOwnOrigin(origin: string, authority: Authority | undefined): boolean {
  const url = URL.parse(origin);
  if (url === null || authority === undefined || !/^https?:$/.test(url.protocol) || url.origin !== origin) return false;
  const defaultPort = url.protocol === 'https:' ? '443' : '80';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return host === authority.host && (url.port || defaultPort) === (authority.port ?? defaultPort);
}
