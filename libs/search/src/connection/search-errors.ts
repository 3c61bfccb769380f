import { errors } from '@elastic/elasticsearch';
import { ProblemError } from '@lucid/common';

/** An error of Elasticsearch in words that may be shown: no host, no text of its own. Anything else is left as it is. */
export function inWords(error: unknown): unknown {
  if (error instanceof errors.ResponseError)
    return new Error(`Elasticsearch answered ${String(error.statusCode)} (${typeOf(error) ?? 'no reason'}).`, {
      cause: error,
    });
  if (error instanceof errors.TimeoutError) return new Error('Elasticsearch did not answer in time.', { cause: error });
  if (error instanceof errors.ElasticsearchClientError)
    return new Error('Elasticsearch cannot be reached.', { cause: error });
  return error;
}

/** What Elasticsearch calls an error that it has answered. */
export const typeOf = (error: errors.ElasticsearchClientError): string | undefined =>
  error instanceof errors.ResponseError
    ? (error.body as { error?: { type?: string } } | undefined)?.error?.type
    : undefined;

/** Does the work of a job. @throws ProblemError engine_away where Elasticsearch did not answer, or said that it could not for now */
export async function awayTold<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof errors.ElasticsearchClientError) || isRefusal(error)) throw error;
    throw new ProblemError(
      'engine_away',
      'Elasticsearch could not be reached while the job ran. What it had done so far may remain; start it again.',
      { cause: error },
    );
  }
}

const isRefusal = (error: errors.ElasticsearchClientError): boolean => {
  const status = error instanceof errors.ResponseError ? (error.statusCode ?? 500) : 500;
  return status < 500 && status !== 429;
};
