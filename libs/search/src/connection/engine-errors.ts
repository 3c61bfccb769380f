import { errors } from '@elastic/elasticsearch';
import { BlockedError } from '@lucid/changes';
import { ProblemError } from '@lucid/common';
import { conditionOfError, type EngineCondition, typeOf } from './engine-condition';

/** Elasticsearch cannot do any work of this kind for now. The work may be tried again. */
export class ConditionError extends BlockedError {
  constructor(
    readonly condition: EngineCondition,
    options?: ErrorOptions,
  ) {
    super(condition.cause, condition.action, options);
  }
}

/** An error of Elasticsearch in words that may be shown. Any other error is left as it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof errors.ElasticsearchClientError)) return error;
  const condition = conditionOfError(error);
  if (condition !== undefined) return new ConditionError(condition, { cause: error });
  const type = error instanceof errors.ResponseError ? typeOf(error) : 'no reason given';
  return new Error(`Elasticsearch refused the request as invalid (${type}).`, { cause: error });
}

/** Does work, and puts the errors of Elasticsearch {@link inWords}. */
export async function speaking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inWords(error);
  }
}

/** Does the work of a job. @throws ProblemError with cause and action if a state of Elasticsearch stopped it */
export async function forJob<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await speaking(work);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    const { cause, action } = error.condition;
    throw problemOfCondition(
      error,
      `The job stopped: ${cause} ${action} Then start the job again; its work so far may remain.`,
    );
  }
}

/** The problem that a caller is told of a state of Elasticsearch. */
export function problemOfCondition(error: ConditionError, detail: string): ProblemError {
  const code = error.condition.kind === 'refusing' ? 'missing_privilege' : 'engine_away';
  return new ProblemError(code, detail, { headers: { 'retry-after': '2' }, cause: error });
}
