import { documentKey, versionOf } from '@lucid/changes';
import { Field } from '@lucid/common';
import type { JobContext } from '@lucid/jobs';
import { MongoService, READ_ANY, tokenOf } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import type { mongo } from 'mongoose';
import { conditionOf, type EngineError } from '../connection/engine-condition';
import { ConditionError } from '../connection/engine-errors';
import { writeInOrder } from '../indices/bulk-writer';
import { IndexRegistry } from '../indices/index-registry';
import { isIndexed } from '../indices/indexed-position';
import type { SearchedModel } from '../mapping/search-fields';
import { projectionOf, sourceOf } from '../mapping/source';
import { sameSource } from './same-source';

const PAGE = 500;
/** The most differences that one audit looks into; beyond them an index is rebuilt. */
const MAX_SUSPECTS = 10_000;
const EXAMPLES = 20;
const CATCH_UP_MS = 60_000;
/** How long Elasticsearch keeps the state that is compared, after each page. */
const KEEP_ALIVE = '5m';

/** How one collection and its index differ. */
export class DriftReport {
  @Field({ kind: 'text', required: true, description: 'The collection.' })
  collection!: string;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Documents that were compared.' })
  checked!: number;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Stored, and not indexed.' })
  missing!: number;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Indexed, and not stored.' })
  extra!: number;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Indexed otherwise than stored.' })
  different!: number;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Mended, of those.' })
  repaired!: number;

  @Field({ kind: 'list', items: { kind: 'text' }, required: true, description: 'Ids of the first of them.' })
  examples!: string[];
}

/** A document as one side has it. */
interface Side {
  /** The model's id. */
  key: string;
  /** Its id in the index. */
  id: string;
  /** Its `_id`, in a list of one: any value may be one. Absent if only the index has it, whose ids cannot be turned into an `_id`. */
  stored?: [_id: unknown];
  source: unknown;
}

type Suspect = Omit<Side, 'source'>;

/**
 * Compares every document with what is indexed of it, whole: both sides are read in the order of the model's id. What differs may only be on its
 * way: it is looked at again once the indices have caught up with the time of the comparison.
 */
@Injectable()
export class DriftAudit {
  constructor(
    private readonly mongo: MongoService,
    private readonly elasticsearch: ElasticsearchService,
    private readonly registry: IndexRegistry,
  ) {}

  /** @param index another one than the live one, such as one that is being built */
  async auditDrift(
    model: SearchedModel,
    job: Pick<JobContext, 'signal' | 'phase' | 'progress'>,
    repair: boolean,
    index?: string,
  ): Promise<DriftReport> {
    const target = index ?? (await this.registry.live(model));
    if (target === undefined) throw new Error(`The index of ${model.collection} is not built yet.`);
    const total = await this.mongo.collection(model.collection).estimatedDocumentCount(this.mongo.limit);
    job.phase(`comparing ${model.collection}`, 'documents', total);
    await this.elasticsearch.indices.refresh({ index: target });
    const suspects = new Map<string, Suspect>();
    let checked = 0;
    for await (const { source: _source, ...side } of this.differences(model, target, (done) => {
      job.progress((checked = done));
    })) {
      job.signal.throwIfAborted();
      if (side.stored !== undefined || !suspects.has(side.id)) suspects.set(side.id, side);
      if (suspects.size >= MAX_SUSPECTS) break;
    }
    const report: DriftReport = {
      collection: model.collection,
      checked,
      missing: 0,
      extra: 0,
      different: 0,
      repaired: 0,
      examples: [],
    };
    if (suspects.size > 0) await this.examine(model, target, suspects, repair, report, job.signal);
    return report;
  }

  /** Merges both sides by the model's id. */
  private async *differences(
    model: SearchedModel,
    index: string,
    progress: (done: number) => void,
  ): AsyncGenerator<Side> {
    const stored = this.stored(model);
    const indexed = this.indexed(model, index);
    let done = 0;
    let [left, right] = [await next(stored), await next(indexed)];
    while (left !== undefined || right !== undefined) {
      done += 1;
      if (done % PAGE === 0) progress(done);
      const order = left === undefined ? 1 : right === undefined ? -1 : compare(left.key, right.key);
      if (order === 0 && left !== undefined && right !== undefined) {
        if (left.id !== right.id || !sameSource(left.source, right.source)) yield left;
        if (left.id !== right.id) yield right;
      } else if (order < 0 && left !== undefined) yield left;
      else if (right !== undefined) yield right;
      if (order <= 0) left = await next(stored);
      if (order >= 0) right = await next(indexed);
    }
    progress(done);
  }

  private async *stored(model: SearchedModel): AsyncGenerator<Side> {
    const cursor = this.mongo.collection(model.collection).find(
      {},
      {
        projection: projectionOf(model),
        sort: { [model.id]: 1 },
        batchSize: PAGE,
        readConcern: { level: 'majority' },
        ...READ_ANY,
        ...this.mongo.limit,
      },
    );
    try {
      for await (const document of cursor)
        yield {
          key: String(document[model.id]),
          id: documentKey(document._id),
          stored: [document._id],
          source: sourceOf(document),
        };
    } finally {
      await cursor.close();
    }
  }

