import { Field } from '@lucid/common';
import { ADVICE_ID } from '@lucid/database-operations';
import { Model } from '@lucid/mongo';

/** Setting an advice aside. */
export class DismissalRequest {
  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 500,
    required: true,
    description: 'Why it is not followed.',
    example: 'The report at the end of the quarter needs it.',
  })
  reason!: string;

  @Field({ kind: 'instant', description: 'When it is shown again; never, when it is left out.' })
  until?: Date;
}

/** An advice that was set aside. */
export class AdviceDismissal extends DismissalRequest {
  @Field({ kind: 'text', required: true, description: 'Whose key set it aside.' })
  dismissed_by!: string;

  @Field({ kind: 'instant', required: true, description: 'When.' })
  dismissed_at!: Date;
}

@Model({
  collection: 'advice_dismissals',
  indexes: [
    { keys: { advice_id: 1 }, unique: true, serves: 'whether an advice is set aside' },
    { keys: { until: 1 }, expireAfterSeconds: 0, serves: 'shows an advice again when its time has come' },
  ],
})
export class StoredDismissal extends AdviceDismissal {
  @Field(ADVICE_ID)
  advice_id!: string;
}
