import { Field } from '@lucid/common';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

export const DRILL_STATES = ['passed', 'failed'] as const;

/** The percent of a drill that leaves nothing out. */
export const DRILL_EVERYTHING = 100;

/** The most documents that a check names. */
export const MOST_EXAMPLES = 10;

/** A document that breaks an invariant. */
export class DrillViolation {
  @Field({ kind: 'text', required: true, description: 'The document, or what else is to blame.' })
  id!: string;

  @Field({ kind: 'text', required: true, description: 'What is wrong with it.' })
  message!: string;
}

/** What came of one check of the restored data. */
export class DrillCheck {
  @Field({ kind: 'text', required: true, description: 'Its name.', example: 'session_chunks' })
  name!: string;

  @Field({ kind: 'text', required: true, description: 'What holds, where it finds nothing.' })
  description!: string;

  @Field({ ...COUNT, description: 'Documents, or namespaces, that were checked.' })
  checked!: number;

  @Field({ ...COUNT, description: 'What was found to be wrong, in all.' })
  violations!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => DrillViolation },
    required: true,
    description: 'The first ten of it.',
  })
  examples!: DrillViolation[];
}

/** What came of restoring a backup for trial. */
export class Drill {
  @Field({
    kind: 'text',
    values: DRILL_STATES,
    enumName: 'DrillState',
    required: true,
    description: 'passed: all of it came back, and every check holds. failed: not so, and the backup is not proven.',
  })
  state!: (typeof DRILL_STATES)[number];

  @Field({ kind: 'text', description: 'Why it failed, where it did.' })
  reason?: string;

  @Field({ ...COUNT, description: 'How long all of it took.' })
  duration_ms!: number;

  @Field({
    ...COUNT,
    required: false,
    description: 'How long verifying the files, restoring and comparing took: what a restore would take.',
  })
  restore_ms?: number;

  @Field({ ...COUNT, description: 'Documents that came back.' })
  restored_documents!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => DrillCheck },
    required: true,
    description: 'What was checked. Contents of files, which are in volumes, are not.',
  })
  checks!: DrillCheck[];
}
