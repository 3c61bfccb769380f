import { ProblemError } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { EvaluationRequest } from './conditions';
import { compilePolicy, type EvaluatedPolicy, type Evaluation, RequestEvaluation } from './evaluate';
import { TrustPolicy } from './trust-policy';

/** The most policies that one evaluation asks. */
export const MAX_EVALUATED = 1000;

const EVALUATED = {
  _id: 0,
  policy_id: 1,
  status: 1,
  subjects: 1,
  actions: 1,
  resources: 1,
  rules: 1,
  effective_from: 1,
  effective_until: 1,
} as const;

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
    for await (const policy of this.read(policyIds === undefined ? activeAt(at) : { policy_id: { $in: policyIds } })) {
      if (seen.size === MAX_EVALUATED) throw tooMany();
      seen.add(policy.policy_id);
      evaluation.consider(compilePolicy(policy));
    }
    refuseUnknown(policyIds ?? [], seen);
    return evaluation.result();
  }

  /** One by one and as of one moment: a policy that changes meanwhile is seen once, before or after its change. */
  private read(filter: mongo.Document): mongo.FindCursor<EvaluatedPolicy> {
    return this.mongo.collection(modelOptions(TrustPolicy).collection).find<EvaluatedPolicy>(filter, {
      projection: EVALUATED,
      limit: MAX_EVALUATED + 1,
      readConcern: { level: 'snapshot' },
      ...this.mongo.limit,
    });
  }
}

/** The active policies inside their window; the evaluation itself checks both again. */
const activeAt = (at: Date): mongo.Document => ({
  status: 'active',
  $or: [{ effective_until: null }, { effective_until: { $gt: at } }],
  $nor: [{ effective_from: { $gt: at } }],
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
