import {
  type AuditNotes,
  Auditing,
  bodyOf,
  CONFIRM,
  CURSOR,
  defineClass,
  LIMIT,
  Operation,
  pageClass,
  parametersOf,
  requireConfirmation,
  type WriteContext,
  Writing,
} from '@lucid/common';
import { CollectionPath, type Page } from '@lucid/mongo';
import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Collection, COLLECTION_TYPES, CollectionSummary } from '../collections/collection';
import { type CollectionsQuery, CollectionsService } from '../collections/collections.service';
import { CreateCollection } from '../collections/create-collection';
import { NEW_NAME } from '../collections/new-name';

const ListQuery = defineClass('ListCollectionsQuery', {
  limit: LIMIT,
  cursor: CURSOR,
  type: { kind: 'text', values: COLLECTION_TYPES, enumName: 'CollectionType', description: 'Only of this type.' },
});

const RenameCollection = defineClass('RenameCollection', {
  to: { ...NEW_NAME, description: 'Its new name, which no other collection has.' },
});

const ConfirmQuery = defineClass('DropCollectionQuery', { confirm: CONFIRM });
const CreateQuery = defineClass('CreateCollectionQuery', {
  confirm: {
    ...CONFIRM,
    description:
      'Name of the collection, once more. Required with options by which MongoDB deletes documents: `capped`, `expire_after_seconds`.',
  },
});

/** Where a collection is found. */
const locationOf = (name: string): string => `/api/v1/database/collections/${encodeURIComponent(name)}`;

@ApiTags('database')
@Controller('database/collections')
export class CollectionsController {
  constructor(private readonly collections: CollectionsService) {}

  @Get()
  @Operation({
    id: 'listCollections',
    scope: 'database:read',
    summary: 'List the collections, views and time series',
    description: "By name. MongoDB's own collections (`system.…`) are left out.",
    query: ListQuery,
    answer: { type: pageClass(CollectionSummary), description: 'A page of collections.' },
  })
  async list(@Query(parametersOf(ListQuery)) query: CollectionsQuery): Promise<Page<CollectionSummary>> {
    return this.collections.list(query);
  }

  @Get(':name')
  @Operation({
    id: 'getCollection',
    scope: 'database:read',
    collections: 'shape',
    summary: 'Get a collection with its options',
    path: CollectionPath,
    answer: { type: Collection, description: 'The collection.' },
  })
  async get(@Param(parametersOf(CollectionPath)) { name }: { name: string }): Promise<Collection> {
    return this.collections.get(name);
  }

  @Post()
  @Operation({
    id: 'createCollection',
    scope: 'database:write',
    collections: 'define',
    confirms: 'name',
    summary: 'Create a collection',
    description:
      'Options are set once and for all, but for the rules of its documents. What MongoDB does not take together is refused with a pointer. ' +
      'Options by which MongoDB deletes documents (`capped`, `expire_after_seconds`) need `database:delete` and `confirm`.',
    status: 201,
    body: { type: CreateCollection },
    query: CreateQuery,
    headers: ['Idempotency-Key'],
    answer: { type: Collection, description: 'The collection.', headers: ['Location'] },
  })
  async create(
    @Body(bodyOf(CreateCollection)) body: CreateCollection,
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Collection> {
    const created = await this.collections.create(body, writing, audit);
    void reply.header('location', locationOf(created.name));
    return created;
  }

  @Post(':name/rename')
  @Operation({
    id: 'renameCollection',
    scope: 'database:delete',
    collections: 'define',
    summary: 'Rename a collection',
    description: 'At once, with its documents and indexes. Whoever still uses the old name finds nothing there.',
    path: CollectionPath,
    body: { type: RenameCollection },
    headers: ['Idempotency-Key'],
    answer: { type: Collection, description: 'The collection under its new name.', headers: ['Location'] },
  })
  async rename(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Body(bodyOf(RenameCollection)) { to }: { to: string },
    @Writing() writing: WriteContext,
    @Auditing() audit: AuditNotes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Collection> {
    const renamed = await this.collections.rename(name, to, writing, audit);
    void reply.header('location', locationOf(to));
    return renamed;
  }

  @Delete(':name')
  @Operation({
    id: 'dropCollection',
    scope: 'database:delete',
    collections: 'delete',
    summary: 'Drop a collection, view or time series',
    description:
      'With all its documents and indexes; there is no way back but a backup. Protected collections are refused.',
    status: 204,
    path: CollectionPath,
    query: ConfirmQuery,
    problems: [409],
  })
  async drop(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Query(parametersOf(ConfirmQuery)) { confirm }: { confirm?: string },
    @Auditing() audit: AuditNotes,
  ): Promise<void> {
    requireConfirmation(confirm, name, `All documents and indexes of ${name} will be gone.`);
    await this.collections.drop(name, audit);
  }
}
