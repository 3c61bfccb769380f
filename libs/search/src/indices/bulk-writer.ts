import { errors, type estypes } from '@elastic/elasticsearch';
import type { ElasticsearchService } from '@nestjs/elasticsearch';

/** A document as it should be in an index: its source, or undefined when it should not be there. */
export interface IndexWrite {
  index: string;
  id: string;
  /** Elasticsearch keeps the higher one: what comes late or twice changes nothing. */
  version: number;
  source: unknown;
}

/** Why Elasticsearch will never take a document. */
export interface WriteRefusal {
  write: IndexWrite;
  reason: string;
}

const MAX_OPERATIONS = 1000;
const MAX_BYTES = 5 * 1024 * 1024;

/** An index that should be there is not. */
export class IndexMissingError extends Error {}

interface Prepared {
  write: IndexWrite;
  lines: string;
}

function prepare(write: IndexWrite): Prepared {
  const { index, id, version, source } = write;
  const target = { _index: index, _id: id, version, version_type: 'external_gte' };
  const lines =
    source === undefined
      ? `${JSON.stringify({ delete: target })}\n`
      : `${JSON.stringify({ index: target })}\n${JSON.stringify(source)}\n`;
  return { write, lines };
}

/** Requests of at most 1,000 operations and 5 MB; a larger document has one to itself. */
function* requestsOf(prepared: readonly Prepared[]): Generator<Prepared[]> {
  let request: Prepared[] = [];
  let bytes = 0;
  for (const each of prepared) {
    if (request.length >= MAX_OPERATIONS || (request.length > 0 && bytes + each.lines.length > MAX_BYTES)) {
      yield request;
      [request, bytes] = [[], 0];
    }
    request.push(each);
    bytes += each.lines.length;
  }
  if (request.length > 0) yield request;
}

/**
 * Writes documents in their order, one request at a time. The client's own bulk helper gives documents to several requests at once, which
 * would let an older state of one overtake a newer one.
 * @param before is called before each request
 * @throws when Elasticsearch is away or overloaded: all of it may be written again
 */
export async function writeInOrder(
  elasticsearch: ElasticsearchService,
  writes: readonly IndexWrite[],
  before: () => void,
): Promise<WriteRefusal[]> {
  const refusals: WriteRefusal[] = [];
  for (const request of requestsOf(writes.map(prepare))) {
    before();
    refusals.push(...(await send(elasticsearch, request)));
  }
  return refusals;
}

async function send(elasticsearch: ElasticsearchService, request: readonly Prepared[]): Promise<WriteRefusal[]> {
  try {
    const { items, errors: hasErrors } = await elasticsearch.bulk({
      body: request.map(({ lines }) => lines).join(''),
    } as never);
    return hasErrors ? items.flatMap((item, place) => refusalOf(item, request[place] as Prepared)) : [];
  } catch (error) {
    if (!(error instanceof errors.ResponseError) || error.statusCode !== 413) throw error;
    const [only] = request;
    if (request.length === 1 && only !== undefined)
      return [{ write: only.write, reason: 'It is larger than Elasticsearch takes (http.max_content_length).' }];
    const middle = Math.ceil(request.length / 2);
    return [
      ...(await send(elasticsearch, request.slice(0, middle))),
      ...(await send(elasticsearch, request.slice(middle))),
    ];
  }
}

function refusalOf(
  item: Partial<Record<estypes.BulkOperationType, estypes.BulkResponseItem>>,
  { write }: Prepared,
): WriteRefusal[] {
  const { status, error } = item.index ?? item.delete ?? { status: 500, error: undefined };
  if (error?.type === 'index_not_found_exception')
    throw new IndexMissingError(`The index ${write.index} is not there.`);
  // A newer state is there already, or there was nothing to delete.
  if (status < 300 || status === 409 || (status === 404 && write.source === undefined)) return [];
  if (status === 429 || status >= 500)
    throw new Error(`Elasticsearch answered ${status} to a write of ${write.index}.`);
  return [{ write, reason: reasonOf(error) }];
}

/** The kind of the error and the field, without the value: it may be personal. */
function reasonOf(error: estypes.ErrorCause | undefined): string {
  const field = /field \[([^\]]{1,200})\]/.exec(error?.reason ?? '')?.[1];
  const kind = error?.type ?? 'unknown error';
  return field === undefined ? kind : `${kind}: field ${field}`;
}
