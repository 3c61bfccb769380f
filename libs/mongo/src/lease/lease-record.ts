import { Field } from '@lucid/common';
import { Model } from '../schema/model';

/** Who may do what only one process may do, and until when by MongoDB's clock. */
@Model({ collection: 'leases', indexes: [] })
export class LeaseRecord {
  /** What is leased. */
  _id!: string;

  @Field({ kind: 'text', required: true, description: 'The process that holds it, or held it last.' })
  owner!: string;

  @Field({
    kind: 'int',
    long: true,
    required: true,
    min: 1,
    description: 'Raised each time it is taken: the fencing token.',
  })
  term!: number;

  @Field({ kind: 'instant', required: true, description: 'Until then nobody else can take it.' })
  expires_at!: Date;
}
