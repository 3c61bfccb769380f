import type { Config } from '@lucid/config';
import { mongo } from 'mongoose';

export interface Fingerprints {
  /** What every collection of the service's database holds, as MongoDB hashes it, with the number of documents. */
  take(): Promise<unknown>;
  close(): Promise<void>;
}

/** Tells whether anything at all changed in the database of an app. */
export async function fingerprintsOf({ MONGODB_URI, MONGODB_DATABASE }: Config): Promise<Fingerprints> {
  const client = await mongo.MongoClient.connect(MONGODB_URI);
  const db = client.db(MONGODB_DATABASE);
  return {
    take: async () => {
      const [{ collections }, { objects }] = (await Promise.all([
        db.command({ dbHash: 1 }),
        db.command({ dbStats: 1 }),
      ])) as [{ collections: Record<string, string> }, { objects: number }];
      return { collections, objects };
    },
    close: () => client.close(),
  };
}
