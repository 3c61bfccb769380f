import { Auditing, type AuditNotes, bodyOf, Operation, parametersOf } from '@lucid/common';
import { CollectionPath } from '@lucid/mongo';
import { Body, Controller, Delete, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeIndexQuery, DropIndexQuery, IndexPath } from '../index-definition/index-paths';
import { CollectionIndex, CollectionIndexList } from '../indexes/collection-index';
import { DroppedIndex } from '../indexes/index-drop';
import { IndexPatch } from '../indexes/index-patch';
import { IndexesService } from '../indexes/indexes.service';

@ApiTags('database')
@Controller('database/collections/:name/indexes')
export class IndexesController {
  constructor(private readonly indexes: IndexesService) {}

  @Get()
  @Operation({
    id: 'listIndexes',
    scope: 'database:read',
    collections: 'shape',
    summary: 'List the indexes of a collection',
    description:
      'Each with its size, its uses on all members of the replica set, how far it is while it is built, and whether the service ' +
      'declares it. A member that cannot be asked is waited for up to 2 s, and named. A view has none: 409.',
    path: CollectionPath,
    problems: [409],
    answer: { type: CollectionIndexList, description: 'The indexes.' },
  })
  async list(@Param(parametersOf(CollectionPath)) { name }: { name: string }): Promise<CollectionIndexList> {
    return this.indexes.list(name);
  }

  @Get(':index')
  @Operation({
    id: 'getIndex',
    scope: 'database:read',
    collections: 'shape',
    summary: 'Get an index',
    path: IndexPath,
    problems: [409],
    answer: { type: CollectionIndex, description: 'The index.' },
  })
  async get(
    @Param(parametersOf(IndexPath)) { name, index }: { name: string; index: string },
  ): Promise<CollectionIndex> {
    return this.indexes.get(name, index);
  }

  @Patch(':index')
  @Operation({
    id: 'updateIndex',
    scope: 'database:write',
    collections: 'define',
    confirms: 'name',
    summary: 'Hide an index, show it again, or change when documents expire by it',
    description:
      'An index that the service declares can only be brought to what is declared, 409 otherwise; so can nothing of the index of _id. ' +
      '`expire_after_seconds` lets MongoDB delete documents: it needs a scope to delete (`models:delete` for models, else `database:delete`) and `confirm`.',
    path: IndexPath,
    query: ChangeIndexQuery,
    body: { type: IndexPatch, use: 'merge' },
    problems: [409, 422],
    answer: { type: CollectionIndex, description: 'The index as it is now.' },
  })
  async change(
    @Param(parametersOf(IndexPath)) { name, index }: { name: string; index: string },
    @Body(bodyOf(IndexPatch)) patch: IndexPatch,
    @Auditing() audit: AuditNotes,
  ): Promise<CollectionIndex> {
    return this.indexes.change(name, index, patch, audit);
  }

  @Delete(':index')
  @Operation({
    id: 'dropIndex',
    scope: 'database:delete',
    collections: 'define',
    summary: 'Drop an index',
    description:
      'Not one that the service declares, nor that of _id: 409. Without `confirm` nothing is dropped, and the problem says how ' +
      'often it was used: one that is in use is better hidden first. One under construction that no job asked for is given up.',
    path: IndexPath,
    query: DropIndexQuery,
    problems: [409],
    answer: { type: DroppedIndex, description: 'It is gone; its definition makes it again.' },
  })
  async drop(
    @Param(parametersOf(IndexPath)) { name, index }: { name: string; index: string },
    @Query(parametersOf(DropIndexQuery)) { confirm }: { confirm?: string },
    @Auditing() audit: AuditNotes,
  ): Promise<DroppedIndex> {
    return this.indexes.drop(name, index, confirm, audit);
  }
}
