import { Operation } from '@lucid/common';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DatabaseStats } from './database-stats';
import { DatabaseStatsService } from './database-stats.service';

@ApiTags('database')
@Controller('database')
export class DatabaseStatsController {
  constructor(private readonly stats: DatabaseStatsService) {}

  @Get('stats')
  @Operation({
    id: 'getDatabaseStats',
    scope: 'database:read',
    summary: 'Get the sizes of the database and its collections',
    answer: { type: DatabaseStats, description: 'The sizes.' },
  })
  async read(): Promise<DatabaseStats> {
    return this.stats.read();
  }
}
