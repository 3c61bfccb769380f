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
import { BYTES, isBodyRequired, type TakenBody, TakesBody } from '../body/taken-body';
import { fieldsOf, type ModelClass } from '../fields/model-class';
import { checkedQuery } from '../guards/checked-query.guard';
import { ExplainGuard } from '../guards/explain.guard';
import { IfMatchRequiredGuard } from '../guards/if-match.guard';
import { QueryParameters } from '../guards/unknown-parameter.guard';
import { declareEffects, type EffectDeclaration } from '../requests/declared-effects';
import { type DeclaredOperation, Declares } from '../requests/declared-operation';
import { PUBLIC } from '../scopes/scopes';
import { describeEffect } from './describe-effect';
import { EVENT_SCHEMAS, type EventSchemas, streamEvents } from './event-schemas';
import { ANSWER_HEADERS, type AnswerHeader, headerText, REQUEST_HEADERS, type RequestHeader } from './headers';
import { examplesOf } from './named-examples';
import { problemResponses } from './problem-responses';
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
    /** The `data` of each kind of event, where the answer is a stream of them. */
    events?: EventSchemas;
    /** What differs in the documented example from the one that the fields give; undefined leaves a field out. */
    example?: Readonly<Record<string, unknown>>;
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

type SchemaObject = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;

const asSchema = (schema: JsonSchema): SchemaObject => schema;

function parameters(type: ModelClass | undefined, decorate: typeof ApiQuery | typeof ApiParam): MethodDecorator[] {
  return Object.entries(type === undefined ? {} : fieldsOf(type)).map(([name, field]) => {
    const { description, examples, ...schema } = fieldSchema(name, field);
    // Readers fill in what the document shows. A parameter that may be left out is filled in by its own example only.
    const shown = field.required === true || field.example !== undefined;
    const list = field.kind === 'list' && { style: 'form' as const, explode: false };
    return decorate({
      name,
      description: String(description),
      required: field.required === true,
      schema: asSchema({ ...schema, ...(shown && { examples }) }),
      ...list,
    });
  });
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
    ...Object.fromEntries((answer?.headers ?? []).map((name) => [name, headerText(ANSWER_HEADERS[name])])),
    ...(headers.includes('Idempotency-Key') && {
      'Idempotency-Replayed': headerText('`true` if the response repeats that of an earlier request with this key.'),
    }),
  };
  return applyDecorators(
    HttpCode(status),
    Declares({ ...options, effects: declareEffects(id, options, classes) }),
    ...(scope === PUBLIC ? [] : [ApiExtension('x-required-scope', scope)]),
    ...(collections === undefined ? [] : [ApiExtension('x-collection-effect', collections)]),
    ...(holds === undefined ? [] : [ApiExtension('x-held-place', holds)]),
    ...(headers.includes('If-Match!') ? [UseGuards(IfMatchRequiredGuard)] : []),
    ...(query !== undefined && 'explain' in fieldsOf(query) ? [UseGuards(ExplainGuard)] : []),
    ...(query !== undefined && options.confirms !== undefined ? [UseGuards(checkedQuery(query))] : []),
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
    ...(body === undefined ? [] : [TakesBody(body), bodyDecorator(id, body)]),
    ApiResponse({
      status,
      description: answer?.description ?? 'Done; there is no body.',
      headers: answerHeaders,
      ...(answerSchema !== undefined && {
        content: {
          [answer?.contentType ?? 'application/json']: {
            schema: asSchema(answerSchema),
            ...(answer?.events !== undefined && { [EVENT_SCHEMAS]: streamEvents(answer.events) }),
            ...(answer?.type !== undefined && { examples: examplesOf(answer.type, 'response', id, answer.example) }),
          },
        },
      }),
    }),
    ...Object.entries(others).map(([other, told]) =>
      ApiResponse({
        status: Number(other),
        ...(typeof told === 'string'
          ? { description: told }
          : {
              description: told.description,
              content: {
                'application/json': {
                  schema: asSchema(schemaRef(told.type)),
                  examples: examplesOf(told.type, 'response', id),
                },
              },
            }),
      }),
    ),
    ...problemResponses(options).map((response) => ApiResponse(response)),
  );
}

function bodyDecorator(id: string, body: TakenBody): MethodDecorator {
  if ('bytes' in body) {
    const schema = asSchema({ type: 'string', format: 'binary', description: body.bytes });
    return applyDecorators(ApiConsumes(BYTES), ApiBody({ required: true, schema }));
  }
  const types = body.use === 'merge' ? ['application/merge-patch+json', 'application/json'] : ['application/json'];
  return applyDecorators(
    ApiConsumes(...types),
    ApiBody({
      required: isBodyRequired(body),
      schema: asSchema(schemaRef(body.type)),
      examples: examplesOf(body.type, 'request', id, body.example),
    }),
  );
}
