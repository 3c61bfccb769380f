import { ProblemError } from '@lucid/common';
import { findCollection, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Metric } from '../figures/metrics';
import { pointsOf } from '../samples/points';
import { startOf } from '../samples/retention';
import { SampleStore } from '../samples/sample-store';
import type { Sample } from '../samples/samples';
import { COLLECTION_HISTORY, DATABASE_HISTORY, type History, type HistoryKind, type HistoryQuery } from './history';

const DAY_MS = 24 * 3600 * 1000;

/** The history that the samples tell. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly mongo: MongoService,
    private readonly store: SampleStore,
  ) {}

  async ofDatabase(query: HistoryQuery): Promise<History> {
    const { database } = this.store;
    return read(DATABASE_HISTORY, query, (filter) => database.find(filter, this.inOrder()).toArray());
  }

  /** @throws ProblemError 404 for a collection that neither is there nor was sampled in that time, 409 for a view */
  async ofCollection(name: string, query: HistoryQuery): Promise<History> {
    const { collections } = this.store;
    const history = await read(COLLECTION_HISTORY, query, (filter) =>
      collections.find({ ...filter, name }, this.inOrder()).toArray(),
    );
    if (history.points.length === 0) await findCollection(this.mongo, name);
    return history;
  }

  private inOrder(): mongo.FindOptions {
    return { ...this.mongo.limit, sort: { at: 1 } };
  }
}

type Filter = Partial<Record<'at', { $gte: Date; $lt: Date }>> & { coarse?: true };

async function read(
  { series, resolutions, metrics }: HistoryKind,
  { metric, to = new Date(), from = new Date(to.getTime() - DAY_MS), resolution }: HistoryQuery,
  find: (filter: Filter) => Promise<Sample[]>,
): Promise<History> {
  if (from >= to) {
    throw new ProblemError('invalid_parameter', '`from` must lie before `to`.', {
      errors: [{ pointer: 'from', code: 'range', message: 'must lie before to' }],
    });
  }
  const { fine, coarse } = resolutions;
  const asked = resolution ?? (from.getTime() >= Date.now() - series.keepFine ? fine : coarse);
  const span = asked === fine ? series.fine : series.coarse;
  // The sample before the first, for its rate.
  const at = { $gte: new Date(startOf(from, span).getTime() - span), $lt: to };
  const samples = await find({ at, ...(asked === coarse && { coarse: true }) });
  const points = pointsOf(samples, metrics[metric] as Metric, span);
  return { metric, resolution: asked, from, to, points: points.filter(({ t }) => t >= from) };
}
