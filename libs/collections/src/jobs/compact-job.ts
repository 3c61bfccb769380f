import type { JobKind } from '@lucid/jobs';
import type { LongCommands } from '@lucid/mongo';

/** The kind of job that gives the free space within a collection's files back to the disk. */
export const COMPACT_COLLECTION = 'compact_collection';

export interface CompactResult {
  bytes_freed: number;
}

export const compactJob = (commands: LongCommands): JobKind<{ name: string }, CompactResult> => ({
  kind: COMPACT_COLLECTION,
  concurrency: 1,
  afterCrash: 'again',
  onePerTarget: true,
  run: async ({ name }, job) => {
    job.phase('compacting', 'bytes');
    // Without force, a primary refuses; reads and writes go on meanwhile.
    const answer = await commands.runCommand({ compact: name, force: true }, job);
    // It answers well, too, when it was ended on its way.
    job.signal.throwIfAborted();
    return { bytes_freed: Number(answer['bytesFreed'] ?? 0) };
  },
});
