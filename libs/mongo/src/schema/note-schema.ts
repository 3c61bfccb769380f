import { atOnce } from '@lucid/common';
import type { mongo } from 'mongoose';
import { readCollection } from './collection-state';
import { desiredCollections } from './desired-schema';
import { letsInWrongDocuments, lossesOf } from './schema-losses';
import type { WriteGate } from './write-gate';

/** Collections that are read at the same time. */
const AT_ONCE = 8;

/**
 * Notes every declared collection at the gate, before the first write. Without this, writes that come before the first event of the change stream
 * would reach a collection that another program has just put in place of a declared one.
 * @throws Error where a collection has lost a part of its schema since it was put in place
 */
export async function noteSchema(db: mongo.Db, gate: WriteGate): Promise<void> {
  await atOnce(AT_ONCE, desiredCollections(), async (desired) => {
    const present = await readCollection(db, desired.name);
    if (lossesOf(desired, present).some(letsInWrongDocuments))
      throw new Error(`Another program changed the schema of ${desired.name} while the service started.`);
    gate.set(db.databaseName, desired.name, { ...(present?.uuid !== undefined && { uuid: present.uuid }) });
  });
}
