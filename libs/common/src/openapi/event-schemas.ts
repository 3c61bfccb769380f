import { Problem } from '../answers/problem';
import { type JsonSchema, schemaRef } from './schemas';

/** The `data` of each kind of event that a stream sends, by the name of the event. */
export type EventSchemas = Readonly<Record<string, JsonSchema>>;

/** Where a media type of OpenAPI 3.1 keeps the events of its stream. Version 3.2 has `itemSchema` instead. */
export const EVENT_SCHEMAS = 'x-event-schemas';

/** The events of a stream: its own, and those that every stream sends. */
export const streamEvents = (own: EventSchemas): EventSchemas => ({
  ...own,
  heartbeat: { type: 'object', description: 'Empty. The stream sends it while nothing happens.' },
  problem: schemaRef(Problem),
});

/** One event of a stream as OpenAPI 3.2 describes the items of `text/event-stream`. */
export const eventItemSchema = (events: EventSchemas): JsonSchema => ({
  type: 'object',
  required: ['event', 'data'],
  properties: {
    id: { type: 'string', description: 'Position in the stream. Send it as `Last-Event-ID` to continue after it.' },
    event: { type: 'string', description: 'Kind of the event.' },
    data: { type: 'string', description: 'JSON text. Its schema depends on `event`.' },
  },
  oneOf: Object.entries(events).map(([event, contentSchema]) => ({
    required: ['event', 'data'],
    properties: { event: { const: event }, data: { contentMediaType: 'application/json', contentSchema } },
  })),
});
