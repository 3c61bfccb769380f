import { ENTITY_TAGS } from '../answers/etag';
import type { JsonSchema } from './schemas';

export type AnswerHeader = 'ETag' | 'Location' | 'Set-Cookie' | 'X-Cache';
export type RequestHeader =
  | 'If-Match'
  | 'If-Match!'
  | 'If-None-Match'
  | 'Idempotency-Key'
  | 'Last-Event-ID'
  | 'Cache-Control'
  | 'X-Min-Consistency';

export const ANSWER_HEADERS: Readonly<Record<AnswerHeader, string>> = {
  ETag: 'Entity tag of this version. Send it as `If-Match` or `If-None-Match`.',
  Location: 'Path of the created resource.',
  'Set-Cookie': 'Cookie of the console session, or its removal.',
  'X-Cache': 'Source of the response: `hit-local`, `hit`, `miss`, `stale` or `bypass`.',
};

const ENTITY_TAG_LIST: JsonSchema = {
  type: 'string',
  pattern: ENTITY_TAGS.source,
  examples: ['"1-m3x9k2a0"'],
};

const WEAK = 'A weak tag (`W/"…"`, as compressing proxies send it) names the same version.';

export const REQUEST_HEADERS: Readonly<Record<RequestHeader, { description: string; schema: JsonSchema }>> = {
  'If-Match': {
    description: `ETag that the resource must still have. Otherwise the service answers 412 and changes nothing. ${WEAK}`,
    schema: ENTITY_TAG_LIST,
  },
  'If-Match!': {
    description: `ETag that the resource must still have. Otherwise the service answers 412 and changes nothing; without the header it answers 428. ${WEAK}`,
    schema: ENTITY_TAG_LIST,
  },
  'If-None-Match': {
    description: `ETag that the client already holds. If it is still current, the service answers 304 without a body. ${WEAK}`,
    schema: ENTITY_TAG_LIST,
  },
  'X-Min-Consistency': {
    description:
      'X-Consistency-Token of a write. The search includes every write up to it; if these are not indexed in time, the service answers 412.',
    schema: { type: 'string', pattern: '^[0-9a-f]{16}$' },
  },
  'Cache-Control': {
    description: '`no-cache` reads from MongoDB and ignores the cache.',
    schema: { type: 'string', examples: ['no-cache'] },
  },
  'Idempotency-Key': {
    description:
      'Any unique text, 1 to 255 visible ASCII characters. A repeat with the same key and body gets the same response for 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  },
  'Last-Event-ID': {
    description: 'Id of the last event that the client received. The stream continues after it.',
    schema: { type: 'string', minLength: 2, maxLength: 2048, pattern: '^[0-9A-F]+$' },
  },
};

/** A header of a response, as text. */
export const headerText = (description: string): { description: string; schema: { type: 'string' } } => ({
  description,
  schema: { type: 'string' },
});
