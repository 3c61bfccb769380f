import { FailedRequests } from './load';
import type { Server } from './servers';

/** One call of a server, beside what is measured. @throws FailedRequests when the answer is no success */
export async function askJson<T>({ url, headers }: Server, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new FailedRequests(`${method} ${path}: status ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
