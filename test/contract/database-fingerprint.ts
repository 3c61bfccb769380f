import type { Config } from '@lucid/config';
import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';

export interface Fingerprints {
  /** What every collection of the service's database holds but the audit log, as MongoDB hashes it. */
  take(): Promise<unknown>;
  close(): Promise<void>;
}

/** Tells whether anything at all changed in the database of an app. */
export async function fingerprintsOf({ MONGODB_URI, MONGODB_DATABASE }: Config): Promise<Fingerprints> {
  const client = await mongo.MongoClient.connect(MONGODB_URI);
  const db = client.db(MONGODB_DATABASE);
  // The last that the service does by itself as it starts is to sample the volumes that it made.
  const samples = db.collection('volume_samples');
  await waitUntil('The start', async () => (await samples.countDocuments()) >= 2, { limitMs: 10_000 });
  return {
    take: async () => {
      const { collections } = (await db.command({ dbHash: 1 })) as unknown as { collections: Record<string, string> };
      // What is refused is recorded there: that is no change of what it was about.
      return Object.entries(collections).filter(([name]) => name !== 'audit');
    },
    close: () => client.close(),
  };
}
