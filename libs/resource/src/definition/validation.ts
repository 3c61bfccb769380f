import { Field, type FieldError, ProblemField } from '@lucid/common';

/** Whether a document could be stored. */
export class Validation {
  @Field({ kind: 'flag', required: true, description: 'Whether it could be stored as things are.' })
  valid!: boolean;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => ProblemField },
    required: true,
    description: 'What stands against it.',
  })
  errors!: FieldError[];
}
