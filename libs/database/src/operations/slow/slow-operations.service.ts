import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { groupByShape, type ProfileEntry, type SlowShapes } from './group-by-shape';

/** The most entries that one answer looks at, the newest: about 100 MB of profile. */
export const MAX_ENTRIES = 100_000;

/** What of an entry is large and tells nothing of its shape or cost. */
const UNREAD = ['execStats', 'locks', 'flowControl', 'storage', 'allUsers', 'command.documents', 'command.lsid'];
const PROJECTION = Object.fromEntries(UNREAD.map((path) => [path, 0]));

/** Which slow operations are asked for. */
export interface SlowQuery {
  from?: Date;
  to?: Date;
  collection?: string;
}

/** Slow operations of the service's database, as the profiler of the primary has kept them. */
@Injectable()
export class SlowOperationsService {
  constructor(private readonly mongo: MongoService) {}

  /** Slow operations by shape; none where the profiler was never on. Only the newest {@link MAX_ENTRIES} are looked at. */
  async slowShapes({ from, to, collection }: SlowQuery = {}): Promise<SlowShapes> {
    const { db, limit } = this.mongo;
    const filter = {
      ...((from ?? to) !== undefined && { ts: { ...(from && { $gte: from }), ...(to && { $lte: to }) } }),
      ...(collection !== undefined && { ns: `${db.databaseName}.${collection}` }),
    };
    // Newest first: the profile is a capped collection, whose natural order is that of time.
    const entries = this.mongo
      .collection<ProfileEntry>('system.profile')
      .find(filter, { projection: PROJECTION, sort: { $natural: -1 }, limit: MAX_ENTRIES, batchSize: 1000, ...limit });
    return groupByShape(entries as AsyncIterable<ProfileEntry>);
  }
}
