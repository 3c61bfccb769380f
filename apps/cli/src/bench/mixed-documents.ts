import { mongo } from 'mongoose';
import { hash, randomUUID } from 'node:crypto';
import { database, storeUsers } from './store-users';

const BATCH = 2000;
const WORDS = ['session', 'wallet', 'policy', 'opened', 'closed', 'trust', 'device', 'signed', 'pending', 'reviewed'];

/** Some text of so many words, another for each n: words that come again, and ones that do not. */
const textOf = (n: number, words: number): string =>
  Array.from({ length: words }, (_, i) =>
    i % 4 === 0 ? ((n * 31 + i) * 2654435761).toString(36) : WORDS[(n + i * i) % 10],
  ).join(' ');

/** Of a hundred documents beside the users: what of, and how many. */
const KINDS: readonly {
  name: string;
  share: number;
  make: (n: number) => mongo.Document;
  indexes: mongo.IndexSpecification[];
}[] = [
  {
    name: 'bench_sessions',
    share: 45,
    make: (n) => ({
      session_id: randomUUID(),
      user_id: `user-${n % 5000}`,
      status: ['active', 'closed', 'expired'][n % 3],
      created_at: new Date(1.7e12 + n * 1000),
      merkle_root: hash('sha256', `session ${n}`),
      note: textOf(n, 40),
    }),
    indexes: [{ session_id: 1 }, { user_id: 1, created_at: -1 }],
  },
  {
    name: 'bench_events',
    share: 27,
    make: (n) => ({
      at: new Date(1.7e12 + n * 1000),
      kind: WORDS[n % 10],
      before: { n, values: [n, n / 2, `${n}`], text: textOf(n, 5) },
      after: { n: n + 1, values: [n, n / 2, `${n}`], text: textOf(n, 20) },
    }),
    indexes: [{ at: -1 }],
  },
  { name: 'bench_texts', share: 3, make: (n) => ({ n, body: textOf(n, 900) }), indexes: [] },
];

/** Stores documents from 200 bytes to 6 KB, a quarter of them users. @returns the ids of the users */
export async function storeMixed(uri: string, count: number): Promise<string[]> {
  const client = new mongo.MongoClient(uri);
  try {
    for (const { name, share, make, indexes } of KINDS) {
      const collection = client.db(database).collection(name);
      const total = Math.round((count * share) / 100);
      for (const index of indexes) await collection.createIndex(index, {}, {});
      for (let made = 0; made < total; made += BATCH)
        await collection.insertMany(Array.from({ length: Math.min(BATCH, total - made) }, (_, n) => make(made + n)));
    }
    return await storeUsers(uri, Math.round(count / 4));
  } finally {
    await client.close();
  }
}
