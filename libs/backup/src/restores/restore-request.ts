import {
  ACTIONS,
  BACKUP_ID,
  COUNT,
  DATABASE,
  type Decision,
  EXISTING,
  type Existing,
  NAMESPACE_NAME,
  NAMESPACE_TYPE,
  type NamespaceType,
  type Selection,
} from '@lucid/backup-engine';
import { CONFIRM, defineClass, Field } from '@lucid/common';
import { NAMED_NAMESPACES } from '../catalogue/backup';
import { DocumentSelection, PlannedDocuments } from './documents-request';

const REQUEST = {
  backup_id: { ...BACKUP_ID, description: 'The backup to restore from.' },
  database: {
    ...DATABASE,
    description:
      "Database to restore into, one that BACKUP_RESTORE_DATABASES allows. MongoDB makes it where there is none. Default: the service's own.",
    example: 'lucid_restored',
  },
  collections: {
    ...NAMED_NAMESPACES,
    description:
      'Only these collections, views and time series; all of the backup when left out. Namespaces that bring server-side JavaScript (`system.js`, and definitions with `$where`, `$function` or `$accumulator`) are restored by name only, as are views of closed collections.',
  },
  existing: {
    kind: 'text',
    values: EXISTING,
    enumName: 'ExistingCollections',
    fallback: 'refuse',
    effect: { kind: 'delete', when: ['replace'] },
    description:
      'What becomes of a name that is taken. refuse: the restore is. replace: what is there is backed up, then gives its place to what was restored.',
  },
} as const;

const DOCUMENTS = {
  documents: {
    kind: 'object',
    type: () => DocumentSelection,
    effect: { kind: 'values' },
    description:
      'Only some documents of one collection, put back into it while it is in use; without `collections` and `existing`.',
  },
} as const;

export interface RestoreRequest {
  backup_id: string;
  database?: string;
  collections?: string[];
  existing: Existing;
  documents?: Selection;
  plan_hash?: string;
}

export const PlanRestore = defineClass('PlanRestore', { ...REQUEST, ...DOCUMENTS });

export const CreateRestore = defineClass('CreateRestore', {
  ...REQUEST,
  ...DOCUMENTS,
  plan_hash: {
    kind: 'text',
    minLength: 64,
    maxLength: 64,
    pattern: /^[0-9a-f]{64}$/,
    description: 'That of the plan: 409 when what would be done is another by now.',
  },
});

export const RestoreQuery = defineClass('RestoreQuery', {
  confirm: {
    ...CONFIRM,
    description: 'The name of the database, once more, where something in it may be replaced: 400 without it.',
  },
});

export class PlannedNamespace {
  @Field(NAMESPACE_NAME)
  name!: string;

  @Field(NAMESPACE_TYPE)
  type!: NamespaceType;

  @Field({
    kind: 'text',
    values: [...ACTIONS, 'merge'],
    enumName: 'RestoreAction',
    required: true,
    description:
      'create; replace what is there; merge documents into it; keep: a closed collection is left as it is, or left out; or conflict: its name cannot be had.',
  })
  action!: Decision['action'] | 'merge';

  @Field({ kind: 'text', description: 'Why what is there is kept, or in the way.' })
  reason?: string;

  @Field({ ...COUNT, description: 'Documents that it will have.' })
  documents!: number;

  @Field({ ...COUNT, description: 'Their bytes.' })
  data_bytes!: number;

  @Field({ ...COUNT, required: false, description: 'Documents that are there and would go, about.' })
  present_documents?: number;
}

/** What a restore would do. */
export class RestorePlan {
  @Field(BACKUP_ID)
  backup_id!: string;

  @Field({ kind: 'text', required: true, description: 'The database that would be restored into.' })
  database!: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => PlannedNamespace },
    required: true,
    description: 'Each namespace.',
  })
  namespaces!: PlannedNamespace[];

  @Field({ ...COUNT, description: 'Documents that would be written.' })
  documents!: number;

  @Field({ ...COUNT, description: 'Their bytes: about what MongoDB needs at most, beside what is there.' })
  data_bytes!: number;

  @Field({ ...COUNT, required: false, description: 'Bytes that are free on the disk of MongoDB, where it tells.' })
  free_bytes?: number;

  @Field({
    ...COUNT,
    required: false,
    description: 'Seconds that it would take as fast as the last restore that succeeded.',
  })
  estimated_seconds?: number;

  @Field({
    kind: 'int',
    min: 0,
    required: true,
    description: 'Files that are missing or have another size; none are read but the small ones.',
  })
  damaged_files!: number;

  @Field({
    kind: 'object',
    type: () => PlannedDocuments,
    description: 'Of single documents, what would become of them.',
  })
  outcome?: PlannedDocuments;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether it could be done: all names can be had, no file is missing.',
  })
  feasible!: boolean;

  @Field({
    kind: 'text',
    minLength: 64,
    maxLength: 64,
    required: true,
    description: 'To be sent with the restore, so that it does this or nothing.',
  })
  plan_hash!: string;
}
