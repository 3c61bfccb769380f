import {
  checkLastEventId,
  component,
  defineClass,
  type JsonSchema,
  Operation,
  parametersOf,
  schemaRef,
  STREAM_ENDS,
} from '@lucid/common';
import { Controller, Get, Headers, Query, Res, type StreamableFile, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ID } from '../definition/common-fields';
import type { RegisteredModel } from '../definition/registered-models';
import { ChangeFeedService, RESET_REASONS } from './change-feed.service';

/** The `data` of the event that ends a feed because the database was dropped. */
const ENDED: JsonSchema = {
  type: 'object',
  required: ['reason'],
  properties: { reason: { type: 'string', description: 'Why the stream ends, and what to do.' } },
};

/** The change feed of models. Call it after the models are registered: the document names each of them. */
export function createChangeFeedController(models: readonly RegisteredModel[]): Type {
  const names = models.map(({ definition }) => definition.path);

  const FeedQuery = defineClass('ChangeFeedQuery', {
    models: {
      kind: 'list',
      items: { kind: 'text', values: names },
      minItems: 1,
      maxItems: names.length,
      unique: true,
      collection: true,
      fallback: names,
      description: 'Models to follow, comma-separated. Default: all.',
    },
    id: { ...ID, description: 'Id of one document to follow. Default: all documents.' },
  });

  const documents: JsonSchema = { anyOf: models.map(({ definition }) => schemaRef(definition.model)) };

  /** The `data` of a `change` event; the document is one of the models. */
  const change = component('ChangeEvent', FeedQuery, () => ({
    type: 'object',
    required: ['model', 'operation', 'id', 'changed_at'],
    properties: {
      model: { type: 'string', enum: names, description: 'Model of the document.', examples: ['users'] },
      operation: {
        type: 'string',
        enum: ['create', 'update', 'delete'],
        description: 'Kind of the change.',
        examples: ['update'],
      },
      id: { type: 'string', description: 'Id of the document.', examples: ['grace'] },
      version: {
        type: 'integer',
        description: 'Version of the document after the change, or the last version before a delete.',
        examples: [2],
      },
      changed_at: {
        type: 'string',
        format: 'date-time',
        description: 'Time of the change in MongoDB, in UTC.',
        examples: ['2026-11-24T08:00:00.000Z'],
      },
      document: documents,
    },
  }));

  /** The `data` of a `reset` event. */
  const reset: JsonSchema = {
    type: 'object',
    required: ['models', 'reason', 'changed_at'],
    properties: {
      models: { type: 'array', items: { type: 'string' }, description: 'Models to read again.' },
      reason: { type: 'string', description: 'What another program did.', examples: [...RESET_REASONS] },
      changed_at: { type: 'string', format: 'date-time', description: 'Time of the change in MongoDB, in UTC.' },
    },
  };

  @ApiTags('changes')
  @Controller('changes')
  class ChangeFeedController {
    constructor(private readonly feed: ChangeFeedService) {}

    @Get()
    @Operation({
      id: 'streamChanges',
      scope: 'models:read',
      collections: 'values',
      holds: 'change_streams',
      summary: 'Stream changes',
      description:
        'Sends a server-sent event `change` (ChangeEvent) for every change by any program, in order per document and at least once, and a `heartbeat` at the start and every 15 seconds. ' +
        `An event \`reset\` (\`{models, reason, changed_at}\`) means that the stream cannot name the changed documents: read all documents of its \`models\` again. Its \`reason\` is one of ${RESET_REASONS.join(', ')}. ` +
        'Reconnect with `Last-Event-ID` to continue where the stream ended; the service answers 410 if MongoDB no longer has that position. ' +
        STREAM_ENDS,
      query: FeedQuery,
      headers: ['Last-Event-ID'],
      problems: [410],
      answer: {
        schema: change,
        contentType: 'text/event-stream',
        events: { change, reset, end: ENDED },
        description: 'The stream. It ends with the connection, with the replica, or when the key loses its permission.',
      },
    })
    async stream(
      @Query(parametersOf(FeedQuery)) { models, id }: InstanceType<typeof FeedQuery>,
      @Headers('last-event-id') after: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<StreamableFile> {
      checkLastEventId(after);
      return this.feed.answer(reply, {
        models,
        ...(id !== undefined && { id }),
        ...(after !== undefined && { after }),
      });
    }
  }

  return ChangeFeedController;
}
