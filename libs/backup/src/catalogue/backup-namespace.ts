import {
  CONSISTENCY_MODES,
  type ConsistencyMode,
  COUNT,
  NAMESPACE_NAME,
  NAMESPACE_STATES,
  NAMESPACE_TYPE,
  type NamespaceState,
  type NamespaceType,
} from '@lucid/backup-engine';
import { Field } from '@lucid/common';

/** One collection, view or time series of a backup. */
export class BackupNamespace {
  @Field(NAMESPACE_NAME)
  name!: string;

  @Field(NAMESPACE_TYPE)
  type!: NamespaceType;

  @Field({
    kind: 'text',
    values: NAMESPACE_STATES,
    enumName: 'NamespaceState',
    required: true,
    description: 'complete; partial, since it changed too much while it was read; or failed, and not in the backup.',
  })
  state!: NamespaceState;

  @Field({ kind: 'text', description: 'Why it is not complete.' })
  reason?: string;

  @Field({ kind: 'flag', required: true, description: 'Whether it is as it was at the time of the backup.' })
  at_time!: boolean;

  @Field({ ...COUNT, description: 'Its documents; of a time series, its buckets.' })
  documents!: number;

  @Field({ ...COUNT, description: 'Bytes of them, uncompressed.' })
  data_bytes!: number;

  @Field({ ...COUNT, description: 'Bytes of its files.' })
  size_bytes!: number;
}

/** How the namespaces of a backup belong together. */
export class BackupConsistency {
  @Field({
    kind: 'text',
    values: CONSISTENCY_MODES,
    enumName: 'ConsistencyMode',
    required: true,
    description:
      'snapshot: all as it was at one time of the cluster. mixed: but for the namespaces that say so, which MongoDB cannot read at a time. none: each as it was when it was read.',
  })
  mode!: ConsistencyMode;

  @Field({ kind: 'instant', description: 'That time.' })
  time?: Date;
}
