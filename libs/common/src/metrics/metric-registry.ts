import { Global, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { discovered } from '../registry/discovered';
import { NamedRegistry } from '../registry/named-registry';

/** One value of a metric. Labels have few values, and are never ids. */
export interface MetricSample {
  labels?: Readonly<Record<string, string>>;
  value: number;
}

/** A metric of Prometheus, in base units: seconds, bytes. */
export interface Metric {
  /** `lucid_…`; a counter ends in `_total`. */
  name: string;
  help: string;
  type: 'counter' | 'gauge';
  samples: readonly MetricSample[];
}

type Told = number | undefined | readonly MetricSample[];

const metricOf =
  (type: Metric['type']) =>
  (name: string, help: string, told: Told): Metric => ({
    ...{ name, help, type },
    samples: typeof told === 'number' ? [{ value: told }] : (told ?? []),
  });

/** A sample of each item whose value is known. */
export const samplesOf = <T>(
  items: readonly T[],
  labelsOf: (item: T) => NonNullable<MetricSample['labels']>,
  valueOf: (item: T) => number | undefined,
): MetricSample[] =>
  items.flatMap((item) => {
    const value = valueOf(item);
    return value === undefined ? [] : [{ labels: labelsOf(item), value }];
  });

/** A gauge: one value, one for each of its labels' values, or none where it is not known. */
export const gauge = metricOf('gauge');

/** A counter, which was counted elsewhere. */
export const counter = metricOf('counter');

/** What knows some metrics, and reads them whenever they are asked for. */
export interface MetricSource {
  readonly name: string;
  /** The time limit of a reading, in ms: a hung engine must not hang the answer. */
  readonly timeoutMs: number;
  /** May throw: then its metrics are left out, and that is told. */
  collectMetrics(): Promise<readonly Metric[]>;
}

/** Marks a provider as a {@link MetricSource}. */
export const ProvidesMetrics = DiscoveryService.createDecorator();

/** The metric sources of all libs. */
@Injectable()
export class MetricRegistry extends NamedRegistry<MetricSource> {}

/** Makes the {@link MetricRegistry} injectable everywhere. */
@Global()
@Module({ imports: [DiscoveryModule], providers: [MetricRegistry], exports: [MetricRegistry] })
export class MetricRegistryModule implements OnModuleInit {
  constructor(
    private readonly registry: MetricRegistry,
    private readonly discovery: DiscoveryService,
  ) {}

  onModuleInit(): void {
    this.registry.register(...discovered<MetricSource>(this.discovery, ProvidesMetrics));
  }
}
