import { Operation, parametersOf } from '@lucid/common';
import { CollectionPath } from '@lucid/mongo';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CollectionHistoryQuery, DatabaseHistoryQuery, History, type HistoryQuery } from '../history/history';
import { HistoryService } from '../history/history.service';

@ApiTags('database')
@Controller('database')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  @Get('history')
  @Operation({
    id: 'getDatabaseHistory',
    scope: 'database:read',
    summary: 'Get how a metric of the database or its server went',
    description:
      'Sampled once a minute, kept for 48 hours, and the first of each hour for 90 days. Rates are averages from one point to ' +
      'the next, at both distances exact. Metrics of the server are of all of its databases.',
    query: DatabaseHistoryQuery,
    answer: { type: History, description: 'The points.' },
  })
  async ofDatabase(@Query(parametersOf(DatabaseHistoryQuery)) query: HistoryQuery): Promise<History> {
    return this.history.ofDatabase(query);
  }

  @Get('collections/:name/history')
  @Operation({
    id: 'getCollectionHistory',
    scope: 'database:read',
    collections: 'shape',
    summary: 'Get how a metric of a collection went',
    description:
      'Sampled once an hour, kept for 7 days, and the first of each day for 90 days. A collection that was dropped keeps its history.',
    path: CollectionPath,
    query: CollectionHistoryQuery,
    problems: [409],
    answer: { type: History, description: 'The points.' },
  })
  async ofCollection(
    @Param(parametersOf(CollectionPath)) { name }: { name: string },
    @Query(parametersOf(CollectionHistoryQuery)) query: HistoryQuery,
  ): Promise<History> {
    return this.history.ofCollection(name, query);
  }
}
