import { ProblemError, type WriteContext } from '@lucid/common';
import {
  type AdviceKind,
  AdviceProofs,
  type IndexKey,
  type IndexProof,
  isRefutedBy,
  missingId,
  type SlowOperations,
  SlowOperationsService,
} from '@lucid/database-operations';
import { type Job, JobsService } from '@lucid/jobs';
import { isConfidential } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { findingsOf, type IndexFindings, type KnownCollection } from '../findings/findings';
import { KnownCollections } from '../findings/known-collections.service';
import { slowOf } from '../findings/slow-needs';
import { PROVE_ADVICE, type ProofRequest } from '../proof/prove-advice';
import type { Advice, AdviceList } from './advice';
import { missingAdvice, redundantAdvice, rejectedAdvice, unusedAdvice } from './advice-of';
import { AdviceDismissals } from './dismissals.service';

/** Which advice is asked for. */
export interface AdviceQuery {
  collection?: string;
  kind?: AdviceKind;
  observed_days: number;
  include_dismissed: boolean;
}

interface Looked {
  found: { collection: KnownCollection; findings: IndexFindings }[];
  texts: ReadonlyMap<string, string>;
  proofs: ReadonlyMap<string, IndexProof>;
  basis: AdviceList['basis'];
}

/** The most shapes of slow operations that are looked at. */
const MOST_SHAPES = 500;
const DAY_MS = 24 * 3600 * 1000;

/** Finds what may be done about indexes, from what they were used for and what was slow. */
@Injectable()
export class AdviceService {
  constructor(
    private readonly collections: KnownCollections,
    private readonly slow: SlowOperationsService,
    private readonly dismissals: AdviceDismissals,
    private readonly proofs: AdviceProofs,
    private readonly jobs: JobsService,
  ) {}

  /** @throws ProblemError 404 for a collection that is not there */
  async list({ collection, kind, observed_days, include_dismissed }: AdviceQuery): Promise<AdviceList> {
    const { found, texts, proofs, basis } = await this.look(collection, observed_days);
    const all = found
      .flatMap((one) => advicesOf(one, texts, proofs))
      .filter((advice) => kind === undefined || advice.kind === kind);
    const dismissed = await this.dismissals.of(all.map(({ advice_id }) => advice_id));
    const items = all
      .map((advice) => ({ ...advice, ...dismissed.get(advice.advice_id) }))
      .filter(({ dismissal }) => include_dismissed || dismissal === undefined)
      .sort(byWeight);
    const rejected = found.flatMap(({ collection: one, findings }) =>
      findings.refuted.map((tried) => rejectedAdvice(one, tried, proofs.get(missingId(one.name, tried.keys)))),
    );
    return { items, rejected: kind === undefined || kind === 'missing' ? rejected : [], basis };
  }

  /** An advice that the list has with the same `observed_days`. @throws ProblemError 404 when it has none */
  async get(advice_id: string, observed_days: number): Promise<Advice> {
    const { items } = await this.list({ observed_days, include_dismissed: true });
    const advice = items.find((item) => item.advice_id === advice_id);
    if (advice === undefined) throw gone(advice_id, `Nothing that was observed for ${observed_days} days is advised`);
    return advice;
  }

  /**
   * Queues the proof of an advice to make an index.
   * @throws ProblemError 404 when no missing index is advised under the id, 409 while it is being proven
   */
  async prove(advice_id: string, requestedBy: string, writing: WriteContext): Promise<Job> {
    const { found } = await this.look(undefined, 0);
    for (const { collection, findings } of found) {
      const missing = findings.missing.find(({ keys }) => missingId(collection.name, keys) === advice_id);
      if (missing === undefined) continue;
      const { keys, shapes } = missing;
      const params: ProofRequest = { advice_id, collection: collection.name, keys: [...keys], shapes: [...shapes] };
      const target = `${collection.name}: ${advice_id}`;
      return this.jobs.start({ kind: PROVE_ADVICE, target, params, requestedBy, writing });
    }
    throw gone(advice_id, 'No missing index is advised');
  }

  private async look(only: string | undefined, observedDays: number): Promise<Looked> {
    const { collections, unseen } = await this.collections.readCollections(only);
    const slow = await this.slow.list({ ...(only !== undefined && { collection: only }) }, MOST_SHAPES);
    const proofs = await this.proofs.all();
    const before = new Date(Date.now() - observedDays * DAY_MS);
    const found = collections.map((collection) => {
      // What a confidential collection holds is copied nowhere, so that nothing could be proven of it.
      const shapes = slow.items.filter(
        (shape) => shape.collection === collection.name && !isConfidential(shape.collection),
      );
      const isRefuted = (keys: readonly IndexKey[], shape: string): boolean =>
        isRefutedBy(proofs.get(missingId(collection.name, keys)), shape);
      return { collection, findings: findingsOf(collection, slowOf(shapes), before, isRefuted) };
    });
    return {
      found,
      proofs,
      texts: new Map(slow.items.map(({ shape_id, shape }) => [shape_id, shape])),
      basis: {
        collections: collections.length,
        slow_operations: slow.operations,
        unseen: [...unseen, ...unseenOf(slow)],
      },
    };
  }
}

const gone = (advice_id: string, what: string): ProblemError =>
  new ProblemError('not_found', `${what} under ${advice_id}: it was done, or what it rested on is no longer so.`);

function advicesOf(
  { collection, findings }: Looked['found'][number],
  texts: ReadonlyMap<string, string>,
  proofs: ReadonlyMap<string, IndexProof>,
): Advice[] {
  const missing = findings.missing.map((one) =>
    missingAdvice(collection, one, texts, proofs.get(missingId(collection.name, one.keys))),
  );
  return [
    ...missing,
    ...findings.redundant.map((redundancy) => redundantAdvice(collection, redundancy)),
    ...findings.unused.map((index) => unusedAdvice(collection, index)),
  ];
}

const ORDER: readonly AdviceKind[] = ['missing', 'redundant', 'unused'];

const weightOf = ({ shapes, cost }: Advice): number =>
  shapes?.reduce((sum, { total_ms }) => sum + total_ms, 0) ?? cost.size_bytes ?? 0;

const byWeight = (a: Advice, b: Advice): number =>
  ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || weightOf(b) - weightOf(a) || (a.advice_id < b.advice_id ? -1 : 1);

/** What of the slow operations could not be seen. */
function unseenOf({ members, left_out, shapes, items }: SlowOperations): string[] {
  const answered = members.filter((member) => member.answered);
  return [
    ...members
      .filter((member) => !member.answered)
      .map(({ member }) => `The member ${member} could not be asked what was slow there.`),
    ...(answered.some(({ recording }) => recording === true)
      ? []
      : [
          'No profiler is on, so that what is slow from now on is not known: PUT /api/v1/database/operations/profiler.',
        ]),
    ...(left_out > 0 || shapes > items.length
      ? ['There were more shapes of slow operations than are told apart.']
      : []),
  ];
}
