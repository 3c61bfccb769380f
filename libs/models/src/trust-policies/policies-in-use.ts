import { ProblemError } from '@lucid/common';
import { modelOptions, type MongoService } from '@lucid/mongo';
import { collectionOf, dependentsOf, holdAlone } from '@lucid/resource';
import type { mongo } from 'mongoose';
import { TrustPolicy } from './trust-policy';

/**
 * Refuses to remove policies that documents refer to, holding them until the transaction ends.
 * @param among which documents count, such as those of other users
 * @throws ProblemError 409 with their number
 */
export async function refusePoliciesInUse(
  mongoService: MongoService,
  policyIds: readonly string[],
  among: mongo.Document,
  session: mongo.ClientSession,
): Promise<void> {
  const { collection } = modelOptions(TrustPolicy);
  await holdAlone(mongoService, collection, policyIds, session);
  for (const { definition, field } of dependentsOf(collection)) {
    const name = collectionOf(definition);
    const count = await mongoService
      .collection(name)
      .countDocuments({ [field]: { $in: [...policyIds] }, ...among }, { ...mongoService.limit, session });
    if (count === 0) continue;
    throw new ProblemError(
      'conflict',
      `${count} ${name} were recorded under the policy; it can be revoked, but not deleted.`,
      { errors: [{ pointer: `/${name}`, code: 'referenced', message: `${count} ${name} refer to the policy` }] },
    );
  }
}
