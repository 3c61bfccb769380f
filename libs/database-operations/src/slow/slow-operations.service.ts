import { ProblemError } from '@lucid/common';
import { Members, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { AdviceProofs } from '../proofs/advice-proofs.service';
import { queryShape, type ReadPart, readPart } from '../shape/query-shape';
import { servingIndexes } from '../words/index-keys';
import { type IndexKeys, missingIndex, textOfKeys, type Work, workInWords } from '../words/work-in-words';
import { type ProfileEntry, ShapeGroups } from './shape-groups';
import type { SlowMember, SlowOperations, SlowQuery, SlowShapeDetail } from './slow-operations';
import type { SlowShape } from './slow-shape';

/** The most entries of one member that an answer looks at, the newest: about 100 MB of profile. */
const MAX_ENTRIES = 100_000;

/** What of an entry is large and tells nothing of its shape or cost. */
const UNREAD = ['execStats', 'locks', 'flowControl', 'storage', 'allUsers', 'command.documents', 'command.lsid'];
const PROJECTION = Object.fromEntries(UNREAD.map((path) => [path, 0]));

/** Slow operations on the service's database, as the profilers of the replica set's members have kept them. */
@Injectable()
export class SlowOperationsService {
  constructor(
    private readonly mongo: MongoService,
    private readonly members: Members,
    private readonly proofs: AdviceProofs,
  ) {}

  async list(query: SlowQuery, limit: number): Promise<SlowOperations> {
    const groups = new ShapeGroups();
    const members = await this.collect(query, groups);
    const { shapes, operations, leftOut } = groups;
    return { members, operations, shapes: shapes.length, left_out: leftOut, items: shapes.slice(0, limit) };
  }

  /** One shape of slow operations. @throws ProblemError 404 when the profilers hold none of it any more */
  async detail(id: string, query: SlowQuery): Promise<SlowShapeDetail> {
    const groups = new ShapeGroups(id);
    await this.collect(query, groups);
    const [shape] = groups.shapes;
    const group = groups.get(id);
    if (shape === undefined || group === undefined) {
      throw new ProblemError(
        'not_found',
        `No slow operation of shape ${id} is known: the profile keeps only the newest.`,
      );
    }
    const isRefuted = await this.proofs.refuterOf(shape.collection, shape.shape_id);
    const work = workOf(shape, await servingIndexes(this.mongo, shape.collection), isRefuted);
    const missing = missingIndex(work);
    return {
      ...shape,
      // Commands without a shape: createIndexes, insert.
      summary: shape.shape === '' ? `${shape.operation} is no query: no index makes it quicker.` : workInWords(work),
      ...(missing !== undefined && { suggested_index: textOfKeys(missing) }),
      recent: group.recent,
      advice: '/api/v1/database/advice',
    };
  }

  /**
   * The newest operations of some shapes of a collection, as they were asked: with the values of their callers, which no answer tells.
   * @param most how many of each shape
   */
  async newest(collection: string, shapes: ReadonlySet<string>, most: number): Promise<Map<string, ReadPart[]>> {
    const found = new Map<string, ReadPart[]>();
    await this.members.ask(async (db) => {
      // A 64-bit integer is to be found again: it keeps its type.
      for await (const entry of this.entries(db, { collection }, { promoteLongs: false })) {
        const { id } = queryShape(entry);
        const known = found.get(id) ?? [];
        const read = shapes.has(id) && known.length < most ? readPart(entry) : undefined;
        if (read !== undefined) found.set(id, [...known, read]);
      }
    });
    return found;
  }

  /** Groups what each member's profiler has kept. */
  private async collect(query: SlowQuery, groups: ShapeGroups): Promise<SlowMember[]> {
    const answers = await this.members.ask(async (db, member) => {
      const { was } = (await db.command({ profile: -1, ...this.mongo.limit })) as { was?: number };
      const operations = await groups.addAll(member, this.entries(db, query));
      return { recording: was !== 0, operations, truncated: operations === MAX_ENTRIES };
    });
    return answers.map(({ member, answer }) => ({ member, answered: answer !== undefined, ...answer }));
  }

  private entries(
    db: mongo.Db,
    { from, to, collection }: SlowQuery,
    values: mongo.BSONSerializeOptions = {},
  ): mongo.FindCursor<ProfileEntry> {
    const period = { ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lte: to }) };
    const filter = {
      ...((from ?? to) !== undefined && { ts: period }),
      ...(collection !== undefined && { ns: `${db.databaseName}.${collection}` }),
    };
    // The profile is a capped collection, whose natural order is that of time.
    const options = { projection: PROJECTION, sort: { $natural: -1 }, limit: MAX_ENTRIES, batchSize: 1000 } as const;
    return db.collection<ProfileEntry>('system.profile').find(filter, { ...options, ...values, ...this.mongo.limit });
  }
}

/** What operations of a shape took on average. */
function workOf(shape: SlowShape, indexes: IndexKeys[], isRefuted: Work['isRefuted']): Work {
  const each = (total: number): number => Math.round(total / shape.count);
  return {
    executed: {
      documents: each(shape.documents_examined),
      keys: each(shape.keys_examined),
      returned: each(shape.returned),
    },
    wholeCollection: shape.plans.some((plan) => plan.includes('COLLSCAN')),
    sorted: shape.has_sort_stage,
    used: shape.plans.filter((plan) => plan.startsWith('IXSCAN')).map((plan) => plan.replace(/^IXSCAN /, '')),
    fields: {
      equality: shape.equality_fields,
      range: shape.range_fields,
      sort: shape.sort_fields,
      disjunctive: shape.disjunctive,
    },
    indexes,
    isRefuted,
  };
}
