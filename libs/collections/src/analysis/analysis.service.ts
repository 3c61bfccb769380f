import { affordable, countOf, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { setImmediate } from 'node:timers/promises';
import { CollectionsService } from '../collections/collections.service';
import { validatorOf } from '../collections/describe-collection';
import { refuseWindow } from '../collections/refuse-window';
import { declaredTypes } from './declared-types';
import { DocumentShapes } from './path-statistics';
import type { PathAnalysis, SchemaAnalysis } from './schema-analysis';

/** The most bytes of documents that one analysis takes from the server, all in all and of one. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_DOCUMENT_BYTES = 1024 * 1024;
const BATCH = 100;
/** How long documents are looked at in all, and at a time before others have their turn, in ms: those with very many fields take long. */
const MAX_MS = 5000;
const TURN_MS = 20;
/** Types are kept apart that JavaScript has one for. */
const APART = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;

export interface AnalysisOptions {
  sample: number;
  values: boolean;
}

/** What the documents of a collection look like, from a random sample. */
@Injectable()
export class AnalysisService {
  /** {@link MAX_MS}; tests lengthen it. */
  maxMs = MAX_MS;

  constructor(
    private readonly mongo: MongoService,
    private readonly collections: CollectionsService,
  ) {}

  /** @throws ProblemError 404, 403 for a view of a collection of the service's own */
  async analyse(name: string, { sample, values }: AnalysisOptions): Promise<SchemaAnalysis> {
    const listed = await this.collections.find(name);
    const { type, options } = listed;
    if (type === 'view') await refuseWindow(listed, (source) => this.collections.lookUp(source));
    const size = type === 'collection' ? await countOf(this.mongo.db, { name, type }, this.mongo.limit) : undefined;
    const wanted = affordable(sample, MAX_BYTES, size);
    const whole = size !== undefined && size.documents <= wanted;
    const shapes = new DocumentShapes();
    const each = await this.gather(name, whole ? { $limit: wanted } : { $sample: { size: wanted } }, shapes);
    const complete = whole && each;
    const schema = validatorOf(options)?.['$jsonSchema'] as mongo.Document | undefined;
    const paths = shapes.told(values);
    return {
      collection: name,
      ...(size !== undefined && { documents: size.documents }),
      sampled: shapes.sampled,
      complete,
      note: noteOf(shapes.sampled, complete),
      cut: shapes.cut || !each,
      ...(schema === undefined ? { paths, unseen: [] } : compared(paths, declaredTypes(schema))),
    };
  }

  /** Looks at the documents of a choice. @returns whether at each of them */
  private async gather(name: string, choice: mongo.Document, shapes: DocumentShapes): Promise<boolean> {
    const pipeline = [choice, { $project: { document: { $cond: [SMALL, '$$ROOT', null] } } }];
    const options = { ...this.mongo.limit, ...APART, batchSize: BATCH };
    const found = this.mongo.collection(name).aggregate<{ document: mongo.Document | null }>(pipeline, options);
    const deadline = performance.now() + this.maxMs;
    let turn = performance.now();
    let each = true;
    for await (const { document } of found) {
      if (document === null) each = false;
      else shapes.add(document);
      const now = performance.now();
      if (now > deadline) return false;
      if (now - turn < TURN_MS) continue;
      await setImmediate();
      turn = performance.now();
    }
    return each;
  }
}

/** Whether a document is small enough to be looked at. */
const SMALL = { $lte: [{ $bsonSize: '$$ROOT' }, MAX_DOCUMENT_BYTES] };

/** With 95 % confidence, what none of n has is had by fewer than three in n (the rule of three). */
function noteOf(sampled: number, complete: boolean): string {
  if (complete) return 'All documents were looked at.';
  if (sampled === 0) return 'There were no documents to look at.';
  const missed = Math.min(100, 300 / sampled);
  return `A random sample of ${sampled} documents: shares are about right, and what fewer than ${missed.toPrecision(2)} % of the documents have may be missing.`;
}

/** Puts what the rules name beside what was found. */
function compared(
  found: readonly PathAnalysis[],
  declared: ReadonlyMap<string, string[]>,
): Pick<SchemaAnalysis, 'paths' | 'unseen'> {
  const there = new Set(found.map(({ path }) => path));
  const paths = found.map((analysis): PathAnalysis => {
    const { path, types } = analysis;
    const allowed = declared.get(path);
    if (allowed === undefined) return isNamedAbove(path, declared) ? analysis : { ...analysis, undeclared: true };
    const unexpected = types.map(({ type }) => type).filter((type) => allowed.length > 0 && !allowed.includes(type));
    return {
      ...analysis,
      ...(allowed.length > 0 && { declared_types: allowed }),
      ...(unexpected.length > 0 && { unexpected_types: unexpected }),
    };
  });
  return { paths, unseen: [...declared.keys()].filter((path) => !there.has(path)).sort() };
}

/** Every document has an `_id`; and what lies under a path of which only the type is named is not told apart. */
function isNamedAbove(path: string, declared: ReadonlyMap<string, string[]>): boolean {
  if (path === '_id' || path.startsWith('_id.')) return true;
  const parents = [...path.matchAll(/\.|\[\]/g)]
    .map(({ index }) => path.slice(0, index))
    .filter((parent) => parent !== '');
  const closest = parents.findLast((parent) => declared.has(parent));
  return (
    closest !== undefined &&
    ![...declared.keys()].some((name) => name.startsWith(`${closest}.`) || name.startsWith(`${closest}[]`))
  );
}
