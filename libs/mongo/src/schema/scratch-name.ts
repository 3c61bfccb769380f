/** What the name of every scratch collection begins with. */
export const SCRATCH_PREFIX = 'lucid_scratch_';

/** Whether a collection holds a sample for work under way: no one's data, in no list and no backup, and soon gone. */
export const isScratch = (collection: string): boolean => collection.startsWith(SCRATCH_PREFIX);
