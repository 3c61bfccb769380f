import { CONFIRM, defineClass, Field } from '@lucid/common';
import {
  VALIDATION_ACTION,
  VALIDATION_LEVEL,
  type ValidationAction,
  type ValidationLevel,
} from '../collections/collection';
import { VALIDATOR_SCHEMA, type ValidatorSchema } from '../validator-schema/validator-schema';

/** Rules that are to be tried on the documents of a collection. */
export class ValidatorTrial {
  @Field({ ...VALIDATOR_SCHEMA, required: true })
  json_schema!: ValidatorSchema;
}

/** The rules of a collection, whole. */
export class ReplaceCollectionValidator extends ValidatorTrial {
  @Field({ ...VALIDATION_LEVEL, fallback: 'strict' })
  validation_level!: ValidationLevel;

  @Field({ ...VALIDATION_ACTION, fallback: 'error' })
  validation_action!: ValidationAction;
}

export interface ReplaceValidatorOptions {
  accept_failing: boolean;
  confirm?: string;
}

export const ReplaceValidatorQuery = defineClass('ReplaceValidatorQuery', {
  accept_failing: {
    kind: 'flag',
    fallback: false,
    effect: { kind: 'delete', when: [true] },
    description:
      'Whether documents that break the new rules may stay. They can be read; a change of one must mend it. Needs `database:delete` and `confirm`.',
  },
  confirm: { ...CONFIRM, description: 'Name of the collection, once more. Required with `accept_failing`.' },
});
