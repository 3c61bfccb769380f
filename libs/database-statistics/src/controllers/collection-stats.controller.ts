import { Operation, parametersOf } from '@lucid/common';
import { CollectionPath } from '@lucid/mongo';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CollectionStats } from '../stats/collection-stats';
import { CollectionStatsService } from '../stats/collection-stats.service';

@ApiTags('database')
@Controller('database/collections/:name/stats')
export class CollectionStatsController {
  constructor(private readonly stats: CollectionStatsService) {}

  @Get()
  @Operation({
    id: 'getCollectionStats',
    scope: 'database:read',
    collections: 'shape',
    summary: 'Get the sizes of a collection and of its indexes, the latency of its operations, and its growth',
    description:
      'As the server keeps them: nothing is scanned. Latencies are since the server started; a percentile is the upper ' +
      "bound of its span in MongoDB's histogram, whose spans double or go up by half, so the true one is less and at least half of it.",
    path: CollectionPath,
    problems: [409],
    answer: { type: CollectionStats, description: 'The statistics.' },
  })
  async getCollectionStats(@Param(parametersOf(CollectionPath)) { name }: { name: string }): Promise<CollectionStats> {
    return this.stats.readCollectionStats(name);
  }
}
