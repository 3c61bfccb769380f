import { isShown } from '@lucid/mongo';
import { limitAsked, type QueryShape, queryShape, type TracedOperation } from '../shape/query-shape';
import { distinct } from '../shape/type-mark';
import { Percentiles } from './percentiles';
import type { SlowOccurrence, SlowShape } from './slow-shape';

/** What is read of an entry of `system.profile`. */
export interface ProfileEntry extends TracedOperation {
  ts: Date;
  millis: number;
  keysExamined?: number;
  docsExamined?: number;
  nreturned?: number;
  nModified?: number;
  ndeleted?: number;
  planSummary?: string;
  queryHash?: string;
  hasSortStage?: boolean;
  usedDisk?: boolean;
  appName?: string;
}

/** The most shapes that are kept apart: what comes beyond is counted, and not shown. */
export const MAX_SHAPES = 500;
/** The most texts that a shape lists of one kind. */
const MAX_TEXTS = 5;
/** The most occurrences that are kept of a shape, the newest. */
const MAX_RECENT = 20;
/** The most of a shape's text that is answered, in characters. */
const MAX_SHAPE_TEXT = 4000;

/** Whether an entry waits for what is to come and is no work: a change stream's or another tailable cursor's getMore. */
function isWaiting({ originatingCommand, command = {} }: ProfileEntry): boolean {
  const { pipeline, tailable } = (originatingCommand ?? command) as { pipeline?: unknown; tailable?: unknown };
  const [first] = Array.isArray(pipeline) ? (pipeline as object[]) : [];
  return tailable === true || (typeof first === 'object' && '$changeStream' in first);
}

/** Slow operations of one shape. */
export class ShapeGroup {
  private readonly times = new Percentiles();
  private readonly sums = { count: 0, total_ms: 0, keys_examined: 0, documents_examined: 0, returned: 0 };
  private readonly plans = new Set<string>();
  private readonly hashes = new Set<string>();
  private limit = 0;
  private sorted = false;
  private spilled = false;
  private first = Infinity;
  private last = -Infinity;
  private newest: SlowOccurrence[] = [];

  constructor(readonly shape: QueryShape) {}

  add(member: string, entry: ProfileEntry): void {
    const { millis, keysExamined = 0, docsExamined = 0 } = entry;
    this.times.add(millis);
    this.sums.count += 1;
    this.sums.total_ms += millis;
    this.sums.keys_examined += keysExamined;
    this.sums.documents_examined += docsExamined;
    this.sums.returned += returnedBy(entry);
    if (entry.planSummary !== undefined && this.plans.size < MAX_TEXTS) this.plans.add(entry.planSummary);
    if (entry.queryHash !== undefined && this.hashes.size < MAX_TEXTS) this.hashes.add(entry.queryHash);
    this.limit = Math.max(this.limit, limitAsked(entry) ?? Infinity);
    this.sorted ||= entry.hasSortStage === true;
    this.spilled ||= entry.usedDisk === true;
    this.first = Math.min(this.first, entry.ts.getTime());
    this.last = Math.max(this.last, entry.ts.getTime());
    this.newest.push(occurrence(member, entry));
    if (this.newest.length > 2 * MAX_RECENT) this.newest = this.recent;
  }

  /** The newest of them. */
  get recent(): SlowOccurrence[] {
    return this.newest.sort((a, b) => b.ended_at.getTime() - a.ended_at.getTime()).slice(0, MAX_RECENT);
  }

  toAnswer(): SlowShape {
    const { id, collection, operation, text, fields, hint, collated } = this.shape;
    return {
      shape_id: id,
      collection,
      operation,
      shape: text.slice(0, MAX_SHAPE_TEXT),
      query_hashes: distinct([...this.hashes]),
      ...this.sums,
      p50_ms: this.times.at(0.5),
      p95_ms: this.times.at(0.95),
      max_ms: this.times.at(1),
      plans: distinct([...this.plans]),
      has_sort_stage: this.sorted,
      used_disk: this.spilled,
      first_seen_at: new Date(this.first),
      last_seen_at: new Date(this.last),
      equality_fields: fields.equality,
      range_fields: fields.range,
      sort_fields: fields.sort,
      disjunctive: fields.disjunctive,
      ...(hint !== undefined && { hint }),
      has_collation: collated,
      ...(Number.isFinite(this.limit) && { limit: this.limit }),
    };
  }
}

const returnedBy = ({ nreturned, nModified, ndeleted }: ProfileEntry): number =>
  nreturned ?? nModified ?? ndeleted ?? 0;

const occurrence = (member: string, entry: ProfileEntry): SlowOccurrence => ({
  member,
  ended_at: entry.ts,
  duration_ms: entry.millis,
  keys_examined: entry.keysExamined ?? 0,
  documents_examined: entry.docsExamined ?? 0,
  returned: returnedBy(entry),
  ...(entry.planSummary !== undefined && { plan: entry.planSummary }),
  ...(entry.appName !== undefined && { client_name: entry.appName }),
});

/** Slow operations by shape. What is kept grows with how many shapes and durations there are, not with how many operations. */
export class ShapeGroups {
  private readonly groups = new Map<string, ShapeGroup>();
  /** How many operations are in the groups. */
  operations = 0;
  /** How many more there were, of shapes beyond {@link MAX_SHAPES}. */
  leftOut = 0;

  /** @param only the id of the one shape that is asked for; all without it */
  constructor(private readonly only?: string) {}

  /** Adds what a member's profiler has kept. @returns how many entries there were */
  async addAll(member: string, entries: AsyncIterable<ProfileEntry>): Promise<number> {
    let seen = 0;
    for await (const entry of entries) {
      seen += 1;
      this.add(member, entry);
    }
    return seen;
  }

  /** The groups, those that took the most time in all first. */
  get shapes(): SlowShape[] {
    return [...this.groups.values()].map((group) => group.toAnswer()).sort((a, b) => b.total_ms - a.total_ms);
  }

  get(id: string): ShapeGroup | undefined {
    return this.groups.get(id);
  }

  private add(member: string, entry: ProfileEntry): void {
    if (isWaiting(entry)) return;
    const shape = queryShape(entry);
    if (!isShown(shape.collection)) return;
    if (this.only !== undefined && shape.id !== this.only) return;
    let group = this.groups.get(shape.id);
    if (group === undefined) {
      if (this.groups.size === MAX_SHAPES) {
        this.leftOut += 1;
        return;
      }
      group = new ShapeGroup(shape);
      this.groups.set(shape.id, group);
    }
    group.add(member, entry);
    this.operations += 1;
  }
}
