/**
 * What a page of the console may do: load its own scripts, styles and fonts, and call this service. Nothing inline, nothing from elsewhere.
 * `base-uri` allows the `<base>` of {@link withBase}.
 */
export const CONSOLE_POLICY =
  "default-src 'none';base-uri 'self';connect-src 'self';font-src 'self';form-action 'self';frame-ancestors 'none';img-src 'self' data:;script-src 'self';style-src 'self'";

/** Names with an extension, such as `favicon.svg`: a page whose path ends in one is asked for as a page, by its Accept. */
const FILE_NAME = /\.[a-z0-9]{1,8}$/i;

/**
 * Whether a request for a path that is no file is for a page of the console: its script reads the path. Scripts and pictures that are missing
 * must not be answered by a page.
 * @param path below /console/
 */
export function isPage(path: string, accept = '*/*'): boolean {
  if (path.startsWith('assets/')) return false;
  if (accept.includes('text/html')) return true;
  return accept.includes('*/*') && !FILE_NAME.test(path);
}

/**
 * The page with the address of /console/ as its base, relative to the path that was asked for. The browser resolves it against the address that
 * it used, so that it holds behind a proxy that serves the service under another path, of which the service is not told.
 * @param path below /console/, as it was sent
 */
export function withBase(page: string, path: string): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return page.replace(/<head[^>]*>/i, (head) => `${head}<base href="${up === '' ? './' : up}">`);
}
