import { type Finding, type HealthIndicator, HealthRegistry, inTime, ProblemError } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import type { EngineHealth, HealthReport } from './health-report';

/** Runs the registered checks, all at once, each within its time limit. */
@Injectable()
export class HealthService {
  constructor(private readonly registry: HealthRegistry) {}

  /** @param limitMs the longest that any check may take, whatever its own time limit */
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
    const indicators = this.registry.all.filter(({ name }) => !exclude.includes(name));
    const checks = await Promise.all(indicators.map((indicator) => runCheck(indicator, limitMs)));
    const down = checks.some(({ status }, i) => status === 'down' && indicators[i]?.critical === true);
    const whole = checks.every(({ status }) => status === 'up');
    return {
      status: down ? 'down' : whole ? 'up' : 'degraded',
      checked_at: new Date(),
      uptime_seconds: Math.floor(process.uptime()),
      checks,
    };
  }
}

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
