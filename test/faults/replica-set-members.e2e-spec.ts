import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { type OwnEngines, ownEngines } from '../setup/own-engines';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { type Seen, told, Writers } from './writers';

/** What an operator may count on after a primary is gone: after so long writes succeed again, in ms. */
const RECOVERY_MS = 15_000;
/** And after it hangs, or the network swallows what is sent: MongoDB's members wait 10 s for an answer (`heartbeatTimeoutSecs`) before the next is theirs. */
const HUNG_RECOVERY_MS = 30_000;
/** For so long a primary takes writes that no other member has, in ms: less than after what it would step down. */
const ALONE_MS = 1500;

interface Members {
  primary: number;
  secondaries: number[];
}

describe('members of a replica set of three that fail under load', () => {
  let engines: OwnEngines;
  let client: mongo.MongoClient;
  let sessions: mongo.Collection;
  let writers: Writers;
  const apps: RunningApp[] = [];
  const stopped = new Set<number>();

  beforeAll(async () => {
    engines = await ownEngines({ only: ['mongo'], mongo: { members: 3, cacheGb: 0.25 } });
    const MONGODB_URI = engines.mongo?.uri ?? '';
    const first = await startApp({ MONGODB_URI });
    apps.push(await startReplica(first, { MONGODB_URI }), first);
    writers = await Writers.of(apps.map(({ url }) => new HttpClient(`${url}/api/v1`)));
    client = await mongo.MongoClient.connect(MONGODB_URI);
    sessions = client.db(first.config.MONGODB_DATABASE).collection('sessions');
  });

  afterEach(async () => {
    for (const pid of [...stopped]) goOn(pid);
    await allThere();
    await writers.expectStored(sessions);
  });

  afterAll(async () => {
    for (const app of apps) await app.close();
    await client.close();
    await engines.close();
  });

  const stop = (pid: number): void => {
    process.kill(pid, 'SIGSTOP');
    stopped.add(pid);
  };

  const goOn = (pid: number): void => {
    process.kill(pid, 'SIGCONT');
    stopped.delete(pid);
  };

  /** The processes of the members, by what they are now. */
  const members = async (): Promise<Members> => {
    const { me } = await client.db('admin').command({ hello: 1 }, { readPreference: 'primary' });
    const { processes = [] } = (await engines.mongo?.ready) ?? {};
    const isPrimary = (port = 0): boolean => String(me).endsWith(`:${port}`);
    const found = processes.map(({ port, identity: { pid } }) => ({ pid, primary: isPrimary(port) }));
    const primary = found.find((member) => member.primary)?.pid;
    if (primary === undefined) throw new Error(`No process is ${String(me)}`);
    return { primary, secondaries: found.flatMap((member) => (member.primary ? [] : member.pid)) };
  };

  /** Every member that lives is one of the set again: one that was away has caught up, and has rolled back what the others do not have. */
  const allThere = async (): Promise<void> => {
    await waitUntil(
      'The members',
      async () => {
        const status = await client.db('admin').command({ replSetGetStatus: 1 }, { readPreference: 'primary' });
        const states = (status['members'] as { health: number; stateStr: string }[])
          .filter(({ health }) => health === 1)
          .map(({ stateStr }) => stateStr);
        return (
          states.filter((state) => state === 'PRIMARY').length === 1 &&
          states.every((state) => /^(PRIM|SECOND)ARY$/.test(state))
        );
      },
      { limitMs: 60_000 },
    );
  };

  const expectRecovered = (fault: string, seen: Seen, limitMs: number): void => {
    console.log(told(fault, seen));
    for (const answer of seen.refused)
      expect(answer).toMatch(/^(503 (engine_away|database_timeout)|409 (conflict|idempotency_in_flight)) \S+/);
    expect(seen.recovered_ms).toBeLessThan(limitMs);
  };

  it('a secondary that is cut off: nobody feels it', async () => {
    const [secondary = 0] = (await members()).secondaries;
    const seen = await writers.during(() => {
      stop(secondary);
    });
    console.log(told('secondary cut off', seen));
    expect(seen.refused).toEqual([]);
  });

  it('a primary that is cut off and comes back: writes succeed again in time, none is lost or doubled', async () => {
    const { primary } = await members();
    const seen = await writers.during(() => {
      stop(primary);
    });
    expectRecovered('primary cut off', seen, HUNG_RECOVERY_MS);
  });

  it('a primary whose last writes no other member has: they are rolled back, and what was acknowledged is there once', async () => {
    const { primary, secondaries } = await members();
    const seen = await writers.during(async () => {
      for (const pid of secondaries) stop(pid);
      await pause(ALONE_MS);
      stop(primary);
      for (const pid of secondaries) goOn(pid);
    });
    expectRecovered('primary with writes of its own cut off', seen, HUNG_RECOVERY_MS);
  });

  it('a primary that is killed: writes succeed again in time, none is lost or doubled', async () => {
    const { primary } = await members();
    const seen = await writers.during(() => {
      process.kill(primary, 'SIGKILL');
    });
    expectRecovered('primary killed', seen, RECOVERY_MS);
  });
});
