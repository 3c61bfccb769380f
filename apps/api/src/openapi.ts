import { componentExamples, componentSchemas, problemContent, serviceVersion } from '@lucid/common';
import { CONSISTENCY_TOKEN } from '@lucid/mongo';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { tagGroups } from './tags';

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<OperationObject['parameters']>[number];
type Response = Extract<OperationObject['responses'][string], { description: string }>;

const READ_PARAMETERS: readonly Parameter[] = [
  {
    name: 'X-Min-Consistency',
    in: 'header',
    required: false,
    description:
      'X-Consistency-Token of a write. The response is at least as new as that write; otherwise the service answers 412.',
    schema: { type: 'string', pattern: CONSISTENCY_TOKEN.source },
  },
  {
    name: 'wait_ms',
    in: 'query',
    required: false,
    description: 'Time to wait for X-Min-Consistency, in milliseconds.',
    schema: { type: 'integer', minimum: 0, maximum: 10_000, default: 1000 },
  },
];

/** Read-your-writes is the same on every operation: reads take a token, writes return one. */
function describeConsistency(method: string, operation: OperationObject): void {
  const { responses } = operation;
  if (method === 'get') {
    operation.parameters = [...(operation.parameters ?? []), ...READ_PARAMETERS];
    responses['412'] = {
      ...(responses['400'] as Response),
      content: problemContent(['precondition_failed']),
      description: 'The write that X-Min-Consistency names was not visible in time.',
    };
    return;
  }
  for (const [status, response] of Object.entries(responses) as [string, Response][]) {
    if (!status.startsWith('2')) continue;
    const token = {
      description: 'Token of this write. Send it as X-Min-Consistency with later reads.',
      schema: { type: 'string' as const },
    };
    response.headers = { ...response.headers, 'X-Consistency-Token': token };
  }
}

const RATE_LIMIT_HEADERS = {
  'RateLimit-Policy': {
    description: 'Number of requests that the key allows (`q`) in a window of `w` seconds.',
    schema: { type: 'string' as const, examples: ['"minute";q=600000;w=60'] },
  },
  RateLimit: {
    description: 'Approximate number of requests left (`r`), and seconds until the window restarts (`t`).',
    schema: { type: 'string' as const, examples: ['"minute";r=599994;t=57'] },
  },
};

/** Every operation that asks for a key says where its limit stands (draft-ietf-httpapi-ratelimit-headers-10). */
function describeRateLimit({ responses }: OperationObject): void {
  for (const [status, response] of Object.entries(responses) as [string, Response][]) {
    if (status.startsWith('2') || status === '429') response.headers = { ...response.headers, ...RATE_LIMIT_HEADERS };
  }
}

/** The OpenAPI document of an application, the same at every call: what /docs shows and what `npm run openapi` writes. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lucid Storage')
    .setVersion(serviceVersion())
    .setDescription(
      'Storage for the Lucid services: users, sessions, blocks, transactions, trust policies and wallets over MongoDB, Redis and Elasticsearch. ' +
        'Every error response is a problem document (RFC 9457). Lists are pages with an opaque cursor. Documents have entity tags. ' +
        'Paste the examples of this document in the order of their sections: create a user first, then what belongs to it.',
    )
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'This service')
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-API-Key',
        description:
          'Required on every operation except the probes, as soon as a key is configured or created. The key needs the scope that the operation names as `x-required-scope`.',
      },
      'ApiKey',
    )
    .addSecurityRequirements('ApiKey')
    .addApiKey(
      {
        type: 'apiKey',
        in: 'cookie',
        name: 'lucid_console',
        description:
          'Session of the console, for pages of the service itself: `POST /api/v1/console-session` sets it. Its name begins with `__Host-` over TLS. Stands for the key that signed in; a key in the same request goes first.',
      },
      'ConsoleSession',
    )
    .addSecurityRequirements('ConsoleSession');
  const groups = tagGroups();
  for (const { tags } of groups)
    for (const [name, description] of Object.entries(tags)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build());
  for (const item of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, OperationObject>)) {
      if ('x-required-scope' in operation) {
        describeConsistency(method, operation);
        describeRateLimit(operation);
      } else operation.security = [];
    }
  }
  document.info.contact = { name: 'Lucid Storage', email: 'storage@lucid.example' };
  document.components = { ...document.components, schemas: componentSchemas(), examples: componentExamples() };
  const sections = groups.map(({ title, tags }) => ({ name: title, tags: Object.keys(tags) }));
  Object.assign(document, { 'x-tagGroups': sections });
  return document;
}
