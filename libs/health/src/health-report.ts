import { Field } from '@lucid/common';

export const STATUSES = ['up', 'degraded', 'down'] as const;
const STATUS = { kind: 'text', values: STATUSES, enumName: 'HealthStatus', required: true } as const;

/** What one check found. */
export class EngineHealth {
  @Field({ kind: 'text', required: true, description: 'What was checked.' })
  name!: string;

  @Field({ ...STATUS, description: 'up, degraded (works in part), or down.' })
  status!: (typeof STATUSES)[number];

  @Field({ kind: 'int', min: 0, required: true, description: 'How long the check took, in ms.' })
  latency_ms!: number;

  @Field({ kind: 'text', description: 'Version of the engine.' })
  version?: string;

  @Field({ kind: 'any', description: 'Figures of the engine.' })
  details?: Readonly<Record<string, string | number | boolean>>;

  @Field({ kind: 'text', description: 'What is seen.' })
  symptom?: string;

  @Field({ kind: 'text', description: 'What does not work because of it.' })
  impact?: string;

  @Field({ kind: 'text', description: 'Why, as far as it is known.' })
  cause?: string;

  @Field({ kind: 'text', description: 'What to do.' })
  action?: string;
}

/** The health of the service and of all it stands on. */
export class HealthReport {
  @Field({ ...STATUS, description: 'down when a critical check is down, degraded when any other is not up.' })
  status!: (typeof STATUSES)[number];

  @Field({ kind: 'instant', required: true, description: 'When it was checked.' })
  checked_at!: Date;

  @Field({ kind: 'int', min: 0, required: true, description: 'How long the service has run, in seconds.' })
  uptime_seconds!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => EngineHealth },
    required: true,
    description: 'Each check.',
  })
  checks!: EngineHealth[];
}

/** What one check found, as everyone may know it: probes ask for no key, so no message, host name or version is here. */
export class ProbeCheck {
  @Field({ kind: 'text', required: true, description: 'Name of the check, as `exclude` takes it.' })
  name!: string;

  @Field({ ...STATUS, description: 'up, degraded (works in part), or down.' })
  status!: (typeof STATUSES)[number];

  @Field({ kind: 'int', min: 0, required: true, description: 'Duration of the check, in ms.' })
  latency_ms!: number;

  @Field({
    kind: 'text',
    description: 'Of `search`: what the replica does that keeps the indices in step.',
    example: 'following',
  })
  state?: string;

  @Field({
    kind: 'int',
    long: true,
    min: 0,
    description: 'Of `search`: how far the indices are behind the database, in seconds.',
  })
  lag_seconds?: number;
}

/** The answer of a probe. */
export class ProbeAnswer {
  @Field({ ...STATUS, description: 'up or degraded; a probe that fails is a problem.' })
  status!: (typeof STATUSES)[number];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => ProbeCheck },
    description:
      'State of each check, with `verbose`. The reasons are in `GET /api/v1/database/health`, which asks for a key.',
  })
  checks?: ProbeCheck[];
}
