import { Global, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { Draining } from '../http/draining';
import { discovered } from '../registry/discovered';
import { NamedRegistry } from '../registry/named-registry';

/** What one check found. `impact`, `cause` and `action` are for the person who reads the report at night. */
export interface Finding {
  status: 'up' | 'degraded' | 'down';
  version?: string;
  details?: Readonly<Record<string, string | number | boolean>>;
  symptom?: string;
  impact?: string;
  cause?: string;
  action?: string;
}

/** Something the service's health depends on. */
export interface HealthIndicator {
  /** Name in probes' `exclude` and in the report. */
  readonly name: string;
  /** Whether the service is not ready without it; otherwise it is only degraded. */
  readonly critical: boolean;
  /** The check's own time limit, in ms: a hung engine must not hang a probe. */
  readonly timeoutMs: number;
  /** What is said when the check fails or does not answer in time. */
  readonly absence: Required<Pick<Finding, 'impact' | 'action'>>;
  /** Asks for real. May throw: that is a finding too. */
  check(): Promise<Finding>;
}

/** Marks a provider as a {@link HealthIndicator}. */
export const ProvidesHealth = DiscoveryService.createDecorator();

/** The health indicators of all libs. */
@Injectable()
export class HealthRegistry extends NamedRegistry<HealthIndicator> {}

/** Makes the {@link HealthRegistry} injectable everywhere, and whether this replica is {@link Draining}. */
@Global()
@Module({ imports: [DiscoveryModule], providers: [HealthRegistry, Draining], exports: [HealthRegistry, Draining] })
export class HealthRegistryModule implements OnModuleInit {
  constructor(
    private readonly registry: HealthRegistry,
    private readonly discovery: DiscoveryService,
  ) {}

  onModuleInit(): void {
    this.registry.register(...discovered<HealthIndicator>(this.discovery, ProvidesHealth));
  }
}
