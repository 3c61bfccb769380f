import {
  EventStreams,
  eventText,
  HEARTBEAT_MS,
  lastEventIdProblem,
  present,
  ProblemError,
  type StreamEnds,
  toProblem,
} from '@lucid/common';
import { isHistoryLost, MongoService, READ_ANY } from '@lucid/mongo';
import { type BeforeApplicationShutdown, Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mongo } from 'mongoose';
import { collectionOf, definitionAt, registeredModels } from '../definition/registered-models';

/** One change of one document. */
export interface FeedChange {
  model: string;
  operation: 'create' | 'update' | 'delete';
  id: string;
  /** Version of the document after the change; of a deletion the last one it had. */
  version?: number;
  changed_at: Date;
  /** The document after the change; not on a deletion. Fields that lists omit are left out. */
  document?: Record<string, unknown>;
}

/** Why documents changed and the feed cannot say which. */
export const RESET_REASONS = ['drop', 'rename', 'drop_database', 'unknown_deletion'] as const;

/** Documents of these models changed, and nobody knows which: whoever keeps a copy reads them again. */
export interface Reset {
  models: string[];
  reason: (typeof RESET_REASONS)[number];
  changed_at: Date;
}

export interface FeedRequest {
  models: readonly string[];
  /** Only changes of the document with this id. */
  id?: string;
  /** Goes on after this event. */
  after?: string;
}

/** How long the server is asked to wait for a change, in ms. */
const AWAIT_MS = 1000;

const OPERATIONS: Readonly<Record<string, FeedChange['operation']>> = {
  insert: 'create',
  update: 'update',
  replace: 'update',
  delete: 'delete',
};

/** Events of collections. A rename tells of `$out` too, which fills another collection and gives it the name. */
const RESETS: Readonly<Record<string, Reset['reason']>> = {
  drop: 'drop',
  rename: 'rename',
  dropDatabase: 'drop_database',
  // A deletion without its pre-image has nothing but an internal id.
  delete: 'unknown_deletion',
};

/** What the stream ends with. */
const ENDS = 'invalidate';

type Raw = mongo.ChangeStreamDocument & {
  fullDocument?: mongo.Document | null;
  fullDocumentBeforeChange?: mongo.Document | null;
  ns?: { coll: string };
  to?: { coll: string };
  clusterTime?: mongo.Timestamp;
  wallTime?: Date;
};

/** Changes of the models as they happen, from any writer, for sibling services. */
@Injectable()
export class ChangeFeedService implements BeforeApplicationShutdown {
  private readonly streams = new EventStreams();

  constructor(private readonly mongo: MongoService) {}

  beforeApplicationShutdown(): void {
    this.streams.stop();
  }

  /**
   * Answers with a feed.
   * @throws ProblemError 410 when the place to go on from is no longer known
   */
  async answer(reply: FastifyReply, request: FeedRequest): Promise<StreamableFile> {
    return this.streams.answer(reply, (ends) => this.start(request, ends));
  }

  private async start(request: FeedRequest, ends: StreamEnds): Promise<AsyncGenerator<string>> {
    const stream = this.watch(request);
    try {
      // The first question to the server: a place that is gone is told by a status, not in the middle of a stream.
      const first = (await stream.tryNext()) as Raw | null;
      return this.events(stream, first, request, ends);
    } catch (error) {
      await stream.close();
      if (request.after !== undefined && error instanceof mongo.MongoServerError) throw resumeProblem(error);
      throw error;
    }
  }

  private watch({ models, id, after }: FeedRequest): mongo.ChangeStream {
    const collections = models.map(collectionAt);
    const hidden = [...hiddenFields('fullDocument'), ...hiddenFields('fullDocumentBeforeChange'), 'updateDescription'];
    const pipeline: mongo.Document[] = [{ $match: { $or: [named(collections, OPERATIONS), ...resets(collections)] } }];
    if (id !== undefined) {
      const fields = models.map((name) => definitionAt(name)?.id);
      const ofDocument = fields.flatMap((field) => [
        { [`fullDocument.${String(field)}`]: id },
        { [`fullDocumentBeforeChange.${String(field)}`]: id },
      ]);
      pipeline.push({ $match: { $or: [...ofDocument, ...resets(collections)] } });
    }
    pipeline.push({ $unset: hidden });
    return this.mongo.db.watch(pipeline, {
      fullDocument: 'updateLookup',
      fullDocumentBeforeChange: 'whenAvailable',
      maxAwaitTimeMS: AWAIT_MS,
      ...READ_ANY,
      ...this.mongo.limit,
      // A stream that ended with its database can be started after that, not resumed.
      ...(after !== undefined && { startAfter: { _data: after } }),
    });
  }

