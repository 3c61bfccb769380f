import { errors } from '@elastic/elasticsearch';

/** A state of Elasticsearch or of an index that stops work, whatever document or search the work is about. */
export interface EngineCondition {
  kind: 'away' | 'busy' | 'missing' | 'refusing';
  /** What is wrong. It contains no host and no text of a document. */
  cause: string;
  /** What to do about it. */
  action: string;
}

/** The error that Elasticsearch answers, for a request or for one operation of a bulk request. */
export interface EngineError {
  type?: string;
  reason?: string | null;
  index?: unknown;
  caused_by?: EngineError;
  root_cause?: EngineError[];
  failed_shards?: { reason?: EngineError }[];
}

interface Answered {
  status: number;
  /** Every error in the answer, the outermost first. */
  all: EngineError[];
  /** The index concerned; undefined if nothing names it. */
  index: string | undefined;
}

/** An error with those that caused it. */
function withCauses(error: EngineError | undefined): EngineError[] {
  if (error === undefined) return [];
  const causes = [
    error.caused_by,
    ...(error.root_cause ?? []),
    ...(error.failed_shards ?? []).map((each) => each.reason),
  ];
  return [error, ...causes.flatMap(withCauses)];
}

const has = ({ all }: Answered, ...names: string[]): boolean => all.some(({ type }) => names.includes(type ?? ''));
/** The text of other types may quote a document. */
const says = ({ all }: Answered, words: RegExp): boolean =>
  all.some(({ type, reason }) => type === 'illegal_argument_exception' && words.test(reason ?? ''));

const named = (index: string | undefined): string => (index === undefined ? 'an index' : `index ${index}`);

/** What to do about a block, by the number that Elasticsearch gives it (IndexMetadata and Metadata in its source). */
const UNBLOCK: Readonly<Record<string, string>> = {
  5: 'Set its setting index.blocks.read_only to false.',
  6: 'Set the cluster setting cluster.blocks.read_only to false.',
  7: 'Set its setting index.blocks.read to false.',
  8: 'Set its setting index.blocks.write to false.',
  9: 'Set its setting index.blocks.metadata to false.',
  12: 'Free disk space on the nodes of Elasticsearch: it then removes the block itself.',
  13: 'Free disk space on the nodes of Elasticsearch, then set the cluster setting cluster.blocks.read_only_allow_delete to false.',
};

function blocked({ all, index }: Answered): EngineCondition {
  const reason = all.find(({ type }) => type === 'cluster_block_exception')?.reason ?? '';
  const [, number = '', words = 'no reason given'] = /\/(\d+)\/([^\]]{1,200})\]/.exec(reason) ?? [];
  return {
    kind: 'refusing',
    cause: `Elasticsearch blocks ${reason.startsWith('index') ? named(index) : 'the whole cluster'}: ${words}.`,
    action: UNBLOCK[number] ?? 'Remove the block in Elasticsearch.',
  };
}

/**
 * The states that Elasticsearch answers, first match first. The status does not tell them from a refused document: a closed index is a 400, a full disk a 429.
 */
const STATES: readonly [test: (answered: Answered) => boolean, condition: (answered: Answered) => EngineCondition][] = [
  [(answered) => has(answered, 'cluster_block_exception'), blocked],
  [
    (answered) => has(answered, 'index_closed_exception'),
    ({ index }) => ({
      kind: 'refusing',
      cause: `Elasticsearch does not use ${named(index)}: it is closed.`,
      action: `Open the index in Elasticsearch: POST /${index ?? '{index}'}/_open.`,
    }),
  ],
  [
    (answered) => has(answered, 'index_not_found_exception') || answered.status === 404,
    ({ index }) => ({
      kind: 'missing',
      cause: `Elasticsearch does not have ${named(index)}.`,
      action: 'Wait: the service builds the index of a collection by itself.',
    }),
  ],
  [
    (answered) =>
      has(answered, 'strict_dynamic_mapping_exception') ||
      says(
        answered,
        /^(?:Limit of (?:total fields|nested fields|mapping depth) \[|pipeline with id \[|number of documents in the index)/i,
      ),
    ({ index }) => ({
      kind: 'refusing',
      cause: `Settings or mapping of ${named(index)} are not the ones that the service gave it.`,
      action:
        'Rebuild the index of its collection: POST /api/v1/search/indices/{collection}/rebuild, then delete the old index.',
    }),
  ],
  [
    (answered) => has(answered, 'security_exception') || answered.status === 401 || answered.status === 403,
    () => ({
      kind: 'refusing',
      cause: 'Elasticsearch refused the credentials of the service, or its user lacks a privilege.',
      action:
        'Check user name and password in ELASTICSEARCH_URI, and that this user may manage and write the indices of the service.',
    }),
  ],
  [
    (answered) =>
      answered.status === 429 || has(answered, 'es_rejected_execution_exception', 'circuit_breaking_exception'),
    () => ({
      kind: 'busy',
      cause: 'Elasticsearch rejected the request because its queues or its memory are full.',
      action: 'Reduce the load on Elasticsearch, or give it more memory or more nodes.',
    }),
  ],
  [
    (answered) =>
      has(answered, 'unavailable_shards_exception', 'no_shard_available_action_exception') || answered.status === 503,
    ({ index }) => ({
      kind: 'busy',
      cause: `A shard of ${named(index)} is not available.`,
      action: 'Find the reason in Elasticsearch: GET /_cluster/allocation/explain.',
    }),
  ],
  [
    ({ status }) => status !== 400 && status !== 413,
    ({ status, all: [error] }) => ({
      kind: 'busy',
      cause: `Elasticsearch answered ${status} (${error?.type ?? 'no reason given'}).`,
      action: 'Read the log of Elasticsearch.',
    }),
  ],
];

/**
 * The state that an answer of Elasticsearch tells of. Undefined if the answer is about the document or the request itself, which no waiting changes.
 * @param index the index that was asked; an error may name another one
 */
export function conditionOf(
  status: number,
  error: EngineError | undefined,
  index?: string,
): EngineCondition | undefined {
  const all = withCauses(error);
  const told = all.map((each) => each.index).find((name) => typeof name === 'string');
  const inReason = /^index \[([^\]]+)\] blocked/.exec(error?.reason ?? '')?.[1];
  const answered: Answered = { status, all, index: index ?? told ?? inReason };
  return STATES.find(([test]) => test(answered))?.[1](answered);
}

/** The state that an error of the client tells of; undefined as for {@link conditionOf}. */
export function conditionOfError(error: errors.ElasticsearchClientError): EngineCondition | undefined {
  if (error instanceof errors.ResponseError) return conditionOf(error.statusCode ?? 500, errorIn(error));
  const inTime = error instanceof errors.TimeoutError;
  return {
    kind: 'away',
    cause: inTime ? 'Elasticsearch did not answer in time.' : 'Elasticsearch cannot be reached.',
    action: 'Check that Elasticsearch runs and that ELASTICSEARCH_URI names it.',
  };
}

/** What Elasticsearch calls the error that it answered. */
export const typeOf = (error: errors.ResponseError): string => errorIn(error)?.type ?? 'no reason given';

function errorIn({ body }: errors.ResponseError): EngineError | undefined {
  const error = (body as { error?: EngineError | string } | undefined)?.error;
  return typeof error === 'string' ? { reason: error } : error;
}
