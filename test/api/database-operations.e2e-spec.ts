import { waitUntil } from '@lucid/engines';
import { MongoService } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { type Answer, HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

interface CurrentOperation {
  opid?: string;
  namespace?: string;
  operation: string;
  shape: string;
  age_microseconds: number;
  active: boolean;
  own: boolean;
  in_transaction: boolean;
  write_conflicts: number;
  client_name?: string;
  plan?: string;
  job_id?: string;
}
interface CurrentOperations {
  member: string;
  truncated: boolean;
  items: CurrentOperation[];
}

const SECRET = 'ada.secret@example.org';
const LIMIT = { limitMs: 120_000, everyMs: 20 };
const CLIENT = 'a test of operations';

/** Each document is compared with all: as long as it may, and no code of anyone's. */
const slowJoin = (from: string): mongo.Document[] => [
  { $match: { email: { $ne: SECRET } } },
  {
    $lookup: {
      from,
      let: { n: '$n' },
      pipeline: [{ $match: { $expr: { $eq: [{ $add: ['$n', 0.5] }, '$$n'] } } }],
      as: 'same',
    },
  },
  { $count: 'n' },
];

describe('current operations', () => {
  let running: RunningApp;
  let sut: HttpClient;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let elsewhere: mongo.Db;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI, { appName: CLIENT });
    db = client.db(running.config.MONGODB_DATABASE);
    elsewhere = client.db(`${running.config.MONGODB_DATABASE}_other`);
    const documents = (): mongo.Document[] =>
      Array.from({ length: 8000 }, (_, n) => ({ n, email: `${n}@example.org` }));
    await db.collection('planted').insertMany(documents());
    await elsewhere.collection('planted').insertMany(documents());
  });

  afterAll(async () => {
    await elsewhere.dropDatabase();
    await client.close();
    await running.close();
  });

  const list = async (query = ''): Promise<CurrentOperations> => {
    const { status, body } = await sut.get<CurrentOperations>(`/database/operations/current${query}`);
    expect(status).toBe(200);
    return body;
  };
  const find = async (
    fits: (operation: CurrentOperation) => boolean,
    query = '',
  ): Promise<CurrentOperation & { opid: string }> => {
    let found: CurrentOperation | undefined;
    await waitUntil(
      'The operation',
      async () => {
        found = (await list(query)).items.find(fits);
        return found !== undefined;
      },
      LIMIT,
    );
    return found as CurrentOperation & { opid: string };
  };
  /** It has no plan yet at its very beginning. */
  const isPlanted = ({ client_name, operation, plan }: CurrentOperation): boolean =>
    client_name === CLIENT && operation === 'aggregate' && plan !== undefined;
  const kill = (opid: string, confirm = opid): Promise<Answer> =>
    sut.call('POST', `/database/operations/current/${encodeURIComponent(opid)}/kill?confirm=${confirm}`);

  /** A long operation on a database, and how it ended. */
  const plant = (on: mongo.Db): Promise<string> =>
    on
      .collection('planted')
      .aggregate(slowJoin('planted'), { maxTimeMS: 600_000 })
      .toArray()
      .then(
        () => 'done',
        (error: unknown) => (error as mongo.MongoServerError).codeName ?? 'lost',
      );

  it('are shown by their shape, with no value, until they are killed', async () => {
    const ended = plant(db);
    const operation = await find(isPlanted);
    expect(operation).toMatchObject({
      namespace: `${db.databaseName}.planted`,
      active: true,
      own: false,
      in_transaction: false,
      plan: 'COLLSCAN',
    });
    expect(operation.shape).toMatch(
      /^pipeline \[\{\$match: \{email: \{\$ne: \?string\}\}\}, \{\$lookup: \{from: "planted"/,
    );
    expect(JSON.stringify(await list())).not.toContain('secret');

    const killed = await kill(operation.opid);

    expect(killed.status).toBe(200);
    expect(killed.body).toMatchObject({ opid: operation.opid, outcome: 'gone', operation: { operation: 'aggregate' } });
    expect(await ended).toBe('Interrupted');
    expect((await list()).items.some(({ opid }) => opid === operation.opid)).toBe(false);
    expect(await kill(operation.opid)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const { body } = await sut.get<{ items: { audit_id: string }[] }>(`/audit?target=operation%20${operation.opid}`);
    const { body: record } = await sut.get(`/audit/${body.items[0]?.audit_id ?? ''}`);
    expect(record).toMatchObject({
      ...{ operation: 'killOperation', outcome: 'succeeded' },
      before: { operation: 'aggregate', namespace: `${db.databaseName}.planted` },
      after: { outcome: 'gone' },
    });
    expect(JSON.stringify(record)).not.toContain('secret');
  });

  it('are killed only when their id is repeated', async () => {
    const ended = plant(db);
    const { opid } = await find(isPlanted);
    for (const confirm of ['', '1', `${opid}0`]) {
      const refused = await kill(opid, confirm);
      expect(refused.status).toBe(400);
      expect(refused.body).toMatchObject({ errors: [{ pointer: 'confirm' }] });
    }
    expect((await list()).items.some((operation) => operation.opid === opid)).toBe(true);
    await kill(opid);
    expect(await ended).toBe('Interrupted');
  });

  it('of other databases are neither shown nor killed', async () => {
    const ended = plant(elsewhere);
    const report = async (): Promise<mongo.Document | undefined> => {
      const stages = [{ $currentOp: {} }, { $match: { appName: CLIENT, ns: `${elsewhere.databaseName}.planted` } }];
      const [found] = await client.db('admin').aggregate(stages).toArray();
      return found;
    };
    await waitUntil('The operation', async () => (await report()) !== undefined, LIMIT);
    const opid = String((await report())?.['opid']);
    expect((await list()).items.filter(isPlanted)).toEqual([]);
    const refused = await kill(opid);
    expect(refused).toMatchObject({ status: 422, body: { code: 'unprocessable' } });
    expect(JSON.stringify(refused.body)).not.toContain(elsewhere.databaseName);
    expect(await report()).toBeDefined();
    await client.db('admin').command({ killOp: 1, op: Number(opid) });
    expect(await ended).toBe('Interrupted');
  });

  it("of MongoDB's own are not killed", async () => {
    const stages = [{ $currentOp: {} }, { $match: { desc: /^(?:NoopWriter|OplogApplier|JournalFlusher)/ } }];
    const threads = await client.db('admin').aggregate(stages).toArray();
    expect(threads.length).toBeGreaterThan(0);
    for (const { opid } of threads) expect([404, 422]).toContain((await kill(String(opid))).status);
  });

  it('that are idle come along when asked for: cursors and transactions that are open', async () => {
    const cursor = db.collection('planted').find({ email: { $ne: SECRET } }, { batchSize: 2 });
    const own = running.app.get(MongoService);
    await own.transaction(async (session) => {
      await own.collection('planted').updateOne({ n: 1 }, { $set: { touched: true } }, { session });
      await cursor.next();
      const idle = await find(({ operation, active }) => operation === 'getMore' && !active, '?include_idle=true');
      expect(idle).toMatchObject({ shape: 'filter {email: {$ne: ?string}}', namespace: `${db.databaseName}.planted` });
      const all = (await list('?include_idle=true')).items;
      expect(all.some(({ in_transaction, active, own }) => in_transaction && !active && own)).toBe(true);
      expect((await list()).items.filter(({ active }) => !active)).toEqual([]);
    });
    await cursor.close();
  });

  it('that wait for a transaction of another say so', async () => {
    await client.withSession(async (session) => {
      session.startTransaction();
      await db.collection('planted').updateOne({ n: 2 }, { $set: { touched: true } }, { session });
      const waiting = db.collection('planted').updateOne({ n: 2 }, { $set: { email: SECRET } });
      const operation = await find(({ operation, write_conflicts }) => operation === 'update' && write_conflicts > 0);
      expect(operation.shape).toBe('filter {n: ?number} update {$set: {email}}');
      await session.abortTransaction();
      await waiting;
    });
  });

  it('name the job they work for', async () => {
    const join = slowJoin('planted');
    const own = running.app.get(MongoService).collection('planted');
    const ended = own.aggregate(join, { maxTimeMS: 600_000, comment: 'lucid-job:job-7' }).toArray();
    ended.catch(() => undefined);
    const operation = await find(({ job_id }) => job_id !== undefined);
    expect(operation).toMatchObject({ job_id: 'job-7', own: true });
    await kill(operation.opid);
    await expect(ended).rejects.toThrow('interrupted');
  });

  it.each(['abc', '1.5', '$where', '1e3', '99999999999', 'a:b', "1';", '00', ' 1'])(
    'have no id such as %s',
    async (opid) => {
      const { status, body } = await kill(opid, '1');
      expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'invalid_parameter' });
    },
  );
});
