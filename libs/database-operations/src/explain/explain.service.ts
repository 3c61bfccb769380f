import { ProblemError } from '@lucid/common';
import { findCollection, mongoProblem, MongoService, planLine, type ReadPlan, readPlan } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import { AdviceProofs } from '../proofs/advice-proofs.service';
import { indexFields } from '../shape/index-fields';
import { leadingStages } from '../shape/query-shape';
import { servingIndexes } from '../words/index-keys';
import { missingIndex, textOfKeys, type Work, workInWords } from '../words/work-in-words';
import { brokenRule } from './broken-rule';
import { conditionFilter } from './condition-filter';
import type { QueryExplanation } from './explain-answer';
import type { AggregateToExplain, ExplainRequest, FindToExplain } from './explain-request';
import type { QueryLookup } from './query-stage';
import { projectionOf, sortOf, stagePipeline } from './stage-pipeline';

const MAX_REJECTED = 10;
const TIME_LIMIT = 50;

/** A query in MongoDB's terms, with what an index could serve of it. */
interface Query {
  command: mongo.Document;
  filters: unknown[];
  sort: unknown;
  lookups: QueryLookup[];
}

/** Explains queries that are given in typed form: none of them can write, or run code. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly mongo: MongoService,
    private readonly proofs: AdviceProofs,
  ) {}

  /** @throws ProblemError 404 for a collection that is not there, 409 for a view, 422 for a query that means nothing */
  async explain({ collection, find, aggregate, verbosity }: ExplainRequest): Promise<QueryExplanation> {
    if ((find === undefined) === (aggregate === undefined))
      throw brokenRule('', 'one_query', 'must have either find or aggregate');
    const query =
      find === undefined ? aggregateQuery(collection, aggregate as AggregateToExplain) : findQuery(collection, find);
    for (const name of new Set([collection, ...query.lookups.map(({ from }) => from)]))
      await findCollection(this.mongo, name);
    const read = readPlan(await this.runExplain(query.command, verbosity));
    const work: Work = {
      ...(read.executed !== undefined && { executed: read.executed }),
      wholeCollection: read.wholeCollection,
      sorted: read.sortsStored,
      used: read.indexes,
      fields: indexFields(query.filters, query.sort),
      indexes: await servingIndexes(this.mongo, collection),
      isRefuted: await this.proofs.refuterOf(collection),
    };
    const joins = await Promise.all(query.lookups.map((lookup) => this.joinInWords(lookup)));
    return answerOf(read, verbosity, work, [workInWords(work), ...joins].filter((text) => text !== '').join(' '));
  }

  private async runExplain(command: mongo.Document, verbosity: string): Promise<mongo.Document> {
    try {
      return await this.mongo.db.command({ explain: command, verbosity, ...this.mongo.limit });
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError)) throw error;
      if (error.code === TIME_LIMIT) {
        const { maxTimeMS } = this.mongo.limit;
        const detail = `The query had not ended after ${maxTimeMS} ms and was stopped. Ask with verbosity queryPlanner, which does not run it.`;
        throw new ProblemError('database_timeout', detail, { headers: { 'retry-after': '2' }, cause: error });
      }
      if (mongoProblem(error) !== undefined) throw error;
      // What no rule above foresees: two stages that do not go together, a value that a later stage cannot take.
      throw new ProblemError('unprocessable', 'MongoDB does not take this combination of stages and values.', {
        cause: error,
      });
    }
  }

  private async joinInWords({ from, foreign_field }: QueryLookup): Promise<string> {
    const indexes = await servingIndexes(this.mongo, from);
    if (indexes.some((index) => Object.keys(index)[0] === foreign_field)) return '';
    return `Joins ${from} by reading all of it for each document. An index {${foreign_field}: 1} of ${from} would serve that.`;
  }
}

function findQuery(collection: string, { filter = [], sort = [], projection, limit }: FindToExplain): Query {
  const asked = conditionFilter(filter, '/find/filter');
  const order = sortOf(sort, '/find/sort');
  return {
    command: {
      ...{ find: collection, filter: asked, sort: order },
      ...(projection !== undefined && { projection: projectionOf(projection, '/find/projection') }),
      ...(limit !== undefined && { limit }),
    },
    filters: [asked],
    sort: order,
    lookups: [],
  };
}

function aggregateQuery(collection: string, { stages }: AggregateToExplain): Query {
  const pipeline = stagePipeline(stages, '/aggregate/stages');
  return {
    command: { aggregate: collection, pipeline, cursor: {} },
    ...leadingStages(pipeline),
    lookups: stages.flatMap(({ lookup }) => lookup ?? []),
  };
}

function answerOf(
  read: ReadPlan,
  verbosity: ExplainRequest['verbosity'],
  work: Work,
  summary: string,
): QueryExplanation {
  const { plan, rejected, indexes, sorted, usedDisk, executed, queryHash } = read;
  const missing = missingIndex(work);
  return {
    summary,
    verbosity,
    executed: executed !== undefined,
    plan,
    rejected_plans: rejected.slice(0, MAX_REJECTED).map(planLine),
    indexes,
    sorts_in_memory: sorted,
    ...(executed !== undefined && {
      used_disk: usedDisk,
      keys_examined: executed.keys,
      documents_examined: executed.documents,
      returned: executed.returned,
      milliseconds: executed.milliseconds,
      ...(executed.returned > 0 && {
        examined_per_returned: Math.round((100 * executed.documents) / executed.returned) / 100,
      }),
    }),
    ...(missing !== undefined && { suggested_index: textOfKeys(missing) }),
    ...(queryHash !== undefined && { query_hash: queryHash }),
  };
}
