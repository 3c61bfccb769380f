import { canonicalJson, describe } from '@lucid/backup-engine';
import { mongo } from 'mongoose';

/** What a database holds, as MongoDB itself tells it: the hash of every collection, and all options and indexes in full. */
export async function fingerprint(db: mongo.Db): Promise<Record<string, unknown>> {
  const session = db.client.startSession();
  try {
    const { collections } = (await db.command({ dbHash: 1 })) as { collections: Record<string, string> };
    const described = await describe(db, { session, limit: { maxTimeMS: 10_000 } });
    const namespaces = described.map(({ name, type, options, indexes }) => [
      name,
      { type, options: canonicalJson(options), indexes: indexes.map((index) => canonicalJson(index)).sort() },
    ]);
    // Views stand there under the name of their database; what they are is among the namespaces.
    delete collections['system.views'];
    return { collections, namespaces: Object.fromEntries(namespaces) as unknown };
  } finally {
    await session.endSession();
  }
}
