/** What the name of every scratch collection begins with. */
export const SCRATCH_PREFIX = 'lucid_scratch_';

/** Whether a collection holds a sample for work under way: no one's data, in no list, and soon gone. */
export const isScratch = (collection: string): boolean => collection.startsWith(SCRATCH_PREFIX);

/** Whether a collection stands in lists: MongoDB's own are no resources here, nor are samples for work under way. */
export const isShown = (collection: string): boolean => !collection.startsWith('system.') && !isScratch(collection);
