import { type Finding, type HealthIndicator, HealthRegistry, inTime, ProblemError } from '@lucid/common';
import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import type { EngineHealth, HealthReport } from './health-report';

/** Has Terminus run the registered checks, all at once, each within its time limit. */
@Injectable()
export class HealthService {
  constructor(
    private readonly registry: HealthRegistry,
    private readonly terminus: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
  ) {}

  /**
   * @param limitMs the longest that any check may take, whatever its own time limit
   * @throws ProblemError 400 for a check to leave out that does not exist
   */
  async report(exclude: readonly string[] = [], limitMs = Infinity): Promise<HealthReport> {
    const names = this.registry.all.map(({ name }) => name);
    const unknown = exclude.filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      throw new ProblemError(
        'invalid_parameter',
        `There is no check ${unknown.join(', ')}; there are ${names.join(', ')}.`,
        {
          errors: [{ pointer: 'exclude', code: 'unknown_check', message: `must name checks: ${names.join(', ')}` }],
        },
      );
    }
    const asked = this.registry.all.filter(({ name }) => !exclude.includes(name));
    const results = await this.run(asked.map((indicator) => () => this.result(indicator, limitMs)));
    const checks = asked.map(({ name }) => results[name]?.engine as EngineHealth);
    const found = new Set(Object.values(results).map(({ status }) => status));
    return {
      status: found.has('down') ? 'down' : found.has('degraded') ? 'degraded' : 'up',
      checked_at: new Date(),
      uptime_seconds: Math.floor(process.uptime()),
      checks,
    };
  }

  /** What each check found, by its name. Terminus throws it when one is down, and while the process stops. */
  private async run(checks: (() => Promise<EngineResult>)[]): Promise<EngineResult> {
    try {
      return (await this.terminus.check(checks)).details as EngineResult;
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      return (error.getResponse() as { details: EngineResult }).details;
    }
  }

  /** For the service as a whole, a check that it can do without is degraded, and not down. */
  private async result(indicator: HealthIndicator, limitMs: number): Promise<EngineResult> {
    const engine = await runCheck(indicator, limitMs);
    const check = this.indicators.check(indicator.name);
    if (engine.status === 'up') return check.up({ engine });
    return engine.status === 'down' && indicator.critical ? check.down({ engine }) : check.degraded({ engine });
  }
}

type EngineResult = HealthIndicatorResult<string, 'up' | 'degraded' | 'down', { engine: EngineHealth }>;

/** A check that throws or does not answer in time is a finding like any other; the engine's own text stays out of it. */
async function runCheck(indicator: HealthIndicator, limitMs: number): Promise<EngineHealth> {
  const began = performance.now();
  const limit = Math.min(indicator.timeoutMs, limitMs);
  const asked = check(indicator);
  const finding = await inTime(asked, limit, () => absent(indicator, `No answer within ${limit} ms.`));
  return { name: indicator.name, latency_ms: Math.round(performance.now() - began), ...finding };
}

async function check(indicator: HealthIndicator): Promise<Finding> {
  try {
    return await indicator.check();
  } catch {
    return absent(indicator, 'It does not answer, or refuses the connection.');
  }
}

const absent = ({ name, absence }: HealthIndicator, symptom: string): Finding => ({
  status: 'down',
  symptom,
  cause: `${name} is away, still starting, or cannot be reached from here.`,
  ...absence,
});
