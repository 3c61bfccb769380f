import { type JobContext, type JobKind, RunsJobs } from '@lucid/jobs';
import { LongCommands } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';

/** The kind of job that gives the free space within a collection's files back to the disk. */
export const COMPACT_COLLECTION = 'compact_collection';

export interface CompactResult {
  bytes_freed: number;
}

/** Gives the free space within a collection's files back to the disk. */
@RunsJobs()
@Injectable()
export class CompactJob implements JobKind<{ name: string }, CompactResult> {
  readonly kind = COMPACT_COLLECTION;
  readonly concurrency = 1;
  readonly afterCrash = 'again';
  readonly onePerTarget = true;

  constructor(private readonly commands: LongCommands) {}

  async run({ name }: { name: string }, job: JobContext): Promise<CompactResult> {
    job.phase('compacting', 'bytes');
    // Without force, a primary refuses; reads and writes go on meanwhile.
    const answer = await this.commands.runCommand({ compact: name, force: true }, job);
    // It answers well, too, when it was ended on its way.
    job.signal.throwIfAborted();
    return { bytes_freed: Number(answer['bytesFreed'] ?? 0) };
  }
}
