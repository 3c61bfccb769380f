import {
  COLLECTION,
  CONFLICTS,
  COUNT,
  MOST_DOCUMENTS,
  MOST_IDS,
  MOST_VALUES,
  type PutBackCounts,
  type RestoreCondition,
  type Selection,
} from '@lucid/backup-engine';
import { conditionClass, Field, FIND_OPERATORS, type FindOperator } from '@lucid/common';

const DocumentCondition = conditionClass<FindOperator>('DocumentCondition', {
  operators: FIND_OPERATORS,
  enumName: 'RestoreConditionOperator',
  path: {
    minLength: 1,
    maxLength: 128,
    pattern: /^[A-Za-z_][A-Za-z0-9_.-]*$/,
    description: 'The field, by its path; of a model, one that it has.',
    example: 'user_id',
  },
  op: { description: 'How it is compared.' },
  value: {
    ...{ minItems: 1, maxItems: MOST_VALUES, anyOf: true },
    description:
      'Value to compare the field with: text, a number, true or false; a list for `in`. Text also stands for the times (RFC 3339) and ObjectIds that are written like it; `value_type` names one type. Numbers are compared by their exact value, whatever BSON type they are stored with.',
    example: 'alice',
  },
  typed: true,
});

/** Which documents of one collection are put back, and how. */
export class DocumentSelection implements Selection {
  @Field({ ...COLLECTION, required: true, description: 'The collection.', example: 'users' })
  collection!: string;

  @Field({
    kind: 'list',
    items: { kind: 'text', maxLength: 1024 },
    minItems: 1,
    maxItems: MOST_IDS,
    unique: true,
    description:
      'Ids of the documents: `user_id` and the like in the collections of the six models; `_id` in every other collection, as text, 24 hexadecimal digits, or extended JSON.',
    example: ['alice'],
  })
  ids?: string[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => DocumentCondition },
    minItems: 1,
    maxItems: 20,
    description: `Instead of ids, what must hold for them, all of it; for ${MOST_DOCUMENTS.toLocaleString('en-US')} at most.`,
  })
  filter?: RestoreCondition[];

  @Field({
    kind: 'text',
    values: CONFLICTS,
    enumName: 'DocumentConflict',
    required: true,
    effect: { kind: 'delete', when: ['replace'] },
    description:
      'What becomes of one whose place is taken. skip: what is there stays. replace: it gives way to one of the same `_id`. aside: it goes into `<collection>_restored_<begin of the job>`.',
  })
  conflict!: Selection['conflict'];
}

class Refusal {
  @Field({ kind: 'text', required: true, description: 'Id of the document.' })
  id!: string;

  @Field({ kind: 'text', required: true, description: 'Why it cannot be written.' })
  reason!: string;
}

/** What would become of the documents that were chosen. */
export class PlannedDocuments implements PutBackCounts {
  @Field({ ...COUNT, description: 'Documents of the backup that are chosen.' })
  found!: number;

  @Field({ ...COUNT, description: 'Of them, those that are not there.' })
  inserted!: number;

  @Field({ ...COUNT, description: 'Those that others of their `_id` would give way to.' })
  replaced!: number;

  @Field({ ...COUNT, description: 'Those that would be left out for what is there.' })
  skipped!: number;

  @Field({ ...COUNT, description: 'Those that would go aside.' })
  aside!: number;

  @Field({ ...COUNT, description: 'Those that are there as they are.' })
  unchanged!: number;

  @Field({
    ...COUNT,
    description: 'Those that cannot be written, since another document has a unique value of theirs.',
  })
  refused!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => Refusal },
    required: true,
    description: 'The first thousand of these.',
  })
  refusals!: Refusal[];

  @Field({ ...COUNT, description: 'Ids that no document of the backup has.' })
  not_found!: number;

  @Field({ kind: 'list', items: { kind: 'text' }, required: true, description: 'The first thousand of these.' })
  not_found_ids!: string[];

  @Field({
    kind: 'text',
    description: 'Field that the ids were compared with: the model id of the six models, or `_id`.',
    example: 'user_id',
  })
  id_field?: string;
}
