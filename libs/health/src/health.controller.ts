import { AtAnyTime, Operation } from '@lucid/common';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HealthReport } from './health-report';
import { HealthService } from './health.service';

@ApiTags('database')
@Controller('database')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('health')
  @AtAnyTime()
  @Operation({
    id: 'getDatabaseHealth',
    scope: 'database:read',
    summary: 'Get the health of every engine: symptom, impact, cause and action',
    answer: { type: HealthReport, description: 'The report; it is an answer of 200 even when an engine is down.' },
  })
  async report(): Promise<HealthReport> {
    return this.health.report();
  }
}
