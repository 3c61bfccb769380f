import { addressOf, type ApiRequest, textOf } from './api-request';

/** Text as one word of a POSIX shell. */
export const quoted = (text: string): string =>
  /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A request as a curl command. The key is read from the environment, so that it is in no shell history. */
export function curlOf(request: ApiRequest, serviceUrl: string): string {
  const { method, body, params } = request;
  const type = method === 'patch' ? 'application/merge-patch+json' : 'application/json';
  const headers = [
    ...Object.entries(params?.header ?? {}).map(([name, value]) => `${name}: ${textOf(value)}`),
    ...(body === undefined ? [] : [`content-type: ${type}`]),
  ];
  const parts = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${quoted(serviceUrl + addressOf(request))}`,
    '-H "X-API-Key: $LUCID_API_KEY"',
    ...headers.map((header) => `-H ${quoted(header)}`),
    ...(body === undefined ? [] : [`-d ${quoted(JSON.stringify(body))}`]),
  ];
  return parts.join(' \\\n  ');
}
