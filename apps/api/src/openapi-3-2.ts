import { EVENT_SCHEMAS, eventItemSchema, type EventSchemas } from '@lucid/common';
import { tagGroups } from './tags';

interface MediaType {
  [EVENT_SCHEMAS]?: EventSchemas;
  itemSchema?: object;
}
interface Response {
  content?: Record<string, MediaType>;
}
interface Operation {
  responses: Record<string, Response>;
}
/** The parts of a document of OpenAPI 3.1 that 3.2 says otherwise. */
interface Document31 {
  openapi: string;
  paths: Record<string, object>;
  tags?: object[];
}

/** Tags with their parents. A parent stands in the document too, before the tags of its group. */
const nestedTags = (): object[] =>
  tagGroups().flatMap(({ parent, title, description, tags }) => [
    ...(parent === undefined ? [] : [{ name: parent, summary: title, description, kind: 'nav' }]),
    ...Object.entries(tags).map(([name, about]) => ({
      name,
      ...(parent === undefined ? { summary: title } : { parent }),
      description: about,
      kind: 'nav',
    })),
  ]);

/** A media type whose events are typed one by one. */
function typed(mediaType: MediaType): MediaType {
  const { [EVENT_SCHEMAS]: events, ...rest } = mediaType;
  if (events === undefined) return rest;
  const { schema: _schema, ...others } = rest as { schema?: unknown };
  return { ...others, itemSchema: eventItemSchema(events) };
}

function withTypedStreams(operation: Operation): Operation {
  const responses = Object.entries(operation.responses).map(([status, response]): [string, Response] => {
    if (response.content === undefined) return [status, response];
    const parts = Object.entries(response.content).map(([type, mediaType]): [string, MediaType] => [
      type,
      typed(mediaType),
    ]);
    return [status, { ...response, content: Object.fromEntries(parts) }];
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

/** The same document in OpenAPI 3.2, with nested tags and with streams whose events have schemas. It depends on nothing but its input. */
export function openApi32({
  'x-tagGroups': _groups,
  ...document
}: Document31 & { 'x-tagGroups'?: unknown }): Document31 {
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item as Record<string, Operation>).map(([method, operation]) => [
        method,
        withTypedStreams(operation),
      ]),
    ),
  ]);
  return {
    ...document,
    openapi: '3.2.0',
    tags: nestedTags(),
    paths: Object.fromEntries(paths) as Record<string, object>,
  };
}
