import { defineClass, Draining, type FieldOptions, Operation, parametersOf, ProblemError, PUBLIC } from '@lucid/common';
import { MongoConnector } from '@lucid/mongo';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HealthCheck } from '@nestjs/terminus';
import { type EngineHealth, ProbeAnswer, type ProbeCheck } from './health-report';
import { HealthService } from './health.service';

const VERBOSE = {
  kind: 'text',
  maxLength: 5,
  values: ['', 'true', 'false', '1', '0'],
  description: 'Tell every check: `?verbose`.',
} as const satisfies FieldOptions;
const EXCLUDE = {
  kind: 'list',
  items: { kind: 'text', maxLength: 64, pattern: /^[a-z0-9_-]{0,64}$/ },
  maxItems: 20,
  fallback: [],
  description:
    'Checks to leave out, comma-separated, by the names that `verbose` of `/readyz` tells; another name is 400.',
} as const satisfies FieldOptions;
const ProbeQuery = defineClass('ProbeQuery', { verbose: VERBOSE, exclude: EXCLUDE });
type Asked = InstanceType<typeof ProbeQuery>;

const isVerbose = ({ verbose }: Asked): boolean => verbose !== undefined && !['false', '0'].includes(verbose);

/** A probe asks for no key: what a check found beyond its state and lag is for `GET /database/health`. */
function stateOf({ name, status, latency_ms, details: { state, lag_seconds } = {} }: EngineHealth): ProbeCheck {
  return {
    ...{ name, status, latency_ms },
    ...(typeof state === 'string' && { state }),
    ...(typeof lag_seconds === 'number' && { lag_seconds }),
  };
}

const REASONS = 'GET /api/v1/database/health tells the reasons, and so does the log.';

const UP = { type: ProbeAnswer, description: 'It passes.' };

/** Kubernetes' probes, at the root and without a key. */
@ApiTags('probes')
@Controller()
export class ProbesController {
  /**
   * The longest time that `/readyz` waits for a check, in ms. Kubernetes waits 1 s for a probe unless it is told otherwise. Tests lengthen it.
   */
  readyCheckMs = 400;

  constructor(
    private readonly health: HealthService,
    private readonly draining: Draining,
    private readonly connector: MongoConnector,
  ) {}

  /** Touches no engine, and not Terminus either: that answers 503 while the process still finishes its requests. */
  @Get('livez')
  @Operation({ id: 'getLivez', scope: PUBLIC, summary: 'Whether the process is alive', query: ProbeQuery, answer: UP })
  live(@Query(parametersOf(ProbeQuery)) asked: Asked): ProbeAnswer {
    return isVerbose(asked) ? { status: 'up', checks: [] } : { status: 'up' };
  }

  @Get('readyz')
  @HealthCheck({ swaggerDocumentation: false })
  @Operation({
    id: 'getReadyz',
    scope: PUBLIC,
    summary: 'Check whether this replica can serve requests',
    description:
      'Answers 200 when the schema is in place and the primary of MongoDB answers, and 503 with the names of the failing checks otherwise. It waits 400 ms for the checks: one that has not answered by then counts as down. Only `mongodb` makes the replica unready; any other check makes it `degraded`. During an election of the replica set, the answer is `degraded` for up to 30 s, as long as another member of the set answers.',
    query: ProbeQuery,
    answer: UP,
  })
  async ready(@Query(parametersOf(ProbeQuery)) asked: Asked): Promise<ProbeAnswer> {
    if (this.draining.hasBegun)
      throw new ProblemError(
        'stopping',
        'This replica is stopping: what it is sent is served still, but send it nothing more.',
        {
          headers: { 'retry-after': '2' },
        },
      );
    const report = await this.health.report(asked.exclude, this.readyCheckMs);
    if (report.status === 'down') {
      const failing = report.checks.filter(({ status }) => status !== 'up');
      throw new ProblemError('engine_away', `The service is not ready. ${REASONS}`, {
        headers: { 'retry-after': '2' },
        errors: failing.map(({ name, status }) => ({ pointer: name, code: status, message: `is ${status}` })),
      });
    }
    return { status: report.status, ...(isVerbose(asked) && { checks: report.checks.map(stateOf) }) };
  }

  @Get('startupz')
  @Operation({
    id: 'getStartupz',
    scope: PUBLIC,
    summary: 'Whether the start is over: MongoDB was reached and the schema put in place',
    query: ProbeQuery,
    answer: UP,
  })
  startup(@Query(parametersOf(ProbeQuery)) asked: Asked): ProbeAnswer {
    if (!asked.exclude.includes('mongodb') && !this.connector.state.ready)
      throw new ProblemError('starting', `The service is starting: MongoDB or its schema is not ready. ${REASONS}`, {
        headers: { 'retry-after': '2' },
      });
    return isVerbose(asked) ? { status: 'up', checks: [] } : { status: 'up' };
  }
}
