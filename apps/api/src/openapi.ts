import { componentSchemas } from '@lucid/common';
import { CONSISTENCY_TOKEN } from '@lucid/mongo';
import { registeredModels } from '@lucid/resource';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const tags = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(registeredModels().map(({ definition }) => [definition.path, definition.tag])),
  merkle: 'Merkle roots and proofs for callers; nothing is stored.',
  changes: 'The changes of the models, as they happen.',
  database: 'The database under the service: health, statistics, collections, indexes, operations and advice.',
  backups: 'Backups, their verification, and restores.',
  volumes: 'Volumes: directories with quotas, their usage and forecast.',
  search: 'Full text, filters and facets over the models, and the indices behind them.',
  cache: 'The cache of answers: what it does, what it holds, and forgetting it.',
  jobs: 'Long work: its progress, its outcome, and its end.',
  'api-keys': 'Who may do what: keys with scopes and expiry.',
  audit: 'Who changed what, and how it went.',
  console: 'Sessions of the console: a cookie in place of a key.',
  metrics: 'What Prometheus is told, and the history of requests.',
  service: 'The service itself: its configuration, and bundles for support.',
  probes: "Kubernetes' probes; they need no key.",
});

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<OperationObject['parameters']>[number];
type Response = Extract<OperationObject['responses'][string], { description: string }>;

const READ_PARAMETERS: readonly Parameter[] = [
  {
    name: 'X-Min-Consistency',
    in: 'header',
    required: false,
    description: 'An X-Consistency-Token: the answer is at least as new as the write it came with; 412 otherwise.',
    schema: { type: 'string', pattern: CONSISTENCY_TOKEN.source },
  },
  {
    name: 'wait_ms',
    in: 'query',
    required: false,
    description: 'How long to wait for X-Min-Consistency.',
    schema: { type: 'integer', minimum: 0, maximum: 10_000, default: 1000 },
  },
];

/** Read-your-writes is the same on every operation: reads take a token, writes answer one. */
function describeConsistency(method: string, operation: OperationObject): void {
  const { responses } = operation;
  if (method === 'get') {
    operation.parameters = [...(operation.parameters ?? []), ...READ_PARAMETERS];
    responses['412'] = {
      ...(responses['400'] as Response),
      description: 'The write of X-Min-Consistency was not seen in time.',
    };
    return;
  }
  for (const [status, response] of Object.entries(responses) as [string, Response][]) {
    if (!status.startsWith('2')) continue;
    const token = { description: 'Token for X-Min-Consistency of later reads.', schema: { type: 'string' as const } };
    response.headers = { ...response.headers, 'X-Consistency-Token': token };
  }
}

const RATE_LIMIT_HEADERS = {
  'RateLimit-Policy': {
    description: 'Requests that the key allows (`q`) in a window of so many seconds (`w`).',
    schema: { type: 'string' as const, examples: ['"minute";q=600000;w=60'] },
  },
  RateLimit: {
    description: 'Requests that are left (`r`), about, and seconds until there are more (`t`).',
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
    .setVersion('1.0.0')
    .setDescription(
      'Storage for the Lucid services: users, sessions, blocks, transactions, trust policies and wallets over MongoDB, Redis and Elasticsearch. ' +
        'Errors are `application/problem+json` (RFC 9457); lists are pages with an opaque cursor; documents carry entity tags.',
    )
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'This service')
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-API-Key',
        description:
          'Needed on every operation but the probes, once a key is configured or was made; with the scope that the operation names.',
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
  for (const [name, description] of Object.entries(tags())) builder.addTag(name, description);
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
  document.components = { ...document.components, schemas: componentSchemas() };
  return document;
}
