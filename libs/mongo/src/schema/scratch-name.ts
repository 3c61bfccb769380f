/** What the name of every scratch collection begins with. */
export const SCRATCH_PREFIX = 'lucid_scratch_';

/** What the name of a collection begins with that a restore fills before it replaces one. */
export const RESTORE_PREFIX = 'lucid_restore_';

/** Whether a collection belongs to work under way: no one's data, in no list and no backup, and soon gone. */
export const isScratch = (collection: string): boolean =>
  collection.startsWith(SCRATCH_PREFIX) || collection.startsWith(RESTORE_PREFIX);
