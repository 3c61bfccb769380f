export { answerRead, CACHED_READ, CONDITIONAL_READ } from './cache/cached-answer';
export { ModelCache } from './cache/model-cache';
export { WarmCacheService } from './cache/warm-cache';
export { WarmCacheController } from './cache/warm-cache.controller';
export { createClass } from './definition/bodies';
export { AMOUNT, HEX64, ID, Stored, VERSION } from './definition/common-fields';
export type {
  ChangeableModelDefinition,
  ModelDefinition,
  Reference,
  ResourceDefinition,
} from './definition/definition';
export { PAGE_FIELDS, PageQuery } from './definition/page-query';
export { collectionOf, dependentsOf, registeredModels, registerModel } from './definition/registered-models';
export type { RegisteredModel } from './definition/registered-models';
export { Validation } from './definition/validation';
export { createChangeFeedController } from './feed/change-feed.controller';
export { ChangeFeedService } from './feed/change-feed.service';
export { holdAlone, holdShared } from './references/hold';
export { referencesHold } from './references/reference-invariant';
export { missingReferences, namesStored, refuseMissing } from './references/require-existing';
export { LinkedResourceService } from './resource/linked-resource.service';
export { answer, createAndRead, createReadAndChange } from './resource/resource.controller';
export { ResourceService } from './resource/resource.service';
export { missingParts } from './startup/missing-parts';
export { ModelStartup, modelInvariants } from './startup/model-startup';
export { nextVersion, requireValid } from './update/patched';
