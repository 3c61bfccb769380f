import type { FastifyRequest } from 'fastify';

const NAME = 'lucid_console';
/** Browsers take a cookie of this prefix only from the host itself, over TLS, and for all paths. */
const SECURE_NAME = `__Host-${NAME}`;

/** The cookie of a console session, as a request brought it. */
export interface SessionCookie {
  name: string;
  token: string;
}

/** The cookie of a session in a request; the one that only the host itself can set goes first. */
export function sessionCookieOf({ headers: { cookie } }: Pick<FastifyRequest, 'headers'>): SessionCookie | undefined {
  if (cookie?.includes(NAME) !== true) return undefined;
  const found = new Map<string, string>();
  for (const pair of cookie.split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, at)).trim();
    if (!found.has(name)) found.set(name, pair.slice(at + 1).trim());
  }
  for (const name of [SECURE_NAME, NAME]) {
    const token = found.get(name);
    if (token !== undefined) return { name, token };
  }
  return undefined;
}

const attributesOf = (name: string): string =>
  `Path=/; HttpOnly; SameSite=Strict${name === SECURE_NAME ? '; Secure' : ''}`;

/**
 * The header that gives a session to a browser. The service itself speaks plain HTTP: that a proxy ends TLS before it is known from the origin of
 * the page, which a browser writes and no script can change. Without an end of its own, the cookie goes with the browser.
 */
export function sessionCookie(token: string, { headers: { origin } }: Pick<FastifyRequest, 'headers'>): string {
  const name = origin?.startsWith('https://') === true ? SECURE_NAME : NAME;
  return `${name}=${token}; ${attributesOf(name)}`;
}

/** The header that takes a session away from a browser. */
export const clearedCookie = ({ name }: SessionCookie): string => `${name}=; ${attributesOf(name)}; Max-Age=0`;
