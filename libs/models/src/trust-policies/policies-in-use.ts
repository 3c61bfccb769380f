import { ProblemError } from '@lucid/common';
import { modelOptions, type MongoService } from '@lucid/mongo';
import { holdAlone } from '@lucid/resource';
import type { mongo } from 'mongoose';
import { Session } from '../sessions/session';
import { TrustPolicy } from './trust-policy';

/**
 * Refuses to remove policies that sessions were recorded under, holding them until the transaction ends.
 * @param among which sessions count, such as those of other users
 * @throws ProblemError 409 with their number
 */
export async function refusePoliciesInUse(
  mongoService: MongoService,
  policyIds: readonly string[],
  among: mongo.Document,
  session: mongo.ClientSession,
): Promise<void> {
  await holdAlone(mongoService, modelOptions(TrustPolicy).collection, policyIds, session);
  const count = await mongoService
    .collection(modelOptions(Session).collection)
    .countDocuments({ trust_policy_id: { $in: [...policyIds] }, ...among }, { ...mongoService.limit, session });
  if (count === 0) return;
  throw new ProblemError(
    'conflict',
    `${count} sessions were recorded under the policy; it can be revoked, but not deleted.`,
    {
      errors: [{ pointer: '/sessions', code: 'referenced', message: `${count} sessions refer to the policy` }],
    },
  );
}
