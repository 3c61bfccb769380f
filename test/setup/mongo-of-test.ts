import type { Config } from '@lucid/config';
import { desiredCollections, MongoService, syncCollection } from '@lucid/mongo';
import { mongo } from 'mongoose';
import type { Connection } from 'mongoose';
import { randomBytes } from 'node:crypto';
import '@lucid/database-statistics';
import '@lucid/service-history';

/** A database of its own on a server, as the service would have it, and the commands that are sent to it. */
export interface MongoOfTest {
  mongo: MongoService;
  db: mongo.Db;
  /** Names of the commands that were sent since the list was last emptied. */
  commands: string[];
  /** The most commands that were under way at the same time, since it was last set to 0. */
  underWay: { peak: number };
  close(): Promise<void>;
}

/** Connects to a server; `sampled` puts the collections of the samples in place. */
export async function mongoOfTest(uri: string, { sampled = true } = {}): Promise<MongoOfTest> {
  const options = { monitorCommands: true, ignoreUndefined: true, serverSelectionTimeoutMS: 60_000 };
  const client = new mongo.MongoClient(uri, options);
  const config = { MONGODB_DATABASE: `test_${randomBytes(8).toString('hex')}`, MONGODB_TIMEOUT_MS: 120_000 };
  const db = client.db(config.MONGODB_DATABASE);
  if (sampled) {
    for (const collection of desiredCollections().filter(({ name }) => name.endsWith('_samples')))
      await syncCollection(db, collection);
  }
  const commands: string[] = [];
  const underWay = { peak: 0 };
  let running = 0;
  const ended = (): void => void (running -= 1);
  client
    .on('commandStarted', ({ commandName }) => {
      commands.push(commandName);
      running += 1;
      underWay.peak = Math.max(underWay.peak, running);
    })
    .on('commandSucceeded', ended)
    .on('commandFailed', ended);
  const connection = { client, getClient: () => client } as unknown as Connection;
  return {
    mongo: new MongoService(connection, config as Config),
    db,
    commands,
    underWay,
    close: async () => {
      if (sampled) await db.dropDatabase();
      await client.close();
    },
  };
}
