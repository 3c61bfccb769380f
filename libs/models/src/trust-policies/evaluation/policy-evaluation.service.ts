import { ProblemError } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { EvaluationRequest } from './conditions';
import { compilePolicy, ENDED_STATUSES, type Evaluation, faultyPolicy, RequestEvaluation } from './evaluate';
import { faultOf, nameOf } from './stored-policy';
import { TrustPolicy } from '../trust-policy';

/** The most policies that one evaluation asks. */
export const MAX_EVALUATED = 1000;

/** The times that a Date holds; MongoDB's reach further. */
const [FIRST_TIME, LAST_TIME] = [new Date(-8.64e15), new Date(8.64e15)];

/** A policy as it is stored: its `_id`, and what should be a policy. */
type StoredPolicy = TrustPolicy & { _id: unknown };

/** Reads policies and puts a request to them. */
@Injectable()
export class PolicyEvaluationService {
  constructor(private readonly mongo: MongoService) {}

  /**
   * Evaluates a request over the policies named, or over all that are active now.
   * @throws ProblemError 422 when one that is named is not there, or when more are active than one evaluation asks:
   * a decision without one of them could allow what it denies
   */
  async evaluate(request: EvaluationRequest, policyIds?: readonly string[]): Promise<Evaluation> {
    const at = new Date();
    const evaluation = new RequestEvaluation(request, at);
    const seen = new Set<string>();
    for await (const policy of this.findPolicies(
      policyIds === undefined ? activeAt(at) : { policy_id: { $in: policyIds } },
    )) {
      if (seen.size === MAX_EVALUATED) throw tooMany();
      const named = { ...policy, policy_id: nameOf(policy) };
      const fault = faultOf(policy);
      seen.add(named.policy_id);
      evaluation.consider(fault === undefined ? compilePolicy(named) : faultyPolicy(named, fault));
    }
    refuseUnknown(policyIds ?? [], seen);
    return evaluation.result();
  }

  /** One by one and as of one moment: a policy that changes meanwhile is seen once, before or after its change. */
  private findPolicies(filter: mongo.Document): mongo.FindCursor<StoredPolicy> {
    return this.mongo.collection(modelOptions(TrustPolicy).collection).find<StoredPolicy>(filter, {
      limit: MAX_EVALUATED + 1,
      readConcern: { level: 'snapshot' },
      ...this.mongo.limit,
    });
  }
}

/**
 * The active policies inside their window, and those whose status or window another program stored as something that no policy has: by type, or as a time
 * that no Date holds. The evaluation itself checks all of it again.
 */
const activeAt = (at: Date): mongo.Document => ({
  status: { $nin: ENDED_STATUSES },
  $or: [{ effective_until: { $not: { $lte: at } } }, { effective_until: { $lt: FIRST_TIME } }],
  $nor: [{ effective_from: { $gt: at, $lte: LAST_TIME } }],
});

const tooMany = (): ProblemError =>
  new ProblemError(
    'unprocessable',
    `More than ${MAX_EVALUATED} policies are active. Name those to ask in policy_ids.`,
    { errors: [{ pointer: '/policy_ids', code: 'required', message: 'is required while so many are active' }] },
  );

function refuseUnknown(policyIds: readonly string[], found: ReadonlySet<string>): void {
  const errors = policyIds.flatMap((id, place) =>
    found.has(id) ? [] : [{ pointer: `/policy_ids/${place}`, code: 'reference', message: 'is the id of no policy' }],
  );
  if (errors.length === 0) return;
  throw new ProblemError('unprocessable', 'Not every policy that is named is there.', { errors: errors.slice(0, 100) });
}
