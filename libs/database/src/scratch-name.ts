import { isScratch } from '@lucid/mongo';

/** Whether a collection stands in lists: MongoDB's own are no resources here, nor are samples for work under way. */
export const isShown = (collection: string): boolean => !collection.startsWith('system.') && !isScratch(collection);
