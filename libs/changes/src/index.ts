export { versionOf } from './change';
export type { Change, CollectionChange, DocumentChange } from './change';
export type { ChangeConsumer, Refusal } from './change-consumer';
export { ChangesModule } from './changes.module';
export { Checkpoint, checkpointsOf } from './checkpoint';
export { DeadLetter, lettersOf } from './dead-letter';
export { leadConsumer } from './lead-consumer';
export { SPINE_LEASE_MS, SpineService } from './spine.service';
