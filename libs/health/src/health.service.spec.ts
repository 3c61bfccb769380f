import { type Finding, type HealthIndicator, HealthRegistry } from '@lucid/common';
import { NestFactory } from '@nestjs/core';
import { HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { HealthService } from './health.service';

const LIMIT_MS = 20;

/** All ways in which a check does not answer. */
const SILENCES: Record<string, () => Promise<Finding>> = {
  'never answers': () => new Promise(() => undefined),
  rejects: () => Promise.reject(new Error('10.0.0.1 refused')),
  throws: () => {
    throw new Error('10.0.0.1 refused');
  },
};

const indicator = (name: string, critical: boolean, check: () => Promise<Finding>): HealthIndicator => ({
  ...{ name, critical, check, timeoutMs: 3_600_000 },
  absence: { impact: `${name} does not work.`, action: `Start ${name}.` },
});

const serviceOf = async (...indicators: HealthIndicator[]): Promise<HealthService> => {
  const terminus = await NestFactory.createApplicationContext(TerminusModule.forRoot({ logger: false }), {
    logger: false,
  });
  const registry = new HealthRegistry();
  registry.register(...indicators);
  return new HealthService(registry, terminus.get(HealthCheckService), terminus.get(HealthIndicatorService));
};

describe('the report, within a time limit', () => {
  it.each(Object.entries(SILENCES))('says that a check is down that %s, and is made in time', async (_, check) => {
    const fine = indicator('fine', true, () => Promise.resolve({ status: 'up' }));
    const report = await (await serviceOf(fine, indicator('silent', false, check))).report([], LIMIT_MS);
    expect(report.status).toBe('degraded');
    expect(report.checks).toMatchObject([
      { name: 'fine', status: 'up' },
      { name: 'silent', status: 'down', impact: 'silent does not work.', action: 'Start silent.' },
    ]);
    expect(JSON.stringify(report)).not.toContain('10.0.0.1');
    expect((await (await serviceOf(fine, indicator('silent', true, check))).report([], LIMIT_MS)).status).toBe('down');
  });

  it('takes an answer that came while this process was busy', async () => {
    const answer = Promise.withResolvers<Finding>();
    const busy = indicator('busy', true, () => answer.promise);
    const service = await serviceOf(busy);
    const asked = service.report([], LIMIT_MS);
    // Both are due when this turn of the event loop ends: the time limit, and the answer behind it.
    const until = performance.now() + 3 * LIMIT_MS;
    while (performance.now() < until);
    setImmediate(() => answer.resolve({ status: 'up' }));
    expect((await asked).status).toBe('up');
  });
});
