import { errors } from '@elastic/elasticsearch';
import { ProblemError } from '@lucid/common';
import { Injectable, Logger } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';
import { ConditionError, inWords, problemOfCondition } from './engine-errors';
import { typeOf } from './engine-condition';

/** How long Elasticsearch may take to show that it is back, in ms. */
const SIGN_OF_LIFE_MS = 1000;
/** How long requests are refused after it did not, in ms. */
const REFUSE_MS = 1000;

/**
 * The way of callers' requests to Elasticsearch. After a request without an answer, the next ones do not wait for their own time limit: Elasticsearch must
 * answer a ping first, which all of them wait for together.
 */
@Injectable()
export class ElasticsearchGate {
  private readonly logger = new Logger(ElasticsearchGate.name);
  private isDoubted = false;
  private refusesUntil = 0;
  private ping: Promise<boolean> | undefined;

  constructor(private readonly elasticsearch: ElasticsearchService) {}

  /** @throws ProblemError that says what Elasticsearch answered, or that it did not; its own text stays in the log */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.isDoubted && !(await this.isBack()))
      throw new ProblemError('engine_away', 'Elasticsearch does not answer. Everything but search works.', {
        headers: { 'retry-after': '2' },
      });
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof errors.ElasticsearchClientError)) throw error;
      if (!(error instanceof errors.ResponseError)) this.isDoubted = true;
      throw this.problemOf(error);
    }
  }

  private async isBack(): Promise<boolean> {
    if (this.ping === undefined && performance.now() < this.refusesUntil) return false;
    this.ping ??= this.elasticsearch
      .ping({}, { requestTimeout: SIGN_OF_LIFE_MS, maxRetries: 0 })
      .then(
        () => true,
        // Whatever it answers, it is there.
        (error: unknown) => error instanceof errors.ResponseError,
      )
      .then((isBack) => {
        this.isDoubted = !isBack;
        if (!isBack) this.refusesUntil = performance.now() + REFUSE_MS;
        this.ping = undefined;
        return isBack;
      });
    return this.ping;
  }

  private problemOf(error: errors.ElasticsearchClientError): ProblemError {
    const told = inWords(error);
    if (told instanceof ConditionError) {
      const { kind, cause, action } = told.condition;
      if (kind !== 'missing') return problemOfCondition(told, `${cause} ${action} Everything but search works.`);
      return new ProblemError('starting', 'The index of this collection is not built yet.', {
        headers: { 'retry-after': '2' },
        cause: error,
      });
    }
    const type = error instanceof errors.ResponseError ? typeOf(error) : 'no reason given';
    this.logger.warn(`Elasticsearch refused a request as invalid: ${type}.`);
    return new ProblemError(
      'bad_request',
      `Elasticsearch refused the request as invalid (${type}). Change its query, filters or sort; a repeat fails again.`,
      { cause: error },
    );
  }
}
