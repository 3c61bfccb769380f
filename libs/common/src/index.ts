export { Field } from './fields/field';
export type { FieldOptions, Rule } from './fields/field';
export { check, MAX_ERRORS } from './fields/hydrate';
export { lookThrough } from './fields/large-lists';
export { nanosecondsOf, parseExactInstant, parseInstant } from './fields/instant';
export { defineClass, fieldOf, fieldsOf } from './fields/model-class';
export type { Fields, ModelClass } from './fields/model-class';
export { pathClass } from './fields/path-class';
export { INVALID_FIELDS, InvalidField, present } from './fields/present';
export type { Presented } from './fields/present';
export { intBounds } from './fields/validators';
export { HealthRegistry, HealthRegistryModule, ProvidesHealth } from './health/health-indicator';
export type { Finding, HealthIndicator } from './health/health-indicator';
export { ProvidesSupport, SupportRegistry, SupportRegistryModule } from './support/support-source';
export type { SupportSource } from './support/support-source';
export { allowedMethods } from './routes/allowed-methods';
export { AtAnyTime, isAtAnyTime } from './requests/any-time';
export { Auditing, AuditTrail } from './requests/audit-notes';
export type { AuditNotes, JobEnd } from './requests/audit-notes';
export { BodyGuard } from './body/body.guard';
export { isExactDouble, isExactNumber } from './body/exact-number';
export { JsonScan } from './body/json-scan';
export { BYTES } from './body/taken-body';
export { foreignPageProblem } from './http/browser-policy';
export type { BrowserPolicy } from './http/browser-policy';
export { CallerCounts } from './requests/caller-counts';
export { configureHttp, httpAdapter } from './http/configure-http';
export { CONFIRM, confirmationProblem, requireConfirmation } from './requests/confirmation';
export { effectsOf } from './requests/declared-effects';
export type { AskedEffects } from './requests/declared-effects';
export { Draining, LONGEST_DRAIN_MS } from './http/draining';
export { EFFECTS } from './scopes/effect';
export type { Effect, FieldEffect } from './scopes/effect';
export type { RequestedEffect } from './requests/effects';
export { checkIfMatch, etagOf, isTagged } from './answers/etag';
export type { Versioned } from './answers/etag';
export {
  checkLastEventId,
  EventStreams,
  eventText,
  HEARTBEAT_MS,
  lastEventIdProblem,
  STREAM_ENDS,
} from './answers/event-streams';
export type { StreamEnds } from './answers/event-streams';
export { responseClosed } from './answers/response-closed';
export { pathOf } from './routes/path-of';
export { bodyOf, parametersOf } from './requests/pipes';
export { HELD, knowPlaces, notePlaces, Place, Places, shareOf } from './requests/places';
export type { Held } from './requests/places';
export { callerOf, CallerOfShare, PLAIN_WRITE, Writing } from './requests/request';
export type { RequestOrigin, WriteContext } from './requests/request';
export { ANY_KEY, PUBLIC, SCOPES } from './scopes/scopes';
export { hasScope, isPublic, onlyReads, operationOf } from './requests/declared-operation';
export type { Scope } from './scopes/scopes';
export type { DeclaredOperation } from './requests/declared-operation';
export { RepeatedHeaderGuard } from './guards/repeated-header.guard';
export { UnknownParameterGuard } from './guards/unknown-parameter.guard';
export { decodeCursor, encodeCursor, isPlace } from './list/cursor';
export type { Position } from './list/cursor';
export { EXPLAIN } from './list/list-explanation';
export type { ListExplanation, RangeExplanation } from './list/list-explanation';
export { CURSOR, filtersOf, LIMIT, listQueryClass } from './list/list-query';
export type { ListDefinition, ListQuery } from './list/list-query';
export { pageClass } from './list/page-class';
export { atOnce } from './concurrency/at-once';
export { firstOf } from './concurrency/first-of';
export { backgroundLoop, rest } from './background-loop';
export { counted } from './metrics/counted';
export {
  counter,
  gauge,
  MetricRegistry,
  MetricRegistryModule,
  ProvidesMetrics,
  samplesOf,
} from './metrics/metric-registry';
export type { Metric, MetricSample, MetricSource } from './metrics/metric-registry';
export { JSON_OBJECT } from './openapi/json-object';
export { Operation } from './openapi/operation';
export { component, componentSchemas, schemaRef } from './openapi/schemas';
export type { JsonSchema } from './openapi/schemas';
export { ERRORS, errorTable, ProblemError } from './problem/errors';
export type { ErrorCode, FieldError } from './problem/errors';
export { Problem, ProblemField, problemOf } from './answers/problem';
export { toProblem } from './answers/problem-filter';
export { RepeatedFailureLog } from './problem/repeated-failure-log';
export { serviceVersion } from './telemetry/service-version';
export { inTime } from './registry/in-time';
export { discovered } from './registry/discovered';
export { NamedRegistry } from './registry/named-registry';
export { BulkEnvelope, BulkItemResult, BulkResult, bulkClass, MAX_BULK } from './write/bulk';
export type { BulkMode } from './write/bulk';
export { mergePatch } from './write/merge-patch';
export { passBytes } from './memory/passing-bytes';
export { areCallersThere } from './requests/callers';
export { observeCall } from './telemetry/engine-calls';
export { Slices } from './concurrency/turn';
export { scopeFields } from './telemetry/request-scope';
export { traceWith } from './telemetry/tracing';
export type { Tracing } from './telemetry/tracing';
export { knowErrors } from './problem/known-errors';
export { pointerOf } from './problem/pointer';
