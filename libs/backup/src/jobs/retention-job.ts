import { ProblemError } from '@lucid/common';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { Injectable } from '@nestjs/common';
import { BackupDeletion } from '../retention/backup-deletion.service';
import { type RetentionParams, RetentionService } from '../retention/retention.service';

export type { RetentionParams };

/** The kind of job that deletes what the retention does not keep. */
export const APPLY_RETENTION = 'apply_retention';

export interface RetentionResult {
  kept: number;
  deleted: number;
  freed_bytes: number;
  /** The first thousand that were deleted. */
  backup_ids: string[];
  /** Those that would have gone, and why they did not. */
  spared: { backup_id: string; reason: string }[];
}

const MOST_NAMED = 1000;

/** Deletes what the retention does not keep, the oldest first. Again is as good as once. */
@RunsJobs()
@Injectable()
export class RetentionJob implements JobKind<RetentionParams, RetentionResult> {
  readonly kind = APPLY_RETENTION;
  readonly concurrency = 1;
  readonly afterCrash = 'again';

  constructor(
    private readonly retention: RetentionService,
    private readonly deletion: BackupDeletion,
  ) {}

  async run(params: RetentionParams, job: JobContext): Promise<RetentionResult> {
    const judged = await this.retention.judged(params);
    const going = judged.filter(({ action }) => action === 'delete').reverse();
    const result: RetentionResult = {
      kept: judged.length - going.length,
      deleted: 0,
      freed_bytes: 0,
      backup_ids: [],
      spared: [],
    };
    const failures: ProblemError[] = [];
    job.phase('deleting', 'backups', going.length);
    for (const { backup_id, size_bytes } of going) {
      job.signal.throwIfAborted();
      try {
        await this.deletion.delete(backup_id);
        result.deleted += 1;
        result.freed_bytes += size_bytes;
        if (result.backup_ids.length < MOST_NAMED) result.backup_ids.push(backup_id);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        // Somebody was quicker: it is pinned or read by now, and stays; or is gone.
        if (error.code === 'conflict' && result.spared.length < MOST_NAMED)
          result.spared.push({ backup_id, reason: error.detail });
        // One storage may be away: what is in others still goes.
        else if (!['conflict', 'not_found'].includes(error.code)) failures.push(error);
      }
      job.progress(result.deleted + result.spared.length);
    }
    await this.deletion.finish();
    if (failures[0] !== undefined) throw failures[0];
    return result;
  }
}
