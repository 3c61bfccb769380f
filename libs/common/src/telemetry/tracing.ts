import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';

/** How spans are made; libs/metrics gives it where traces are wanted. */
export interface Tracing {
  readonly tracer: Tracer;
  /** The context that a caller's `traceparent` names (W3C Trace Context), or an empty one. */
  parentOf(headers: Readonly<Record<string, string | string[] | undefined>>): Context;
}

let tracing: Tracing | undefined;

/** Keeps traces from now on, or none any more. */
export function traceWith(given: Tracing | undefined): void {
  tracing = given;
}

/** Begins the span of a request; undefined where no traces are kept. */
export function serverSpan(
  method: string,
  headers: Parameters<Tracing['parentOf']>[0],
  attributes: Attributes,
): Span | undefined {
  return tracing?.tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, tracing.parentOf(headers));
}

/** Begins the span of a call that is made for another span. */
export function clientSpan(parent: Span, name: string, attributes: Attributes): Span | undefined {
  return tracing?.tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes }, trace.setSpan(ROOT_CONTEXT, parent));
}

/** Ends a span; `errorType` says that it failed. A message is not told: it may quote what is stored. */
export function endSpan(span: Span, errorType: string): void {
  if (errorType !== '') {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', errorType);
  }
  span.end();
}
