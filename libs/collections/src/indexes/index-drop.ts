import { Field, ProblemError } from '@lucid/common';
import { IndexUses } from './collection-index';
import type { IndexState } from './index-reader';
import { StoredIndex } from './stored-index';

/** An index that was dropped. */
export class DroppedIndex {
  @Field({
    kind: 'object',
    type: () => StoredIndex,
    required: true,
    description: 'Its definition, from which it can be made again.',
  })
  dropped!: StoredIndex;

  @Field({ kind: 'object', type: () => IndexUses, required: true, description: 'How often it had been used.' })
  uses!: IndexUses;

  @Field({ kind: 'text', description: 'What to watch now, where it had been used.' })
  advice?: string;
}

/** @throws ProblemError 409 for an index that must stay, or that is not there yet */
export function refuseDrop(collection: string, { spec, building, declared, serves = '', differs }: IndexState): void {
  const place = `${collection}.${spec.name}`;
  if (spec.name === '_id_' || spec.clustered === true)
    throw new ProblemError('conflict', `${place} is how documents are found by _id. It cannot be dropped.`);
  if (declared === 'yes' || differs?.join() === 'hidden')
    throw new ProblemError('conflict', `The service declares ${place}, and needs it: it serves ${serves}.`);
  if (building?.job_id !== undefined)
    throw new ProblemError('conflict', `${place} is being built. Cancel the job ${building.job_id} instead.`);
}

/** What is to be thought of before an index goes. */
export function consequenceOf(
  collection: string,
  { spec, declared, serves = '' }: IndexState,
  { count, since }: IndexUses,
): string {
  const goes = `The index ${spec.name} of ${collection} is dropped.`;
  const lacks =
    declared === 'different'
      ? ` A declared one is there under its name or keys, which serves ${serves}; the service builds it anew as it starts.`
      : '';
  if (count === 0 || spec.hidden === true) return goes + lacks;
  return `${goes}${lacks} It was used ${count === 1 ? 'once' : `${count} times`} since ${since?.toISOString() ?? 'it began'}: hide it first (PATCH hidden), and drop it when nothing has become slow.`;
}
