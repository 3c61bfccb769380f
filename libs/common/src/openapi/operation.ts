import { applyDecorators, HttpCode, UseGuards } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtension,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  type OpenAPIObject,
} from '@nestjs/swagger';
import { ENTITY_TAGS } from '../answers/etag';
import { Problem } from '../answers/problem';
import { BYTES, isBodyRequired, type TakenBody, TakesBody } from '../body/taken-body';
import { fieldsOf, type ModelClass } from '../fields/model-class';
import { ExplainGuard } from '../guards/explain.guard';
import { IfMatchRequiredGuard } from '../guards/if-match.guard';
import { QueryParameters } from '../guards/unknown-parameter.guard';
import { declareEffects, type EffectDeclaration } from '../requests/declared-effects';
import { type DeclaredOperation, Declares } from '../requests/declared-operation';
import { PUBLIC } from '../scopes/scopes';
import { describeEffect } from './describe-effect';
import { fieldSchema, type JsonSchema, schemaRef } from './schemas';

export interface OperationOptions extends Omit<DeclaredOperation, 'effects'>, EffectDeclaration {
  summary: string;
  description?: string;
  status?: number;
  /** The answer's class, or its schema, and what it is. */
  answer?: {
    type?: ModelClass;
    schema?: JsonSchema;
    contentType?: string;
    description: string;
    headers?: readonly AnswerHeader[];
  };
  /** Other good answers, by status: what each is, and its class where it has a body. */
  others?: Readonly<Record<number, string | { type: ModelClass; description: string }>>;
  /** JSON of a class, which may be left out where no field is required, or bytes. */
  body?: TakenBody;
  query?: ModelClass;
  path?: ModelClass;
  /** Statuses of problems beyond those that every operation of its shape has. */
  problems?: readonly number[];
  headers?: readonly RequestHeader[];
}

export type AnswerHeader = 'ETag' | 'Location' | 'Set-Cookie' | 'X-Cache';
export type RequestHeader =
  | 'If-Match'
  | 'If-Match!'
  | 'If-None-Match'
  | 'Idempotency-Key'
  | 'Last-Event-ID'
  | 'Cache-Control'
  | 'X-Min-Consistency';

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'Something in the request is not as the document says; `errors` names it.',
  401: 'The key is missing, not known, expired or revoked.',
  403: 'The key lacks a scope that the request needs, the collection is closed, or a page of another origin sent a request that changes data or has the cookie of a console session.',
  404: 'There is no such resource.',
  406: 'The answer cannot be had in the form asked for.',
  409: 'It conflicts with what is stored: a taken value, a state, or a request under way.',
  410: 'The place to go on from is no longer known.',
  412: 'The resource has another version by now.',
  413: 'The body is too large.',
  415: 'The body is not of the type that is asked for.',
  421: 'The service does not answer to the host that the request names.',
  422: 'The request is well-formed but breaks a rule of the model.',
  428: 'If-Match is required.',
  429: 'Too many requests, or too many at once; see Retry-After.',
  500: 'A fault of the service; it is logged under the request id.',
  503: 'An engine is away, or did not answer in time; see Retry-After.',
  507: 'There is no space left.',
};

const ANSWER_HEADERS: Record<AnswerHeader, string> = {
  ETag: 'Entity tag of the version, for If-Match and If-None-Match.',
  Location: 'Path of what was created.',
  'Set-Cookie': 'The cookie of the console session, or the end of it.',
  'X-Cache': 'Where the answer is from: hit-local, hit, miss, stale or bypass.',
};

const ENTITY_TAG_LIST: JsonSchema = {
  type: 'string',
  pattern: ENTITY_TAGS.source,
  examples: ['"1-m3x9k2a0"'],
};