  private async *events(
    stream: mongo.ChangeStream,
    first: Raw | null,
    request: FeedRequest,
    { gone, stopping }: StreamEnds,
  ): AsyncGenerator<string> {
    // A quiet feed says at once where to go on: one that is cut before its first change would lose what happens until it is back.
    let quietSince = -Infinity;
    try {
      yield ': the feed is open\n\n';
      for (let raw = first; ; raw = (await stream.tryNext()) as Raw | null) {
        const told = raw === null ? undefined : toEvent(raw, request.models);
        if (raw !== null && told !== undefined) {
          quietSince = Date.now();
          yield eventText({ id: (raw._id as { _data: string })._data, ...told });
          if (told.event === 'end') return;
        } else if (Date.now() - quietSince >= HEARTBEAT_MS) {
          quietSince = Date.now();
          // The id moves on while nothing happens: otherwise a quiet feed could not be resumed once the oplog has rolled on.
          yield eventText({ id: (stream.resumeToken as { _data: string })._data, event: 'heartbeat', data: {} });
        }
        if (gone.aborted) return;
        if (stopping.aborted) {
          yield eventText({ event: 'end', data: { reason: 'The replica is stopping.' } });
          return;
        }
      }
    } finally {
      await stream.close();
    }
  }
}

/** What keeps a feed from going on after an event. Whatever else the server says of a token, it cannot read it. */
function resumeProblem(error: mongo.MongoServerError): ProblemError {
  const { code } = toProblem(error);
  if (code !== 'internal_error') return toProblem(error);
  if (isHistoryLost(error)) {
    return new ProblemError(
      'history_lost',
      'The event of Last-Event-ID is older than what is kept. Read the documents again, then start without it.',
      { cause: error },
    );
  }
  return lastEventIdProblem('event_id', error);
}

const named = (collections: readonly string[], operations: object): mongo.Document => ({
  'ns.coll': { $in: collections },
  operationType: { $in: Object.keys(operations) },
});

/** The events that name no document. */
const resets = (collections: readonly string[]): mongo.Document[] => [
  { ...named(collections, { drop: true, rename: true }) },
  { 'to.coll': { $in: collections }, operationType: 'rename' },
  { ...named(collections, { delete: true }), fullDocumentBeforeChange: null },
  { operationType: { $in: ['dropDatabase', ENDS] } },
];

/** What an event of the database is to the reader of a feed; undefined when it is nothing. */
function toEvent(raw: Raw, models: readonly string[]): { event: string; data: object } | undefined {
  if (raw.operationType === ENDS) {
    const reason = 'The database was dropped. Reconnect with Last-Event-ID.';
    return { event: 'end', data: { reason } };
  }
  const change = toChange(raw, models);
  if (change !== undefined) return { event: 'change', data: change };
  const reset = toReset(raw, models);
  return reset && { event: 'reset', data: reset };
}

function toReset(raw: Raw, models: readonly string[]): Reset | undefined {
  const reason = RESETS[raw.operationType];
  if (reason === undefined) return undefined;
  const collections = [raw.ns?.coll, raw.to?.coll];
  const concerned = models.filter((name) => reason === 'drop_database' || collections.includes(collectionAt(name)));
  return { models: concerned, reason, changed_at: timeOf(raw) };
}

function collectionAt(name: string): string {
  const definition = definitionAt(name);
  if (definition === undefined) throw new Error(`No model has the path ${name}.`);
  return collectionOf(definition);
}

/** Fields that lists leave out too, because they may be large. */
const hiddenFields = (document: string): string[] =>
  registeredModels().flatMap(({ definition }) =>
    (definition.list.omitted ?? []).map((field) => `${document}.${field}`),
  );

const timeOf = ({ wallTime, clusterTime }: Raw): Date => wallTime ?? new Date((clusterTime?.t ?? 0) * 1000);

/** A change as it is told; undefined for one whose document is gone since (its deletion follows). */
function toChange(raw: Raw, models: readonly string[]): FeedChange | undefined {
  const operation = OPERATIONS[raw.operationType];
  const name = models.find((model) => collectionAt(model) === raw.ns?.coll);
  const described = name === undefined ? undefined : definitionAt(name);
  const document = operation === 'delete' ? raw.fullDocumentBeforeChange : raw.fullDocument;
  if (operation === undefined || name === undefined || described === undefined || document == null) return undefined;
  const { document: shown } = present(described.model, document);
  const version = shown['version'] as number | undefined;
  return {
    model: name,
    operation,
    // Text that is empty: the document has no id of ours, and says so among its invalid fields.
    id: (shown[described.id] as string | undefined) ?? '',
    ...(version !== undefined && { version }),
    changed_at: timeOf(raw),
    ...(operation !== 'delete' && { document: shown }),
  };
}
