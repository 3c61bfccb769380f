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
      description: 'Only changes of these models, comma-separated.',
    },
    id: { ...ID, description: 'Only changes of the document with this id.' },
  });

  const documents: JsonSchema = { anyOf: models.map(({ definition }) => schemaRef(definition.model)) };

  /** The `data` of a `change` event; the document is one of the models. */
  const change = component('ChangeEvent', FeedQuery, () => ({
    type: 'object',
    required: ['model', 'operation', 'id', 'changed_at'],
    properties: {
      model: { type: 'string', enum: names },
      operation: { type: 'string', enum: ['create', 'update', 'delete'] },
      id: { type: 'string' },
      version: { type: 'integer' },
      changed_at: { type: 'string', format: 'date-time' },
      document: documents,
    },
  }));

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
      summary: 'Follow the changes of the models as server-sent events',
      description:
        'Each change, by any writer, is an event `change` whose data is a ChangeEvent; a quiet feed sends `heartbeat` at its beginning and every 15 s. ' +
        `An event \`reset\` says that documents changed and the feed cannot name them. Another program dropped, renamed or replaced a collection (\`$out\`), or deleted a document while pre-images were off. Read all documents of its \`models\` again. Its data is \`{models, reason, changed_at}\`, and \`reason\` is one of ${RESET_REASONS.join(', ')}. ` +
        'Events of one document come in order and at least once. Reconnect with Last-Event-ID to go on where it ended: 410 when that is too long ago. ' +
        STREAM_ENDS,
      query: FeedQuery,
      headers: ['Last-Event-ID'],
      problems: [410],
      answer: {
        schema: change,
        contentType: 'text/event-stream',
        description: 'The stream; it ends with the connection, the replica or the permission of the key.',
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
