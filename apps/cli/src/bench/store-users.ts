import { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { nextUser } from './users';

/** The database of a bench. */
export const database = 'lucid_bench';

const BATCH = 2000;

/** Stores users as the service would, made a second apart until now. @returns their ids */
export async function storeUsers(uri: string, count: number): Promise<string[]> {
  const client = new mongo.MongoClient(uri);
  try {
    const users = client.db(database).collection('users');
    const ids: string[] = [];
    const first = Date.now() - count * 1000;
    while (ids.length < count) {
      const documents = Array.from({ length: Math.min(BATCH, count - ids.length) }, (_, index) => {
        const at = new Date(first + (ids.length + index) * 1000);
        return { user_id: randomUUID(), ...nextUser(), created_at: at, updated_at: at, version: 1 };
      });
      ids.push(...documents.map(({ user_id }) => user_id));
      await users.insertMany(documents);
    }
    return ids;
  } finally {
    await client.close();
  }
}
