import type { mongo } from 'mongoose';
import { present } from './present';

/** What a restore is about to make, and, once it has, what it made. */
export interface Undo {
  names: string[];
  made?: { name: string; uuid: string }[];
}

/** The collections that a restore has made: a name alone may be another's by the time that it is undone. */
export async function uuidsOf(
  db: mongo.Db,
  names: readonly string[],
  limit: { readonly maxTimeMS: number },
): Promise<{ name: string; uuid: string }[]> {
  return (await present(db, { $in: names }, limit)).map(({ name, uuid }) => ({ name, uuid }));
}

/** Drops what a restore made that did not come to its end. Of what it may only have been about to make, only what is empty. */
export async function undo(db: mongo.Db, { names, made }: Undo, limit: { readonly maxTimeMS: number }): Promise<void> {
  for (const each of await present(db, { $in: names }, limit)) {
    const isMade =
      each.type === 'view' ||
      (made === undefined
        ? (await db.collection(each.name).findOne({}, { projection: { _id: 1 }, ...limit })) === null
        : made.some(({ name, uuid }) => name === each.name && uuid === each.uuid));
    if (isMade) await db.dropCollection(each.name, limit);
  }
}
