export { Field } from './fields/field';
export type { FieldOptions, Rule } from './fields/field';
export { check, MAX_ERRORS } from './fields/hydrate';
export { nanosecondsOf, parseExactInstant, parseInstant } from './fields/instant';
export { defineClass, fieldsOf } from './fields/model-class';
export type { Fields, ModelClass } from './fields/model-class';
export { INVALID_FIELDS, InvalidField, present } from './fields/present';
export type { Presented } from './fields/present';
export { intBounds } from './fields/validators';
export { HealthRegistry, HealthRegistryModule, ProvidesHealth } from './health/health-indicator';
export type { Finding, HealthIndicator } from './health/health-indicator';
export { allowedMethods } from './http/allowed-methods';
export { AtAnyTime, isAtAnyTime } from './http/any-time';
export { Auditing, AuditTrail } from './http/audit-notes';
export type { AuditNotes, JobEnd } from './http/audit-notes';
export { BodyGuard } from './http/body/body.guard';
export { isExactDouble, isExactNumber } from './http/body/exact-number';
export { JsonScan } from './http/body/json-scan';
export { BYTES } from './http/body/taken-body';
export type { BrowserPolicy } from './http/browser-policy';
export { CallerCounts } from './http/caller-counts';
export { configureHttp, httpAdapter } from './http/configure-http';
export { CONFIRM, confirmationProblem, requireConfirmation } from './http/confirmation';
export { effectsOf } from './http/declared-effects';
export type { AskedEffects } from './http/declared-effects';
export { Draining, LONGEST_DRAIN_MS } from './http/draining';
export { EFFECTS } from './http/effects';
export type { Effect, FieldEffect, RequestedEffect } from './http/effects';
export { checkIfMatch, etagOf, isTagged } from './http/etag';
export type { Versioned } from './http/etag';
export {
  checkLastEventId,
  EventStreams,
  eventText,
  HEARTBEAT_MS,
  lastEventIdProblem,
  STREAM_ENDS,
} from './http/event-streams';
export type { StreamEnds } from './http/event-streams';
export { responseClosed } from './http/response-closed';
export { pathOf } from './http/path-of';
export { bodyOf, parametersOf } from './http/pipes';
export { HELD, knowPlaces, notePlaces, Place, Places, shareOf } from './http/places';
export type { Held } from './http/places';
export { callerOf, CallerOfShare, PLAIN_WRITE, Writing } from './http/request';
export type { RequestOrigin, WriteContext } from './http/request';
export { hasScope, isPublic, operationOf, PUBLIC, SCOPES } from './http/scope';
export type { DeclaredOperation, Scope } from './http/scope';
export { RepeatedHeaderGuard } from './http/repeated-header.guard';
export { UnknownParameterGuard } from './http/unknown-parameter.guard';
export { decodeCursor, encodeCursor, isPlace } from './list/cursor';
export type { Position } from './list/cursor';
export { EXPLAIN } from './list/list-explanation';
export type { ListExplanation, RangeExplanation } from './list/list-explanation';
export { CURSOR, filtersOf, LIMIT, listQueryClass } from './list/list-query';
export type { ListDefinition, ListQuery } from './list/list-query';
export { pageClass } from './list/page-class';
export { atOnce } from './at-once';
export { backgroundLoop, rest } from './background-loop';
export { firstOf } from './first-of';
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
export { duplicateFields, duplicateProblem, mongoProblem } from './problem/mongo-problem';
export { Problem, ProblemField, problemOf } from './problem/problem';
export { partProblem, reasonOf } from './problem/part-problem';
export { toProblem } from './problem/problem-filter';
export { ToldOnce } from './problem/told-once';
export {
  DUPLICATE_KEY,
  hasCode,
  INDEX_CONFLICTS,
  isDuplicate,
  isHistoryLost,
  NAMESPACE_EXISTS,
  NAMESPACE_NOT_FOUND,
  UNAUTHORIZED,
} from './problem/server-codes';
export { inTime } from './registry/in-time';
export { discovered } from './registry/discovered';
export { NamedRegistry } from './registry/named-registry';
export { BulkEnvelope, BulkItemResult, BulkResult, bulkClass, MAX_BULK } from './write/bulk';
export type { BulkMode } from './write/bulk';
export { mergePatch } from './write/merge-patch';
export { passBytes } from './memory/passing-bytes';
export { areCallersThere } from './http/callers';
export { observeCall } from './telemetry/engine-calls';
export { Slices } from './turn';
export { scopeFields } from './telemetry/request-scope';
export { traceWith } from './telemetry/tracing';
export type { Tracing } from './telemetry/tracing';
