import { traceWith } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { exportTraces } from './export-traces';

/** Keeps traces where `OTEL_EXPORTER_OTLP_ENDPOINT` says to where they go. Else nothing of OpenTelemetry's SDK is loaded. */
@Injectable()
export class Traces implements OnModuleInit, OnApplicationShutdown {
  private end: () => Promise<void> = () => Promise.resolve();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    const endpoint = this.config.OTEL_EXPORTER_OTLP_ENDPOINT;
    if (endpoint === undefined) return;
    const { tracing, shutdown } = await exportTraces(endpoint, this.config);
    traceWith(tracing);
    this.end = shutdown;
  }

  /** Sends what is still to be sent. */
  async onApplicationShutdown(): Promise<void> {
    traceWith(undefined);
    await this.end();
  }
}
