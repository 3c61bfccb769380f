import { isScratch } from '../schema/scratch-name';

/** Whether a collection stands in lists: MongoDB's own are no resources here, nor are samples for work under way. */
export const isShown = (collection: string): boolean => !collection.startsWith('system.') && !isScratch(collection);
