import type { JobContext } from '@lucid/jobs';
import type { IndexBuild } from '../indexes/index-builds';

/** So often in a row the server may say nothing between two steps of a build. */
const MOST_SILENT = 3;
const WAITING = 'waiting for the other members of the replica set';

/** Tells a job how far the server says that its build is. */
export class BuildProgress {
  private phase: string | undefined;
  private silent = 0;

  constructor(private readonly job: JobContext) {}

  /** @param build what the primary is at; it says nothing while it waits until other members have built the index too */
  show({ phase, done = 0, total }: Partial<IndexBuild>): void {
    this.silent = phase === undefined ? this.silent + 1 : 0;
    if (phase !== undefined) this.enter(phase, phase.includes('scanning') ? 'documents' : 'keys', total);
    else if (this.phase !== undefined && this.silent > MOST_SILENT) this.enter(WAITING, 'members');
    if (phase !== undefined) this.job.progress(done, total);
  }

  private enter(phase: string, unit: string, total?: number): void {
    if (phase === this.phase) return;
    this.phase = phase;
    this.job.phase(phase, unit, total);
  }
}
