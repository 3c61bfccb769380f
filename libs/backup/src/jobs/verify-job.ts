import { bytesIn, statusOf, verifyFiles } from '@lucid/backup-engine';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { Injectable } from '@nestjs/common';
import { BackupCatalogue, folderOf } from '../catalogue/backup-catalogue.service';
import { requireUndamaged } from '../catalogue/require-undamaged';

/** The kind of job that reads a backup again and compares it with its manifest. */
export const VERIFY_BACKUP = 'verify_backup';

export interface VerifyParams {
  backup_id: string;
  /** Of the files of documents, so many in a hundred are read. */
  percent: number;
}

export interface VerifyResult {
  backup_id: string;
  files: number;
  bytes: number;
  /** Those that could be counted: none of an encrypted backup whose key is not configured. */
  documents: number;
}

@RunsJobs()
@Injectable()
export class VerifyJob implements JobKind<VerifyParams, VerifyResult> {
  readonly kind = VERIFY_BACKUP;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(private readonly catalogue: BackupCatalogue) {}

  /** @throws ProblemError 422 with each damage */
  async run({ backup_id, percent }: VerifyParams, job: JobContext): Promise<VerifyResult> {
    const backup = await this.catalogue.get(backup_id);
    const manifest = await this.catalogue.manifest(backup);
    job.phase('reading', 'bytes', percent === 100 ? bytesIn(manifest) : undefined);
    const { damages, ...read } = await verifyFiles(await this.catalogue.filesOf(backup), folderOf(backup), manifest, {
      ...{ share: percent / 100, signal: job.signal },
      progress: (bytes) => job.progress(bytes),
    });
    await requireUndamaged(this.catalogue, backup_id, damages);
    // What was damaged once may only have been away: a whole reading that finds nothing says so.
    if (percent === 100) await this.catalogue.note(backup_id, { status: statusOf(manifest), verified_at: new Date() });
    return { backup_id, ...read };
  }
}
