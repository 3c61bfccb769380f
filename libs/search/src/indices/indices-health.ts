import { type ConsumerStatus, ChangeConsumersService, ChangeStreamStatusService } from '@lucid/changes';
import { type Finding, type HealthIndicator, ProvidesHealth } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import { SEARCH_CONSUMER } from './index-names';

/** Searches that are further behind the database are reported, in seconds. The alert on the lag has the same limit. */
const MOST_LAG_SECONDS = 60;

/** Whether the indices keep up with the database. */
@Injectable()
@ProvidesHealth()
export class IndicesHealth implements HealthIndicator {
  readonly name = 'search';
  readonly critical = false;
  readonly timeoutMs = 2000;
  readonly absence = {
    impact: 'It is unknown whether searches find what was written.',
    action: 'Check that MongoDB answers: the state of the indices is stored there.',
  };

  constructor(
    private readonly consumers: ChangeConsumersService,
    private readonly status: ChangeStreamStatusService,
  ) {}

  async check(): Promise<Finding> {
    // A replica that keeps no indices has nothing to report.
    if (!this.consumers.consumers.some(({ name }) => name === SEARCH_CONSUMER)) return { status: 'up' };
    const { consumers } = await this.status.readStatus();
    const status: Partial<ConsumerStatus> = consumers.find(({ name }) => name === SEARCH_CONSUMER) ?? {};
    const { state, lag_seconds, dead_letters = 0, problem, action } = status;
    const details = {
      ...(state !== undefined && { state }),
      ...(lag_seconds !== undefined && { lag_seconds }),
      dead_letters,
    };
    if (state === 'retrying')
      return {
        status: 'degraded',
        details,
        symptom: 'The indices take no changes.',
        impact: 'Searches find documents as they were before: new ones are missing, deleted ones are still found.',
        cause: problem ?? 'It is not known.',
        action: `${action ?? 'Read the log of the service.'} The indices then catch up by themselves.`,
      };
    if (state === undefined || state === 'rebuilding')
      return {
        status: 'degraded',
        details,
        symptom: 'The indices are being built.',
        impact: 'Searches are refused, or find documents as they were before.',
        cause:
          'The service started for the first time, or the oplog no longer has the changes since the last one taken.',
        action: 'Wait. GET /api/v1/search/indices tells how many documents each index has.',
      };
    if (lag_seconds === undefined || lag_seconds <= MOST_LAG_SECONDS) return { status: 'up', details };
    return {
      status: 'degraded',
      details,
      symptom: `The indices are ${lag_seconds} s behind the database.`,
      impact: 'Searches find documents as they were that long ago.',
      cause: 'Documents change faster than Elasticsearch takes them, or no replica keeps the indices in step.',
      action:
        'Reduce the load on Elasticsearch. GET /api/v1/database/changes tells which replica leads, and since when it is silent.',
    };
  }
}
