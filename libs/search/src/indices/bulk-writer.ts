import { passBytes } from '@lucid/common';
import { errors, type estypes } from '@elastic/elasticsearch';
import type { ElasticsearchService } from '@nestjs/elasticsearch';
import { conditionOf, conditionOfError, typeOf } from '../connection/engine-condition';
import { ConditionError } from '../connection/engine-errors';

/** A document as it should be in an index: its source, or undefined when it should not be there. */
export interface IndexWrite {
  index: string;
  id: string;
  /** Elasticsearch keeps the higher one: what comes late or twice changes nothing. */
  version: number;
  source: unknown;
}

/** Why Elasticsearch will never take a document. */
export interface WriteRefusal<T extends IndexWrite = IndexWrite> {
  write: T;
  reason: string;
}

const MAX_OPERATIONS = 1000;
const MAX_BYTES = 5 * 1024 * 1024;
const TOO_LARGE = 'It is larger than Elasticsearch takes (http.max_content_length).';
/** How long Elasticsearch waits for a shard that is not available. It then says so, before the client's own limit. */
const SHARD_TIMEOUT = '5s';
/** What is read of an answer: whole, it is as large as what it answers. */
const ANSWER = ['errors', 'items.*.status', 'items.*.error'];

interface Prepared<T extends IndexWrite> {
  write: T;
  lines: string;
  bytes: number;
}

function prepare<T extends IndexWrite>(write: T): Prepared<T> {
  const { index, id, version, source } = write;
  const target = { _index: index, _id: id, version, version_type: 'external_gte' };
  const lines =
    source === undefined
      ? `${JSON.stringify({ delete: target })}\n`
      : `${JSON.stringify({ index: target })}\n${JSON.stringify(source)}\n`;
  return { write, lines, bytes: Buffer.byteLength(lines) };
}

/** Requests of at most 1,000 operations and 5 MB; a larger document has one to itself. */
function* requestsOf<T extends IndexWrite>(prepared: readonly Prepared<T>[]): Generator<Prepared<T>[]> {
  let request: Prepared<T>[] = [];
  let bytes = 0;
  for (const each of prepared) {
    if (request.length >= MAX_OPERATIONS || (request.length > 0 && bytes + each.bytes > MAX_BYTES)) {
      yield request;
      [request, bytes] = [[], 0];
    }
    request.push(each);
    bytes += each.bytes;
  }
  if (request.length > 0) yield request;
}

/**
 * Writes documents in their order, one request at a time. The client's own bulk helper gives documents to several requests at once, which
 * would let an older state of one overtake a newer one.
 * @param before is called before each request
 * @returns the documents that Elasticsearch can never take
 * @throws ConditionError when a state of Elasticsearch or of an index stops the work, ElasticsearchClientError when it does not answer: all may be written again
 */
export async function writeInOrder<T extends IndexWrite>(
  elasticsearch: ElasticsearchService,
  writes: readonly T[],
  before: () => void,
): Promise<WriteRefusal<T>[]> {
  const refusals: WriteRefusal<T>[] = [];
  for (const request of requestsOf(writes.map(prepare))) {
    before();
    refusals.push(...(await send(elasticsearch, request)));
  }
  return refusals;
}

/** Sends a request. One that is refused as a whole is halved until the operation that it is refused for is alone. */
async function send<T extends IndexWrite>(
  elasticsearch: ElasticsearchService,
  request: readonly Prepared<T>[],
): Promise<WriteRefusal<T>[]> {
  const [only] = request;
  if (only === undefined) return [];
  if (only.bytes > MAX_BYTES && only.bytes >= (await contentLimit(elasticsearch)))
    return [{ write: only.write, reason: TOO_LARGE }];
  try {
    const body = bodyOf(request);
    passBytes(body.length);
    const { items, errors: hasErrors } = await elasticsearch.bulk({
      body,
      timeout: SHARD_TIMEOUT,
      filter_path: ANSWER,
    } as never);
    return hasErrors ? items.flatMap((item, place) => refusalOf(item, request[place] as Prepared<T>)) : [];
  } catch (error) {
    if (!(error instanceof errors.ResponseError) || conditionOfError(error) !== undefined) throw error;
    if (request.length === 1)
      return [{ write: only.write, reason: error.statusCode === 413 ? TOO_LARGE : typeOf(error) }];
    const middle = Math.ceil(request.length / 2);
    return [
      ...(await send(elasticsearch, request.slice(0, middle))),
      ...(await send(elasticsearch, request.slice(middle))),
    ];
  }
}

/**
 * The largest body that every node takes, in bytes. A node that refuses one closes the connection while the body is still sent, so its answer may get
 * lost. Unknown, and no limit, where the service may not read it.
 */
async function contentLimit(elasticsearch: ElasticsearchService): Promise<number> {
  const answer: Partial<estypes.NodesInfoResponse> = await elasticsearch.nodes
    .info({ metric: 'http', filter_path: 'nodes.*.http.max_content_length_in_bytes' })
    .catch((error: unknown) => {
      if (error instanceof errors.ResponseError) return {};
      throw error;
    });
  const limits = Object.values(answer.nodes ?? {}).map(({ http }) => http?.max_content_length_in_bytes ?? Infinity);
  return Math.min(Infinity, ...limits);
}

/**
 * A request as bytes outside of V8's heap. As one text of this size it would go to the old generation at once, which is cleaned late:
 * a build of 1,000,000 documents took 140 MB more.
 */
function bodyOf(request: readonly Pick<Prepared<IndexWrite>, 'lines' | 'bytes'>[]): Buffer {
  const body = Buffer.allocUnsafe(request.reduce((sum, { bytes }) => sum + bytes, 0));
  let at = 0;
  for (const { lines } of request) at += body.write(lines, at);
  return body;
}

function refusalOf<T extends IndexWrite>(
  item: Partial<Record<estypes.BulkOperationType, estypes.BulkResponseItem>>,
  { write }: Prepared<T>,
): WriteRefusal<T>[] {
  const { status, error } = item.index ?? item.delete ?? { status: 500, error: undefined };
  // A newer state is there already, or there was nothing to delete.
  if (status < 300 || status === 409 || (status === 404 && error === undefined)) return [];
  const condition = conditionOf(status, error, write.index);
  if (condition !== undefined) throw new ConditionError(condition);
  return [{ write, reason: reasonOf(error) }];
}

/** The kind of the error and the field, without the value: it may be personal. */
function reasonOf(error: estypes.ErrorCause | undefined): string {
  const field = /field \[([^\]]{1,200})\]/.exec(error?.reason ?? '')?.[1];
  const kind = error?.type ?? 'unknown error';
  return field === undefined ? kind : `${kind}: field ${field}`;
}
