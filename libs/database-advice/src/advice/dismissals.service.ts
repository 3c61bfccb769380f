import { ProblemError } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type AdviceDismissal, type DismissalRequest, StoredDismissal } from './dismissal';

/** Advice that was set aside, by whom and why. */
@Injectable()
export class AdviceDismissals {
  constructor(private readonly mongo: MongoService) {}

  private get stored(): mongo.Collection<StoredDismissal> {
    return this.mongo.collection(modelOptions(StoredDismissal).collection);
  }

  /** Those of the advices that are set aside now. */
  async of(advice_ids: string[]): Promise<Map<string, { dismissal: AdviceDismissal }>> {
    const options = { projection: { _id: 0 }, ...this.mongo.limit };
    const found = await this.stored.find({ advice_id: { $in: advice_ids } }, options).toArray();
    const now = Date.now();
    return new Map(
      found
        .filter(({ until }) => until === undefined || until.getTime() > now)
        .map(({ advice_id, ...dismissal }) => [advice_id, { dismissal }]),
    );
  }

  /** Sets an advice aside, in place of how it was before. @throws ProblemError 422 for a time that has passed */
  async set(advice_id: string, request: DismissalRequest, dismissed_by: string): Promise<AdviceDismissal> {
    const dismissed_at = new Date();
    const { reason, until } = request;
    if (until !== undefined && until <= dismissed_at)
      throw new ProblemError('unprocessable', 'An advice is set aside until a time to come.', {
        errors: [{ pointer: '/until', code: 'past', message: 'must be in the future' }],
      });
    const dismissal = { reason, ...(until !== undefined && { until }), dismissed_by, dismissed_at };
    await this.mongo.write((session) =>
      this.stored.replaceOne(
        { advice_id },
        { advice_id, ...dismissal },
        { upsert: true, session, ...this.mongo.limit },
      ),
    );
    return dismissal;
  }

  /** Shows an advice again. @throws ProblemError 404 when it was not set aside */
  async remove(advice_id: string): Promise<AdviceDismissal> {
    const options = { projection: { _id: 0, advice_id: 0 }, ...this.mongo.limit };
    const removed = await this.mongo.write((session) =>
      this.stored.findOneAndDelete({ advice_id }, { session, ...options }),
    );
    if (removed === null) throw new ProblemError('not_found', `No advice ${advice_id} is set aside.`);
    return removed;
  }
}