const REQUEST_HEADERS: Record<RequestHeader, { description: string; schema: JsonSchema }> = {
  'If-Match': {
    description:
      'Entity tag that the resource must still have; 412 otherwise. A weak tag (`W/"…"`, as compressing proxies send it) names the same version.',
    schema: ENTITY_TAG_LIST,
  },
  'If-Match!': {
    description:
      'Entity tag that the resource must still have; 412 otherwise, 428 without it. A weak tag (`W/"…"`, as compressing proxies send it) names the same version.',
    schema: ENTITY_TAG_LIST,
  },
  'If-None-Match': {
    description:
      'Entity tag already held; 304 when it is still the current one. A weak tag (`W/"…"`, as compressing proxies send it) names the same version.',
    schema: ENTITY_TAG_LIST,
  },
  'X-Min-Consistency': {
    description: 'An X-Consistency-Token: what is found has every write up to it; 412 when it is not indexed in time.',
    schema: { type: 'string', pattern: '^[0-9a-f]{16}$' },
  },
  'Cache-Control': {
    description: '`no-cache` reads the database itself, whatever is cached.',
    schema: { type: 'string', examples: ['no-cache'] },
  },
  'Idempotency-Key': {
    description: 'Any unique text. A repeat with the same key and body gets the same answer for 24 h.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  },
  'Last-Event-ID': {
    description: 'Id of the last event received; the feed goes on after it.',
    schema: { type: 'string', minLength: 2, maxLength: 2048, pattern: '^[0-9A-F]+$' },
  },
};

const text = (description: string): { description: string; schema: { type: 'string' } } => ({
  description,
  schema: { type: 'string' },
});

/** Headers that problems of a status carry. */
const PROBLEM_HEADERS: Readonly<Record<number, Record<string, ReturnType<typeof text>>>> = {
  401: { 'WWW-Authenticate': text('`ApiKey`: send a key as X-API-Key.') },
  409: { 'Retry-After': text('Seconds to wait, where trying again can help.') },
  412: { ETag: text('Entity tag of the version that is there.') },
  429: { 'Retry-After': text('Seconds to wait.') },
  503: { 'Retry-After': text('Seconds to wait.') },
};

type SchemaObject = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;

const asSchema = (schema: JsonSchema): SchemaObject => schema;

function parameters(type: ModelClass | undefined, decorate: typeof ApiQuery | typeof ApiParam): MethodDecorator[] {
  return Object.entries(type === undefined ? {} : fieldsOf(type)).map(([name, field]) => {
    const { description, ...schema } = fieldSchema(field);
    const list = field.kind === 'list' && { style: 'form' as const, explode: false };
    return decorate({
      name,
      description: String(description),
      required: field.required === true,
      schema: asSchema(schema),
      ...list,
    });
  });
}

function problemStatuses({ scope, body, path, problems = [], headers = [] }: OperationOptions): number[] {
  const statuses = new Set([400, 421, 500, 503, ...problems]);
  if (scope !== PUBLIC) [401, 403, 429].forEach((status) => statuses.add(status));
  if (body !== undefined) [413, 415].forEach((status) => statuses.add(status));
  if (path !== undefined) statuses.add(404);
  if (headers.includes('If-Match')) statuses.add(412);
  if (headers.includes('If-Match!')) [412, 428].forEach((status) => statuses.add(status));
  if (headers.includes('Idempotency-Key')) [409, 422].forEach((status) => statuses.add(status));
  return [...statuses].sort((a, b) => a - b);
}

/**
 * Documents one operation whole: its id, parameters, body, answers and problems. The status is set on the route too,
 * and a header that is documented as required is.
 */
export function Operation(options: OperationOptions): MethodDecorator {
  const {
    id,
    scope,
    holds,
    summary,
    status = 200,
    answer,
    others = {},
    body,
    query,
    path,
    headers = [],
    collections,
  } = options;
  const classes = { path, query, body: body !== undefined && 'type' in body ? body.type : undefined };
  const answerSchema = answer?.type !== undefined ? schemaRef(answer.type) : answer?.schema;
  const answerHeaders = {
    ...Object.fromEntries((answer?.headers ?? []).map((name) => [name, text(ANSWER_HEADERS[name])])),
    ...(headers.includes('Idempotency-Key') && {
      'Idempotency-Replayed': text('true on an answer that was given before.'),
    }),
  };
  const problem = { 'application/problem+json': { schema: asSchema(schemaRef(Problem)) } };
  return applyDecorators(
    HttpCode(status),
    Declares({ ...options, effects: declareEffects(id, options, classes) }),
    ...(scope === PUBLIC ? [] : [ApiExtension('x-required-scope', scope)]),
    ...(collections === undefined ? [] : [ApiExtension('x-collection-effect', collections)]),
    ...(holds === undefined ? [] : [ApiExtension('x-held-place', holds)]),
    ...(headers.includes('If-Match!') ? [UseGuards(IfMatchRequiredGuard)] : []),
    ...(query !== undefined && 'explain' in fieldsOf(query) ? [UseGuards(ExplainGuard)] : []),
    QueryParameters(Object.keys(query === undefined ? {} : fieldsOf(query))),
    ApiOperation({ operationId: id, summary, description: describeEffect(options) }),
    ...parameters(path, ApiParam),
    ...parameters(query, ApiQuery),
    ...headers.map((name) =>
      ApiHeader({
        name: name.replace('!', ''),
        required: name.endsWith('!'),
        description: REQUEST_HEADERS[name].description,
        schema: asSchema(REQUEST_HEADERS[name].schema),
      }),
    ),
    ...(body === undefined ? [] : [TakesBody(body), bodyDecorator(body)]),
    ApiResponse({
      status,
      description: answer?.description ?? 'Done; there is no body.',
      headers: answerHeaders,
      ...(answerSchema !== undefined && {
        content: { [answer?.contentType ?? 'application/json']: { schema: asSchema(answerSchema) } },
      }),
    }),
    ...Object.entries(others).map(([other, told]) =>
      ApiResponse({
        status: Number(other),
        ...(typeof told === 'string'
          ? { description: told }
          : {
              description: told.description,
              content: { 'application/json': { schema: asSchema(schemaRef(told.type)) } },
            }),
      }),
    ),
    ...problemStatuses(options).map((code) =>
      ApiResponse({
        status: code,
        description: PROBLEMS[code] ?? 'A problem.',
        headers: PROBLEM_HEADERS[code] ?? {},
        content: problem,
      }),
    ),
  );
}

function bodyDecorator(body: TakenBody): MethodDecorator {
  if ('bytes' in body) {
    const schema = asSchema({ type: 'string', format: 'binary', description: body.bytes });
    return applyDecorators(ApiConsumes(BYTES), ApiBody({ required: true, schema }));
  }
  const types = body.use === 'merge' ? ['application/merge-patch+json', 'application/json'] : ['application/json'];
  return applyDecorators(
    ApiConsumes(...types),
    ApiBody({ required: isBodyRequired(body), schema: asSchema(schemaRef(body.type)) }),
  );
}
