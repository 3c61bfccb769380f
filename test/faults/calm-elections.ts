import { waitUntil } from '@lucid/engines';
import type { mongo } from 'mongoose';

/** How long the members of a replica set hear nothing of their primary before they elect another, in ms: MongoDB's own default. */
const ELECTION_MS = 10_000;

/** Lengthens the election timeout of a replica set. The engines of tests have 2 s, which a busy machine may exceed though every member lives. */
export async function calmElections(client: mongo.MongoClient): Promise<void> {
  const admin = client.db('admin');
  const reconfigure = async (): Promise<boolean> => {
    const { config } = (await admin.command({ replSetGetConfig: 1 })) as {
      config: { version: number; settings: { electionTimeoutMillis: number } };
    };
    config.version += 1;
    config.settings.electionTimeoutMillis = ELECTION_MS;
    await admin.command({ replSetReconfig: config });
    return true;
  };
  await waitUntil('The configuration of the replica set', reconfigure, { limitMs: 300_000 });
}
