import { Operation, parametersOf } from '@lucid/common';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StatsQuery } from '../stats/collection-pages';
import { DatabaseStats } from '../stats/database-stats';
import { DatabaseStatsService } from '../stats/database-stats.service';

@ApiTags('database')
@Controller('database')
export class DatabaseStatsController {
  constructor(private readonly stats: DatabaseStatsService) {}

  @Get('stats')
  @Operation({
    id: 'getDatabaseStats',
    scope: 'database:read',
    summary: 'Get sizes and growth of the database and its collections, and what its server does',
    description:
      'As MongoDB keeps them: nothing is scanned. The totals are of now. Of more than 100 collections those are measured anew that ' +
      'were measured longest ago, and the others are as of their `measured_at`. An answer is given again for as long as ten times ' +
      'what it took to make, a second at least.',
    query: StatsQuery,
    answer: { type: DatabaseStats, description: 'The statistics.' },
  })
  async getDatabaseStats(@Query(parametersOf(StatsQuery)) query: StatsQuery): Promise<DatabaseStats> {
    return this.stats.readDatabaseStats(query);
  }
}
