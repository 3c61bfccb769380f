import { type QueryShape, queryShape, type TracedOperation } from '../shape/query-shape';
import { distinct } from '../shape/type-mark';
import { Percentiles } from './percentiles';
import type { SlowShape } from './slow-shape';

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
}

/** The most shapes that are kept apart: what comes beyond is counted, and not shown. */
export const MAX_SHAPES = 500;
/** The most texts that a shape lists of one kind. */
const MAX_TEXTS = 5;
/** The most of a shape's text that is answered, in characters. */
const MAX_SHAPE_TEXT = 4000;

/** Whether an entry waits for what is to come and is no work: a change stream's or another tailable cursor's getMore. */
function isWaiting({ originatingCommand, command = {} }: ProfileEntry): boolean {
  const { pipeline, tailable } = (originatingCommand ?? command) as { pipeline?: unknown; tailable?: unknown };
  const [first] = Array.isArray(pipeline) ? (pipeline as object[]) : [];
  return tailable === true || (typeof first === 'object' && '$changeStream' in first);
}

class Group {
  private readonly times = new Percentiles();
  private readonly sums = { count: 0, total_ms: 0, keys_examined: 0, documents_examined: 0, returned: 0 };
  private readonly plans = new Set<string>();
  private readonly hashes = new Set<string>();
  private sorted = false;
  private spilled = false;
  private first = Infinity;
  private last = -Infinity;

  constructor(private readonly shape: QueryShape) {}

  add(entry: ProfileEntry): void {
    const { millis, keysExamined = 0, docsExamined = 0, nreturned, nModified, ndeleted } = entry;
    this.times.add(millis);
    this.sums.count += 1;
    this.sums.total_ms += millis;
    this.sums.keys_examined += keysExamined;
    this.sums.documents_examined += docsExamined;
    this.sums.returned += nreturned ?? nModified ?? ndeleted ?? 0;
    if (entry.planSummary !== undefined && this.plans.size < MAX_TEXTS) this.plans.add(entry.planSummary);
    if (entry.queryHash !== undefined && this.hashes.size < MAX_TEXTS) this.hashes.add(entry.queryHash);
    this.sorted ||= entry.hasSortStage === true;
    this.spilled ||= entry.usedDisk === true;
    this.first = Math.min(this.first, entry.ts.getTime());
    this.last = Math.max(this.last, entry.ts.getTime());
  }

  toAnswer(): SlowShape {
    const { id, collection, operation, text, fields } = this.shape;
    return {
      shape_id: id,
      collection,
      operation,
      shape: text.slice(0, MAX_SHAPE_TEXT),
      query_hashes: distinct([...this.hashes]),
      ...this.sums,
      p50_ms: this.times.at(0.5),
      p95_ms: this.times.at(0.95),
      max_ms: this.times.max,
      plans: distinct([...this.plans]),
      has_sort_stage: this.sorted,
      used_disk: this.spilled,
      first_seen_at: new Date(this.first),
      last_seen_at: new Date(this.last),
      equality_fields: fields.equality,
      range_fields: fields.range,
      sort_fields: fields.sort,
      disjunctive: fields.disjunctive,
    };
  }
}

/** Slow operations by their shapes, those that took the most time first. */
export interface SlowShapes {
  shapes: SlowShape[];
  /** How many operations those are. */
  operations: number;
  /** How many more there were, of shapes beyond {@link MAX_SHAPES}. */
  left_out: number;
}

/** Groups entries of the profiler by shape, in memory that does not grow with their number. */
export async function groupByShape(entries: AsyncIterable<ProfileEntry>): Promise<SlowShapes> {
  const groups = new Map<string, Group>();
  let operations = 0;
  let leftOut = 0;
  for await (const entry of entries) {
    const shape = queryShape(entry);
    if (shape.collection.startsWith('system.') || isWaiting(entry)) continue;
    const group = groups.get(shape.id) ?? (groups.size < MAX_SHAPES ? new Group(shape) : undefined);
    if (group === undefined) {
      leftOut += 1;
      continue;
    }
    groups.set(shape.id, group);
    group.add(entry);
    operations += 1;
  }
  const shapes = [...groups.values()].map((group) => group.toAnswer());
  return { shapes: shapes.sort((a, b) => b.total_ms - a.total_ms), operations, left_out: leftOut };
}
