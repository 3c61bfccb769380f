import {
  bodyOf,
  bulkClass,
  BulkEnvelope,
  BulkResult,
  defineClass,
  type FieldOptions,
  isTagged,
  type ListQuery,
  listQueryClass,
  Operation,
  pageClass,
  parametersOf,
  pathClass,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { type Page, recordOf } from '@lucid/mongo';
import { Reading, type ReadRequest } from '@lucid/redis';
import { Body, Delete, Get, Headers, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { answerRead, CACHED_READ } from '../cache/cached-answer';
import { createClass, patchClass, replaceClass } from '../definition/bodies';
import type { Stored } from '../definition/common-fields';
import { type ChangeableModelDefinition, type ModelDefinition, wordsOf } from '../definition/definition';
import { operationTexts } from './descriptions';
import type { ResourceService } from './resource.service';

const DRY_RUN = {
  kind: 'flag',
  fallback: false,
  description: 'Whether the service only checks the items and stores none. Default: false.',
} as const satisfies FieldOptions;

/** Answers a document with its entity tag, or 304 when the caller holds it already. */
export function answer<T extends object>(document: T, reply: FastifyReply, ifNoneMatch?: string): T | undefined {
  const { etag } = recordOf(document);
  void reply.header('etag', etag);
  if (!isTagged(ifNoneMatch, etag)) return document;
  void reply.status(304);
  return undefined;
}

export interface CreatableController<T extends Stored> {
  readonly resource: ResourceService<T>;
}

/** The operations of a model whose documents are created and read, and never changed: list, get, create, bulk. */
export function createAndRead<T extends Stored>(
  definition: ModelDefinition<T>,
): abstract new (resource: ResourceService<T>) => CreatableController<T> {
  const { model, noun, plural, path, id, list, bodyLimits, operations } = definition;
  const about = operationTexts(definition);
  const words = wordsOf(noun);
  const create = createClass(model);
  const listQuery = listQueryClass(model, plural, list);
  const idPath = pathClass(model, `${noun}Path`, id);
  const bulkQuery = defineClass(`Bulk${plural}Query`, { dry_run: DRY_RUN });

  abstract class CreateAndReadController implements CreatableController<T> {
    constructor(readonly resource: ResourceService<T>) {}

    @Get()
    @Operation({
      id: operations.list,
      scope: 'models:read',
      ...about.list,
      query: listQuery,
      answer: { type: pageClass(model), description: `One page of ${wordsOf(plural)}.` },
    })
    async list(@Query(parametersOf(listQuery)) query: ListQuery): Promise<Page<T>> {
      return this.resource.list(query);
    }

    @Post()
    @RouteConfig({ bodyLimit: bodyLimits.create })
    @Operation({
      id: operations.create,
      scope: 'models:write',
      ...about.create,
      status: 201,
      body: { type: create },
      headers: ['Idempotency-Key'],
      problems: [409, 422, 507],
      answer: { type: model, description: `The created ${words}.`, headers: ['Location', 'ETag'] },
    })
    async create(
      @Body(bodyOf(create)) body: object,
      @Writing() writing: WriteContext,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<T | undefined> {
      const document = await this.resource.create(body, writing);
      void reply.header('location', `/api/v1/${path}/${encodeURIComponent(String(document[id]))}`);
      return answer(document, reply);
    }

    @Post('bulk')
    @RouteConfig({ bodyLimit: bodyLimits.bulk })
    @Operation({
      id: operations.bulk,
      scope: 'models:write',
      ...about.bulk,
      status: 207,
      body: { type: bulkClass(plural, create) },
      query: bulkQuery,
      headers: ['Idempotency-Key'],
      problems: [409, 422, 507],
      answer: { type: BulkResult, description: 'The result of each item.' },
    })
    async bulk(
      @Body(bodyOf(BulkEnvelope)) envelope: BulkEnvelope,
      @Query(parametersOf(bulkQuery)) query: InstanceType<typeof bulkQuery>,
      @Writing() writing: WriteContext,
    ): Promise<BulkResult> {
      return this.resource.bulk(envelope, writing, query.dry_run);
    }

    @Get(`:${id}`)
    @Operation({
      id: operations.get,
      scope: 'models:read',
      ...about.get,
      path: idPath,
      ...CACHED_READ,
      answer: { type: model, description: `The ${words}.`, headers: ['ETag', 'X-Cache'] },
    })
    get(
      @Param(parametersOf(idPath)) path: InstanceType<typeof idPath>,
      @Headers('if-none-match') ifNoneMatch: string | undefined,
      @Reading() reading: ReadRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): string | undefined | Promise<string | undefined> {
      return answerRead(this.resource.readDocument(path[id] as string, reading), reply, ifNoneMatch);
    }
  }
  return CreateAndReadController;
}

/** The operations of a model whose documents can be changed too: replace, patch, delete. */
export function createReadAndChange<T extends Stored>(
  definition: ChangeableModelDefinition<T>,
): ReturnType<typeof createAndRead<T>> {
  const { model, noun, id, bodyLimits, operations, examples, preconditionRequired = false } = definition;
  const about = operationTexts(definition);
  const words = wordsOf(noun);
  const replace = replaceClass(model);
  const patch = patchClass(model);
  const idPath = pathClass(model, `Changed${noun}Path`, id);
  const headers = [preconditionRequired ? 'If-Match!' : 'If-Match'] as const;
  const changed = { type: model, description: `The changed ${words}.`, headers: ['ETag'] as const };

  abstract class ChangeController extends createAndRead(definition) {
    @Put(`:${id}`)
    @RouteConfig({ bodyLimit: bodyLimits.create })
    @Operation({
      id: operations.replace,
      scope: 'models:write',
      ...about.replace,
      path: idPath,
      body: { type: replace, use: 'replace', ...(examples && { example: examples.change }) },
      headers,
      problems: [409, 422],
      answer: changed,
    })
    async replace(
      @Param(parametersOf(idPath)) path: InstanceType<typeof idPath>,
      @Body(bodyOf(replace)) body: object,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<T | undefined> {
      return answer(await this.resource.replace(path[id] as string, body, ifMatch), reply);
    }

    @Patch(`:${id}`)
    @RouteConfig({ bodyLimit: bodyLimits.create })
    @Operation({
      id: operations.update,
      scope: 'models:write',
      ...about.update,
      path: idPath,
      body: { type: patch, use: 'merge', ...(examples && { example: examples.change }) },
      headers,
      problems: [409, 422],
      answer: changed,
    })
    async update(
      @Param(parametersOf(idPath)) path: InstanceType<typeof idPath>,
      @Body(bodyOf(patch)) body: object,
      @Headers('if-match') ifMatch: string | undefined,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<T | undefined> {
      return answer(await this.resource.patch(path[id] as string, body, ifMatch), reply);
    }

    @Delete(`:${id}`)
    @Operation({
      id: operations.delete,
      scope: 'models:delete',
      ...about.delete,
      status: 204,
      path: idPath,
      headers,
      problems: [409],
    })
    async delete(
      @Param(parametersOf(idPath)) path: InstanceType<typeof idPath>,
      @Headers('if-match') ifMatch: string | undefined,
    ): Promise<void> {
      await this.resource.delete(path[id] as string, ifMatch);
    }
  }
  return ChangeController;
}
