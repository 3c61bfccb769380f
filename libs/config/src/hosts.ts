import { isIP } from 'node:net';
import type { Config } from './config';

/** Whether a host name or address, in small letters and without brackets, leads to this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

type KeySettings = Pick<Config, 'API_KEY' | 'API_KEYS_REQUIRED'>;

/** Whether the configuration asks every caller for a key. Keys that were made later are not known to it. */
export const asksForKey = ({ API_KEY, API_KEYS_REQUIRED }: KeySettings): boolean =>
  API_KEY !== undefined || API_KEYS_REQUIRED;

/**
 * Decides which host names the service answers to. A page that is open in a browser on this machine reaches loopback too: under its own name,
 * if that resolves to 127.0.0.1 (DNS rebinding). So loopback proves nothing about a caller, and where the configuration asks for no key, only
 * loopback names and HTTP_ALLOWED_HOSTS are answered to. Where it asks for one, a page has none, and every name is
 * answered to unless HTTP_ALLOWED_HOSTS lists some.
 * @returns whether a host name or address, in small letters and without brackets, is answered to
 */
export function servedHosts(config: KeySettings & Pick<Config, 'HTTP_ALLOWED_HOSTS'>): (host: string) => boolean {
  const listed = config.HTTP_ALLOWED_HOSTS;
  if (asksForKey(config) && listed.length === 0) return () => true;
  return (host) => isLoopback(host) || listed.includes(host);
}
