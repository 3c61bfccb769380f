export { AnalysisService } from './analysis/analysis.service';
export { CollectionsModule } from './collections.module';
export { expirySecondsOf, keysOf } from './index-definition/index-specification';
export { IndexesModule } from './indexes.module';
export { MemberIndexUses } from './indexes/collection-index';
export { declarationOf } from './indexes/index-drift';
export { IndexReader } from './indexes/index-reader';
export type { IndexState, IndexUses, MemberUses } from './indexes/index-reader';
export { StoredIndexKey } from './indexes/stored-index';