  /** Reads a point in time: its pages begin behind a document, also where many have the same key or none. */
  private async *indexed({ id: field }: SearchedModel, index: string): AsyncGenerator<Side> {
    let { id: pit } = await this.elasticsearch.openPointInTime({ index, keep_alive: KEEP_ALIVE });
    try {
      for (let after: unknown[] | undefined; ;) {
        const { hits, pit_id } = await this.elasticsearch.search<Record<string, unknown>>({
          pit: { id: pit, keep_alive: KEEP_ALIVE },
          size: PAGE,
          sort: [{ [field]: { order: 'asc', missing: '_first' } }, { _shard_doc: 'asc' }] as never,
          track_total_hits: false,
          allow_partial_search_results: false,
          ...(after !== undefined && { search_after: after as never }),
        });
        pit = pit_id ?? pit;
        for (const { _id = '', _source = {} } of hits.hits)
          yield { key: String(_source[field]), id: _id, source: _source };
        after = hits.hits.at(-1)?.sort;
        if (hits.hits.length < PAGE || after === undefined) return;
      }
    } finally {
      await this.elasticsearch.closePointInTime({ id: pit }).catch(() => undefined);
    }
  }

  private async examine(
    model: SearchedModel,
    index: string,
    suspects: ReadonlyMap<string, Suspect>,
    repair: boolean,
    report: DriftReport,
    signal: AbortSignal,
  ): Promise<void> {
    const { operation } = await this.mongo.times();
    if (!(await isIndexed(this.mongo, tokenOf(operation), CATCH_UP_MS, signal)))
      throw new Error('The indices did not catch up within a minute: see GET /api/v1/database/changes.');
    const version = versionOf(operation);
    await this.findStored(model, suspects, signal);
    const ids = [...suspects.keys()];
    for (let i = 0; i < ids.length; i += PAGE) {
      const some = ids.slice(i, i + PAGE);
      const known = some.flatMap((id) => suspects.get(id)?.stored ?? []);
      const [stored, indexed] = await Promise.all([this.storedBy(model, known), this.indexedBy(index, some)]);
      const wrong = some.filter((id) => {
        const [left, right] = [stored.get(id), indexed.get(id)];
        if (left === undefined && right === undefined) return false;
        if (left === undefined) report.extra += 1;
        else if (right === undefined) report.missing += 1;
        else if (sameSource(left, right)) return false;
        else report.different += 1;
        return true;
      });
      report.examples.push(
        ...wrong.map((id) => suspects.get(id)?.key ?? id).slice(0, EXAMPLES - report.examples.length),
      );
      if (!repair) continue;
      const writes = wrong.map((id) => ({ index, id, version, source: stored.get(id) }));
      const refused = await writeInOrder(this.elasticsearch, writes, () => signal.throwIfAborted());
      report.repaired += wrong.length - refused.length;
    }
  }

  /** Looks among all `_id`s for the suspects that only the index had: they may have been stored since the comparison read that place. */
  private async findStored(
    model: SearchedModel,
    suspects: ReadonlyMap<string, Suspect>,
    signal: AbortSignal,
  ): Promise<void> {
    const unknown = new Map([...suspects].filter(([, { stored }]) => stored === undefined));
    if (unknown.size === 0) return;
    const cursor = this.mongo.collection(model.collection).find(
      {},
      {
        projection: { _id: 1 },
        hint: { _id: 1 },
        batchSize: 10 * PAGE,
        readConcern: { level: 'majority' },
        ...READ_ANY,
        ...this.mongo.limit,
      },
    );
    try {
      for await (const { _id } of cursor) {
        signal.throwIfAborted();
        const suspect = unknown.get(documentKey(_id));
        if (suspect !== undefined) suspect.stored = [_id];
      }
    } finally {
      await cursor.close();
    }
  }

  private async storedBy(model: SearchedModel, ids: readonly unknown[]): Promise<Map<string, mongo.Document>> {
    const found = await this.mongo
      .collection(model.collection)
      .find(
        { _id: { $in: ids as mongo.ObjectId[] } },
        { projection: projectionOf(model), ...READ_ANY, ...this.mongo.limit },
      )
      .toArray();
    return new Map(found.map((document) => [documentKey(document._id), sourceOf(document)]));
  }

  /** @throws ConditionError if Elasticsearch could not read one, which is not the same as that the index lacks it */
  private async indexedBy(index: string, ids: readonly string[]): Promise<Map<string, unknown>> {
    const { docs } = await this.elasticsearch.mget({ index, ids: [...ids] });
    for (const doc of docs) {
      if (!('error' in doc)) continue;
      const error = doc.error as EngineError;
      const condition = conditionOf(503, error, index);
      if (condition !== undefined) throw new ConditionError(condition);
    }
    return new Map(docs.flatMap((doc) => ('found' in doc && doc.found ? [[doc._id, doc._source] as const] : [])));
  }
}

async function next<T>(items: AsyncGenerator<T>): Promise<T | undefined> {
  const step: IteratorResult<T, unknown> = await items.next();
  return step.done === true ? undefined : step.value;
}

/** The order of both sides: by bytes of UTF-8, which for what ids may hold is that of their characters. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
