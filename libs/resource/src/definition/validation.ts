import { Field, type FieldError, ProblemField } from '@lucid/common';

/** Whether a document could be stored. */
export class Validation {
  @Field({ kind: 'flag', required: true, description: 'Whether the document could be stored now.' })
  valid!: boolean;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => ProblemField },
    required: true,
    example: [],
    description: 'Rules that the document breaks; empty if it is valid.',
  })
  errors!: FieldError[];
}
