import { Field, ProblemError } from '@lucid/common';
import type { NamedCollection } from '@lucid/mongo';
import { expiryRefusal, noExpiryIn } from '../index-definition/expiry-rules';
import { type IndexSpec, keysOf } from '../index-definition/index-specification';
import { declarationOf } from './index-drift';
import type { IndexState } from './index-reader';

/** What of an index that is there can be changed. */
export class IndexPatch {
  @Field({
    kind: 'flag',
    description:
      'Whether queries are kept from it. It is kept up to date meanwhile, and stays unique, so it is back at once.',
  })
  hidden?: boolean;

  @Field({
    kind: 'int',
    min: 0,
    effect: { kind: 'delete' },
    description:
      'MongoDB deletes documents so many seconds after the time in its field. An index that deleted none does from now on.',
  })
  expire_after_seconds?: number;
}

/** An index as it would be. */
const patched = (spec: IndexSpec, { hidden = spec.hidden, expire_after_seconds }: IndexPatch): IndexSpec => ({
  ...spec,
  hidden,
  expireAfterSeconds: expire_after_seconds ?? spec.expireAfterSeconds,
});

/**
 * Refuses a change that MongoDB or the service cannot live with.
 * @throws ProblemError 409 where the index must stay as it is, 422 where documents cannot expire by it
 */
export function refuseChange(collection: NamedCollection, { spec, building }: IndexState, patch: IndexPatch): void {
  const { name } = spec;
  const place = `${collection.name}.${name}`;
  if (name === '_id_' || spec.clustered === true)
    throw new ProblemError('conflict', `${place} is how documents are found by _id. It stays as it is.`);
  if (building !== undefined)
    throw new ProblemError('conflict', `${place} is being built. Change it when it is there.`);
  const { differs = [], serves } = declarationOf(collection.name, patched(spec, patch));
  const drifting = Object.keys(patch).filter((field) => differs.includes(field));
  if (drifting.length > 0) {
    throw new ProblemError(
      'conflict',
      `The service declares ${place}, which serves ${serves ?? ''}. It would no longer be as declared.`,
      {
        errors: drifting.map((field) => ({ pointer: `/${field}`, code: 'declared', message: 'is declared otherwise' })),
      },
    );
  }
  if (patch.expire_after_seconds !== undefined) refuseExpiry(collection, spec);
}

function refuseExpiry(collection: NamedCollection, spec: IndexSpec): void {
  const message = expiryRefusal(keysOf(spec)) ?? noExpiryIn(collection)?.message;
  if (message === undefined) return;
  throw new ProblemError('unprocessable', `Documents cannot expire by ${collection.name}.${spec.name}.`, {
    errors: [{ pointer: '/expire_after_seconds', code: 'expiry', message }],
  });
}
