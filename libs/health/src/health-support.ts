import { ProvidesSupport, type SupportSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { HealthService } from './health.service';

/** The health report in a support bundle. */
@Injectable()
@ProvidesSupport()
export class HealthSupport implements SupportSource {
  readonly name = 'health.json';
  readonly timeoutMs = 10_000;

  constructor(private readonly health: HealthService) {}

  writeSupport(): Promise<unknown> {
    return this.health.report();
  }
}
