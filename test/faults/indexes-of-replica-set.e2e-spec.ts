import { waitUntil } from '@lucid/engines';
import { Members } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { HttpClient } from '../setup/http-client';
import { fillSlowly, indexAt, IndexJobs, indexesOf } from '../setup/index-client';
import { type OwnEngines, ownEngines } from '../setup/own-engines';
import { type RunningApp, startApp } from '../setup/start-app';
import { calmElections } from './calm-elections';

interface Index {
  name: string;
  uses: { count: number; since: string; members: { member: string; count: number; since: string }[] };
}

const LIMIT = { limitMs: 300_000 };
/** Time limit for the answer of a member, in ms. */
const MEMBER_MS = 60_000;

const byText = { keys: [{ path: 'text', direction: 'text' }], name: 'by text' };

describe('indexes of a replica set of three', () => {
  let engines: OwnEngines;
  let uri: string;
  let running: RunningApp;
  let sut: HttpClient;
  let jobs: IndexJobs;
  let client: mongo.MongoClient;
  let db: mongo.Db;
  let members: string[];

  beforeAll(async () => {
    engines = await ownEngines({ only: ['mongo'], mongo: { members: 3, cacheGb: 0.25 } });
    uri = engines.mongo?.uri ?? '';
    running = await startApp({ MONGODB_URI: uri });
    sut = new HttpClient(running.url);
    jobs = new IndexJobs(sut);
    client = await mongo.MongoClient.connect(uri, { writeConcern: { w: 3 } });
    await calmElections(client);
    db = client.db(running.config.MONGODB_DATABASE);
    const { hosts } = (await client.db('admin').command({ hello: 1 })) as { hosts: string[] };
    members = hosts;
    await db.collection('used').insertMany([{ a: 1 }, { a: 2 }]);
    await db.command({ createIndexes: 'used', indexes: [{ key: { a: 1 }, name: 'a_1' }] });
    await fillSlowly(db, 'large', 15_000);
  });

  afterAll(async () => {
    await running.close();
    await client.close();
    await engines.close();
  });

  const primary = async (): Promise<string> =>
    String((await client.db('admin').command({ hello: 1 }, { readPreference: 'primary' }))['me']);

  /** Holds a secondary still while something is done. */
  const withoutOne = async (work: (member: string) => Promise<void>): Promise<void> => {
    const first = await primary();
    const member = members.find((each) => each !== first) ?? '';
    const { processes = [] } = (await engines.mongo?.ready) ?? {};
    const pid = processes.find(({ port }) => member.endsWith(`:${String(port)}`))?.identity.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      await work(member);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  };

  /** @param connectMs how long the service waits for a member that answers nothing */
  const used = async (connectMs = MEMBER_MS): Promise<{ index: Index | undefined; unreachable_members: string[] }> => {
    const asked = running.app.get(Members);
    const before = asked.connectMs;
    asked.connectMs = connectMs;
    const { body } = await sut.get<{ items: Index[]; unreachable_members: string[] }>(indexesOf('used'));
    asked.connectMs = before;
    return { index: body.items.find(({ name }) => name === 'a_1'), unreachable_members: body.unreachable_members };
  };

  it('are counted on each member, hidden ones too', async () => {
    const { config } = (await client.db('admin').command({ replSetGetConfig: 1 })) as {
      config: { version: number; members: { host: string; priority?: number; hidden?: boolean }[] };
    };
    const first = await primary();
    const hidden = config.members.find(({ host }) => host !== first);
    Object.assign(hidden ?? {}, { priority: 0, hidden: true });
    config.version += 1;
    await client.db('admin').command({ replSetReconfig: config });
    for (const [place, member] of members.entries()) {
      const direct = new mongo.MongoClient(`mongodb://${member}/?directConnection=true`, {
        readPreference: 'primaryPreferred',
      });
      for (let n = 0; n <= place; n += 1) await direct.db(db.databaseName).collection('used').find({ a: n }).toArray();
      await direct.close();
    }
    const { index, unreachable_members } = await used();
    expect(unreachable_members).toEqual([]);
    expect(index?.uses.count).toBe(6);
    expect(Object.fromEntries(index?.uses.members.map(({ member, count }) => [member, count]) ?? [])).toEqual(
      Object.fromEntries(members.map((member, place) => [member, place + 1])),
    );
    expect(index?.uses.since).toBe(
      index?.uses.members
        .map(({ since }) => since)
        .sort()
        .at(-1),
    );
  });

  it('name a member that cannot be asked, and count what the others say', async () => {
    await withoutOne(async (member) => {
      const { index, unreachable_members } = await used(8000);
      expect(unreachable_members).toEqual([member]);
      expect(index?.uses.members.map((uses) => uses.member).sort()).toEqual(
        members.filter((each) => each !== member).sort(),
      );
    });
  });

  it('are not ready while a member cannot say that it has built its own, and can be cancelled meanwhile', async () => {
    await withoutOne(async () => {
      const { body } = await jobs.create('large', byText);
      await jobs.until(body.job_id, 'The wait for the member', ({ phase = '' }) => phase.startsWith('waiting'));
      expect((await sut.get(indexAt('large', 'by text'))).body).toHaveProperty('building');
      await sut.post(`/api/v1/jobs/${body.job_id}/cancel`, undefined);
      expect(await jobs.ended(body.job_id)).toMatchObject({ state: 'cancelled' });
      expect((await sut.get(indexAt('large', 'by text'))).status).toBe(404);
    });
  });

  it('are built to the end by the next primary when the first steps down', async () => {
    const { body } = await jobs.create('large', byText);
    await jobs.building(body.job_id);
    const before = await primary();
    await client.db('admin').command({ replSetStepDown: 120, secondaryCatchUpPeriodSecs: 100 });
    await waitUntil('Another primary', async () => (await primary().catch(() => before)) !== before, LIMIT);
    expect(await jobs.ended(body.job_id)).toMatchObject({ state: 'succeeded', result: { name: 'by text' } });
    await waitUntil('The index', async () => (await sut.get(indexAt('large', 'by text'))).status === 200, LIMIT);
    await db.collection('large').dropIndex('by text');
  });
});
