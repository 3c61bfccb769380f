export { APP_NAME } from './connection/client-options';
export { LONG_COMMAND_COMMENT, LongCommands } from './connection/long-commands';
export type { LongCommandOwner } from './connection/long-commands';
export { Members } from './connection/members';
export type { MemberAnswer } from './connection/members';
export { MongoConnector } from './connection/mongo-connector';
export { ConsistencyGuard } from './consistency/consistency.guard';
export { CONSISTENCY_TOKEN, timeOf, tokenOf } from './connection/consistency-token';
export { MongoService } from './connection/mongo.service';
export type { ReadAfter } from './connection/mongo.service';
export { StartupGuard } from './connection/startup.guard';
export {
  ANY_BSON,
  ARRAY,
  DOCUMENT,
  documentOf,
  elementOf,
  keyOf,
  elementsIn,
  READ_ANY,
  valueKeyOf,
  valueOf,
} from './documents/raw-elements';
export type { RawElement } from './documents/raw-elements';
export { documentSequence, insertDocuments, withFields } from './documents/raw-documents';
export {
  insertedDocument,
  presentFields,
  presentRaw,
  rawBytes,
  readStored,
  recordOf,
  sameVersion,
  updateStored,
} from './documents/stored-document';
export type { DocumentRecord } from './documents/stored-document';
export { explainFind, explainRanges } from './explain/explain-find';
export { keysInWords, planLine, PlanStage } from './explain/plan-stage';
export { readPlan } from './explain/read-plan';
export type { ReadPlan } from './explain/read-plan';
export { IdempotencyGuard } from './idempotency/idempotency.guard';
export { InvariantRegistry } from './invariants/invariant-registry';
export type { CheckedData, InvariantFindings, Invariant } from './invariants/invariant-registry';
export { readBatches } from './invariants/read-batches';
export { readList } from './list/list-pages';
export { NO_TIE } from './list/list-position';
export type { Page } from './list/list-pages';
export { LEASE_MS, LeaseLostError, underLease } from './lease/lease';
export type { HeldLease } from './lease/lease';
export { processName } from './lease/process-name';
export { MongoModule } from './mongo.module';
export { readCollection } from './schema/collection-state';
export type { CollectionState } from './schema/collection-state';
export { entriesIn, viewSourcesIn } from './schema/definition-entries';
export { collectionOptions, declaredCollection, desiredCollections } from './schema/desired-schema';
export type { DesiredCollection, DesiredIndex } from './schema/desired-schema';
export { changesBetween, DIFFERENCE_KINDS, differencesOf, REMEDIES } from './schema/differences';
export type { DocumentDifference, Difference, DifferenceKind, Remedy } from './schema/differences';
export {
  allModels,
  idFieldOf,
  indexName,
  isConfidential,
  isServiceCollection,
  Model,
  modelOf,
  modelOptions,
  mongooseSchemaOf,
  protectionOf,
} from './schema/model';
export type { IndexDefinition, Protection, SearchOptions } from './schema/model';
export { createIndexesScript, initSchemaScript } from './schema/mongosh-scripts';
export { SchemaKeeper } from './kept-schema/schema-keeper';
export { WriteGate } from './schema/write-gate';
export {
  applyDifferences,
  buildConflict,
  builtIndex,
  createCollection,
  SchemaConflictError,
  syncCollection,
  syncSchema,
} from './schema/schema-sync';
export type { BuildIndexes } from './schema/schema-sync';
export { collationOfIndex } from './schema/simple-collation';
export { isScratch, RESTORE_PREFIX, SCRATCH_PREFIX } from './schema/scratch-name';
export { extendedJson, extendedJsonText } from './values/extended-json';
export { isNumber, numberKey, orderNumbers } from './values/order-numbers';
export { type Ordered, orderedJson } from './values/ordered-json';
export { bsonOperand, bsonValues, storedValue, unreadable } from './values/condition-operands';
export { exactValue, typedValue, untypedValue } from './values/typed-value';
export { affordable, countOf } from './collections/collection-size';
export { COLLECTION_NAME, CollectionPath, findCollection } from './collections/named-collection';
export type { NamedCollection } from './collections/named-collection';
export { isShown } from './collections/shown-collection';
export { BSON_TYPES, isBsonType } from './values/bson-types';
export { primaryMember } from './connection/primary-member';
export { ifPermitted, isUnauthorized } from './problem/missing-privilege';
export { type Privilege, PRIVILEGES } from './problem/privileges';
export { duplicateFields, duplicateProblem, mongoProblem } from './problem/mongo-problem';
export { partProblem, reasonOf } from './problem/part-problem';
export {
  DUPLICATE_KEY,
  hasCode,
  INDEX_CONFLICTS,
  isDuplicate,
  isHistoryLost,
  NAMESPACE_EXISTS,
  NAMESPACE_NOT_FOUND,
} from './problem/server-codes';
