import { componentSchemas } from '@lucid/common';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const TAGS: Readonly<Record<string, string>> = {
  users: 'Users, found by id, e-mail address or TRON address.',
  sessions: 'Recorded sessions and their chunks: appended, completed, proven, anchored.',
  blocks: 'The chain of blocks: append-only, provable, verifiable.',
  transactions: 'Transactions, by status, block and address.',
  'trust-policies': 'Trust policies: who may do what, kept in every version, and evaluated.',
  wallets: "Users' wallets; no private keys, ever.",
  merkle: 'Merkle roots and proofs for callers; nothing is stored.',
  database: 'The database under the service: health and statistics.',
  probes: "Kubernetes' probes; they need no key.",
};

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
        description: 'Needed on every operation but the probes, once a key is configured.',
      },
      'ApiKey',
    )
    .addSecurityRequirements('ApiKey');
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build());
  for (const [path, item] of Object.entries(document.paths)) {
    if (path.startsWith('/api/')) continue;
    for (const operation of Object.values(item as Record<string, { security?: object[] }>)) operation.security = [];
  }
  document.info.contact = { name: 'Lucid Storage', email: 'storage@lucid.example' };
  document.components = { ...document.components, schemas: componentSchemas() };
  return document;
}
