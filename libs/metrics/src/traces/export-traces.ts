import { serviceVersion, type Tracing } from '@lucid/common';
import type { Config } from '@lucid/config';
import { Logger } from '@nestjs/common';
import { defaultTextMapGetter, diag, DiagLogLevel, ROOT_CONTEXT } from '@opentelemetry/api';

/** How long a collector is waited for, in ms: spans that it does not take by then are dropped, and never hold up a request. */
const PATIENCE_MS = 5000;
/** How often spans are sent, in ms. */
const SEND_MS = 1000;

/** Where spans are made, and what sends those that are left when the process stops. */
export interface ExportedTraces {
  tracing: Tracing;
  shutdown: () => Promise<void>;
}

/**
 * Makes spans and sends them to a collector, some at a time.
 * @param endpoint its address; `/v1/traces` is added (OTLP/HTTP)
 */
export async function exportTraces(
  endpoint: string,
  { OTEL_EXPORTER_OTLP_HEADERS, OTEL_TRACES_SAMPLER_ARG }: Config,
): Promise<ExportedTraces> {
  // Loaded here: where traces are not wanted, nothing of it is in memory.
  const { W3CTraceContextPropagator } = await import('@opentelemetry/core');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } =
    await import('@opentelemetry/sdk-trace');
  tellOnce();
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    headers: headersOf(OTEL_EXPORTER_OTLP_HEADERS),
    timeoutMillis: PATIENCE_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'lucid-storage', 'service.version': serviceVersion() }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(Number(OTEL_TRACES_SAMPLER_ARG)) }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter, exportTimeoutMillis: PATIENCE_MS, scheduledDelayMillis: SEND_MS }),
    ],
  });
  const propagator = new W3CTraceContextPropagator();
  return {
    tracing: {
      tracer: provider.getTracer('lucid-storage'),
      parentOf: (headers) => propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter),
    },
    // A collector that is away must not keep the process from stopping.
    shutdown: () => provider.shutdown().catch(() => undefined),
  };
}

const headersOf = (listed = ''): Record<string, string> =>
  Object.fromEntries(
    listed
      .split(',')
      .filter((header) => header !== '')
      .map((header) => [
        header.slice(0, header.indexOf('=')),
        decodeURIComponent(header.slice(header.indexOf('=') + 1)),
      ]),
  );

/** What goes wrong with the collector stands in the log, the same thing once: a long outage must not fill it. */
function tellOnce(): void {
  const logger = new Logger('Traces');
  let told = '';
  const tell = (message: string): void => {
    if (message !== told) logger.warn(`Traces are not sent: ${message.slice(0, 500)}`);
    told = message;
  };
  const nothing = (): void => undefined;
  diag.setLogger(
    { error: tell, warn: tell, info: nothing, debug: nothing, verbose: nothing },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
