import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A client of the engines of the run, with databases and a folder of its own that go when it closes. */
export interface Scratch {
  client: mongo.MongoClient;
  uri: string;
  folder: string;
  database(): mongo.Db;
  close(): Promise<void>;
}

export async function startScratch(): Promise<Scratch> {
  const uri = process.env['TEST_MONGODB_URI'] ?? '';
  const client = await mongo.MongoClient.connect(uri, { writeConcern: { w: 'majority' } });
  const folder = await mkdtemp(join(tmpdir(), 'lucid-backup-'));
  const databases: mongo.Db[] = [];
  return {
    client,
    uri,
    folder,
    database: () => {
      const db = client.db(`test_${randomBytes(8).toString('hex')}`);
      databases.push(db);
      return db;
    },
    close: async () => {
      for (const db of databases) await db.dropDatabase();
      await client.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
