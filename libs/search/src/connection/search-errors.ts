import { errors } from '@elastic/elasticsearch';

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
