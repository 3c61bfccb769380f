import {
  type BackupStore,
  entriesOf,
  listSlices,
  readSliceManifest,
  type Slice,
  SliceDamage,
} from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';

/** The kind of job that reads the slices of the oplog again. */
export const VERIFY_SLICES = 'verify_slices';

export interface VerifySlicesResult {
  slices: number;
  entries: number;
}

/**
 * Reads every slice and compares it with its manifest, so that damage is known before a restore to a time needs what is lost. A slice whose
 * manifest is gone is none: it is a gap, which the ranges tell of.
 */
@RunsJobs()
@Injectable()
export class VerifySlicesJob implements JobKind<Record<string, never>, VerifySlicesResult> {
  readonly kind = VERIFY_SLICES;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(
    private readonly catalogue: BackupCatalogue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws ProblemError 422 that names each damaged slice */
  async run(_params: Record<string, never>, job: JobContext): Promise<VerifySlicesResult> {
    const files = await this.catalogue.storages.open('volume');
    const { slices } = await listSlices(files);
    const result = { slices: slices.length, entries: 0 };
    const damages: { slice: Slice; message: string }[] = [];
    job.phase('reading', 'slices', slices.length);
    for (const [index, slice] of slices.entries()) {
      job.signal.throwIfAborted();
      job.progress(index, undefined, slice.path);
      try {
        result.entries += await entriesIn(files, slice, job.signal);
      } catch (error) {
        if (!(error instanceof SliceDamage)) throw error;
        damages.push({ slice, message: error.message });
      }
    }
    if (damages.length > 0) await requireNone(files, damages, this.config.BACKUP_PITR_ENABLED);
    return result;
  }
}

async function entriesIn(store: BackupStore, slice: Slice, signal: AbortSignal): Promise<number> {
  const manifest = await readSliceManifest(store, slice);
  for await (const _ of entriesOf(store, slice, manifest)) signal.throwIfAborted();
  return manifest.entries;
}

/** @throws ProblemError 422, unless all of the slices were removed, as no restore needed them any more, while they were read */
async function requireNone(
  store: BackupStore,
  damages: { slice: Slice; message: string }[],
  isOn: boolean,
): Promise<void> {
  const there = new Set((await listSlices(store)).slices.map(({ path }) => path));
  const left = damages.filter(({ slice }) => there.has(slice.path));
  if (left.length === 0) return;
  throw new ProblemError(
    'unprocessable',
    `Of the slices of the oplog, ${left.length} are damaged: no time behind one can be restored to from a backup before it. Back up the whole database: from its time on, every time can be restored to again${isOn ? '' : ', once BACKUP_PITR_ENABLED is true'}.`,
    { errors: left.map(({ slice, message }) => ({ pointer: `/${slice.path}`, code: 'damaged', message })) },
  );
}
