import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { KilledJobs } from '../setup/killed-jobs';
import { nextSecond } from '../setup/next-second';
import { restorable } from '../setup/restorable';

const ACCOUNTS = 20;
const EACH = 100;
/** Made after the backup, each with an index: replaying them, and building those, takes a while. */
const MADE = Array.from({ length: 24 }, (_, n) => `made${String(n).padStart(2, '0')}`);
const LAST = MADE.at(-1) ?? '';

const PATH = '/point-in-time/restores';

describe('kill -9 of the service in a restore to a time', () => {
  let sut: KilledJobs;
  let target: mongo.Db;
  let body: { to_time: string; database: string };

  beforeAll(async () => {
    sut = await KilledJobs.start({ BACKUP_PITR_ENABLED: 'true', BACKUP_PITR_INTERVAL_SECONDS: '1' });
    const { db, client } = sut;
    target = client.db(`${db.databaseName}_restored`);
    const slices = async (): Promise<number> => (await sut.api.get<{ slices: number }>('/point-in-time')).body.slices;
    await waitUntil('The first slice', async () => (await slices()) > 0, { limitMs: 300_000 });
    await db.collection('first').insertOne({});
    const noise = Array.from({ length: 300 }, (_, n) => ({ n, noise: new mongo.Binary(randomBytes(30_000)) }));
    await db.collection('noise').insertMany(noise);
    const accounts = db.collection<{ _id: number; amount: number }>('accounts');
    await accounts.insertMany(Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, amount: EACH })));
    expect(await sut.done('/backups', { name: 'base' })).toMatchObject({ state: 'succeeded' });
    await nextSecond();
    for (const [n, name] of MADE.entries()) {
      await db.collection(name).insertOne({ n });
      await db.collection(name).createIndex({ n: 1 }, {}, {});
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts.updateOne({ _id: n % ACCOUNTS }, { $inc: { amount: -7 } }, { session });
          await accounts.updateOne({ _id: (n * 3 + 1) % ACCOUNTS }, { $inc: { amount: 7 } }, { session });
        }),
      );
    }
    body = { to_time: new Date().toISOString(), database: target.databaseName };
    // What came after must not come back; what is of the same millisecond would.
    await nextSecond();
    await db.collection('after').insertOne({});
    await restorable(sut.api, body.to_time);
  });

  afterEach(async () => {
    await target.dropDatabase();
  });

  afterAll(async () => {
    await sut.close();
  });

  const names = async (): Promise<string[]> =>
    (await target.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const isFilled = async (name: string): Promise<boolean> => (await target.collection(name).findOne({})) !== null;
  const isIndexed = async (name: string): Promise<boolean> => (await target.collection(name).indexes()).length > 1;

  const isRunning = async (id: string): Promise<boolean> => (await sut.jobs.get(id)).state === 'running';

  const PHASES: [phase: string, when: (job_id: string) => Promise<boolean>, notYet: () => Promise<boolean>][] = [
    ['before anything is written', isRunning, async () => (await names()).length > 0],
    ['while the backup is written', () => isFilled('noise'), async () => (await names()).includes(LAST)],
    ['while changes are replayed', () => isFilled(MADE[1] ?? ''), async () => (await names()).includes(LAST)],
    ['while indexes are built', () => isIndexed(MADE[1] ?? ''), () => isIndexed(LAST)],
  ];

  it.each(PHASES)('%s: what it made goes, and another replica restores all anew', async (_, when, notYet) => {
    const id = await sut.killed(PATH, body, when);
    expect(await notYet()).toBe(false);
    const job = await sut.takeOver(id);
    expect(job).toMatchObject({ state: 'succeeded', attempt: 2, result: { database: target.databaseName } });
    const accounts = await target.collection<{ amount: number }>('accounts').find().toArray();
    expect(accounts.reduce((sum, { amount }) => sum + amount, 0)).toBe(ACCOUNTS * EACH);
    expect(await target.collection('noise').countDocuments()).toBe(300);
    for (const name of MADE) expect([await isFilled(name), await isIndexed(name)]).toEqual([true, true]);
    expect(await names()).not.toContain('after');
  });

  it('that is cancelled then: nothing of it is left', async () => {
    const id = await sut.killed(PATH, body, () => isFilled(MADE[1] ?? ''));
    expect((await sut.api.post(`/jobs/${id}/cancel`, undefined)).status).toBe(200);
    expect(await sut.takeOver(id)).toMatchObject({ state: 'cancelled' });
    expect(await names()).toEqual([]);
  });
});
