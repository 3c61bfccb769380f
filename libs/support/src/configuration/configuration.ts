import { Field } from '@lucid/common';
import { type Setting, type Source, SOURCES } from '@lucid/config';

/** A variable of the environment, as the service uses it. */
export class ConfigurationItem implements Setting {
  @Field({ kind: 'text', required: true, description: 'Name of the variable.', example: 'LOG_LEVEL' })
  name!: string;

  @Field({ kind: 'text', required: true, description: 'What the variable sets.' })
  description!: string;

  @Field({ kind: 'text', required: true, description: 'The accepted values, in words.' })
  accepts!: string;

  @Field({ kind: 'text', description: 'The default. Absent where there is none, and of secrets.' })
  default?: string;

  @Field({ kind: 'flag', required: true, description: 'Whether the value is a secret, or can hold a password.' })
  secret!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether the variable has a value, be it the default.' })
  is_set!: boolean;

  @Field({
    kind: 'text',
    values: SOURCES,
    enumName: 'ConfigurationSource',
    required: true,
    description:
      'Where the value comes from. `file`: the file that the variable `NAME_FILE` names. `default`: the variable is not set.',
  })
  source!: Source;

  @Field({ kind: 'text', description: 'The value. Absent of secrets, and where the variable has none.' })
  value?: string;
}

/** The configuration of the replica that answers. */
export class ConfigurationItems {
  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => ConfigurationItem },
    required: true,
    description: 'All variables, in the order of the README.',
  })
  items!: ConfigurationItem[];
}
