import type { Config } from '@lucid/config';
import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';

export interface Fingerprints {
  /** What every collection of the service's database holds, as MongoDB hashes it, but what it writes about itself. */
  take(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * What the service writes at any time: records of what was refused, who leads, and how far the leaders are. None of it is a change of what a
 * request was about.
 */
const OF_ITSELF = new Set(['audit', 'leases', 'change_checkpoints']);

/** Tells whether anything at all changed in the database of an app. */
export async function fingerprintsOf({ MONGODB_URI, MONGODB_DATABASE }: Config): Promise<Fingerprints> {
  const client = await mongo.MongoClient.connect(MONGODB_URI);
  const db = client.db(MONGODB_DATABASE);
  // The last that the service does by itself as it starts is to sample the volumes that it made.
  const samples = db.collection('volume_samples');
  await waitUntil('The start', async () => (await samples.countDocuments()) >= 2, { limitMs: 300_000 });
  const checkpoints = db.collection('change_checkpoints');
  await waitUntil('The indices', async () => (await checkpoints.findOne({ state: 'following' })) !== null, {
    limitMs: 300_000,
  });
  return {
    take: async () => {
      const { collections } = (await db.command({ dbHash: 1 })) as unknown as { collections: Record<string, string> };
      return Object.entries(collections).filter(([name]) => !OF_ITSELF.has(name));
    },
    close: () => client.close(),
  };
}
