import type { OpenAPI3, PathsObject } from 'openapi-typescript';
import type * as ts from 'typescript';

/** Where the TypeScript client has the types of the document, below the clone's root. */
export const CLIENT_TYPES_FILE = 'libs/client/src/api-types.ts';

const HEAD = `/* Generated from configs/openapi.json by \`npm run generate\`: edit neither. */\n\n`;

/**
 * The document's types. Failures and headers are left out: each operation has the same ones, the client throws them as one class, and with
 * them the file would be twice as long.
 */
export async function clientTypesText(document: string): Promise<string> {
  // Loaded here, as only this needs it.
  const { default: generate, astToString } = await import('openapi-typescript');
  const { factory, SyntaxKind } = await import('typescript').then((module) => module.default);
  const nodes = await generate(successesOf(JSON.parse(document) as OpenAPI3), {
    // A field with a default may be left out of a body; answers say themselves what they require.
    defaultNonNullable: false,
    transform: ({ format }, { path }): ts.TypeNode | undefined => {
      if (format === 'binary') return factory.createTypeReferenceNode('Blob');
      // It has no type, and contains itself, which no property of an interface can say.
      return path?.endsWith('/JsonValue') ? factory.createKeywordTypeNode(SyntaxKind.UnknownKeyword) : undefined;
    },
  });
  return `${HEAD}${astToString(nodes)}`;
}

function successesOf(document: OpenAPI3): OpenAPI3 {
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, { responses: object }>>).map(
    ([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => [
          method,
          { ...operation, responses: Object.fromEntries(successes(operation.responses)) },
        ]),
      ),
    ],
  );
  return { ...document, paths: Object.fromEntries(paths) as PathsObject };
}

const successes = (responses: object): [string, object][] =>
  Object.entries(responses as Record<string, { headers?: object }>)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { headers: _, ...response }]) => [status, response]);
