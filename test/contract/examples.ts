import { Ajv2020 } from 'ajv/dist/2020';
import { document, type DocumentedOperation, type MediaType, operations } from './document';

/** A JSON body of an operation in the document. */
export interface DocumentedBody {
  operation: DocumentedOperation;
  /** The status of a response; undefined for the request. */
  status?: string;
  mediaType: string;
  content: MediaType;
}

const isJson = (mediaType: string): boolean => /[/+]json$/.test(mediaType);

const jsonIn = (content: Record<string, MediaType> | undefined): [string, MediaType][] =>
  Object.entries(content ?? {}).filter(([mediaType]) => isJson(mediaType));

/** Every JSON body that operations take. */
export const requestBodies: readonly DocumentedBody[] = operations.flatMap((operation) =>
  jsonIn(operation.requestBody?.content).map(([mediaType, content]) => ({ operation, mediaType, content })),
);

/** Every JSON body that operations answer. */
export const responseBodies: readonly DocumentedBody[] = operations.flatMap((operation) =>
  Object.entries(operation.responses).flatMap(([status, response]) =>
    jsonIn(response.content).map(([mediaType, content]) => ({ operation, status, mediaType, content })),
  ),
);

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).addSchema({
  $id: 'document',
  components: { schemas: document.components.schemas },
});

/** What is wrong with a value under a schema of the document; empty when nothing is. */
export function violations(schema: object, value: unknown): string[] {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as object;
  const validate = ajv.compile(absolute);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
