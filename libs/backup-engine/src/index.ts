export { canonicalJson } from './bson/canonical-json';
export { documentsIn } from './bson/documents-in';
export { type Encryption, EncryptionKeys, ENCRYPTIONS } from './crypto/encryption-keys';
export { type BackupStorage, type BackupStore, type BackupTarget, MANIFEST, PIN } from './storage/backup-storage';
export { type Compression, COMPRESSIONS } from './storage/compression';
export { type ContentWriter, writerOf } from './storage/content-writer';
export { S3_TIMES } from './storage/s3-client';
export { locationOf, placeOf, type S3Place } from './storage/s3-place';
export { S3Store } from './storage/s3-store';
export { VolumeStore } from './storage/volume-store';
export { readContent } from './storage/stored-content';
export { collectionOf } from './format/file-name';
export {
  BACKUP_ID,
  COLLECTION,
  COUNT,
  DATABASE,
  NAMESPACE,
  NAMESPACE_NAME,
  NAMESPACE_TYPE,
  SCHEDULE_ID,
} from './format/manifest-fields';
export { ManifestDamage, ManifestMissing, ManifestUnproven, readManifest, writeManifest } from './format/manifest-file';
export {
  bytesIn,
  CONSISTENCY_MODES,
  type ConsistencyMode,
  type Engine,
  ENGINES,
  filesIn,
  isEncrypted,
  type Manifest,
  type ManifestFile,
  type ManifestNamespace,
  NAMESPACE_STATES,
  type NamespaceState,
  statusOf,
} from './format/manifest';
export { type NamespaceType, readMetadata } from './format/metadata';
export { type Damage, ownDamages, verifyFiles } from './format/verify-backup';
export { describe, freeBytes } from './read/describe';
export { mongodumpBackup } from './dump/mongodump-backup';
export { type BackedUp, type NativeBackup, nativeBackup } from './dump/native-backup';
export { reasonToKeep, requireOpen } from './definition/closed-collections';
export { type Definition, type Reach, refusalOf, requireWithin } from './definition/definition-check';
export { fittingName, requireFitting } from './definition/fitting-name';
export type { Until } from './oplog/committed-changes';
export { UnknownChangeError } from './oplog/document-diff';
export { OplogGapError } from './oplog/oplog';
export { ACTIONS, canSwap, decide, type Decision, EXISTING, type Existing, keptOf } from './restore/decision';
export { insertRaw, keepsEmptyTimestamps } from './restore/insert-raw';
export { present } from './restore/present';
export { putView } from './restore/put-view';
export { nameTaken, type Restore, restoreBackup, selected } from './restore/restore-backup';
export { readDefinitions, within } from './restore/restore-namespace';
export { beginning, type Restored, type RestoredNamespace } from './restore/restored';
export { changedPlaces, dropShadows, hasBegun, shadowNames, type Swap, swapIn } from './restore/swap';
export { undo, type Undo, uuidsOf } from './restore/undo';
export { entriesOf, listSlices, readSliceManifest, removeSlice, SliceDamage } from './slices/slice-store';
export { isContentOf, secondsOf, type Segment, segmentsOf, type Slice, SLICES } from './slices/slice';
export { OplogSlicer, type OplogSlicerOptions } from './slices/oplog-slicer';
export { MOST_VALUES, type RestoreCondition } from './documents/conditions';
export { MOST_NAMED, PLACED, type Placed, PutBack, type PutBackCounts, type PutBackTarget } from './documents/put-back';
export {
  DocumentSelector,
  CONFLICTS,
  isVersioned,
  MOST_DOCUMENTS,
  MOST_IDS,
  type Selection,
} from './documents/selection';
export { whyNoRange } from './ranges/no-range';
export { afterBase, type Base, gapsOf, neededBases, type Range, rangesOf, timeOfBase, unneeded } from './ranges/ranges';
export { DocumentHistory, type DocumentName } from './history/document-history';
export { committedIn, historyOf, proveSlices } from './history/history';
export { Replay } from './replay/replay';
