import { SniffingTransport, type TransportRequestOptions, type TransportRequestParams } from '@elastic/elasticsearch';
import { observeCall } from '@lucid/common';

/** The client's way to Elasticsearch. Its requests are timed with all their attempts, and traced for the request that they are made for. */
export class ObservedTransport extends SniffingTransport {
  override request<T = unknown>(params: TransportRequestParams, options?: TransportRequestOptions): Promise<T> {
    const operation = params.meta?.name ?? 'unknown';
    return observeCall({ system: 'elasticsearch', operation }, () => super.request<T>(params, options));
  }
}
