import { type GuardedProcess, waitUntil } from '@lucid/engines';
import { ProbesController } from '@lucid/health';
import { mongo } from 'mongoose';
import type { ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../setup/http-client';
import { type OwnEngines, ownEngines } from '../setup/own-engines';
import { type RunningApp, startApp, startReplica } from '../setup/start-app';
import { calmElections } from './calm-elections';
import { type Seen, told, Writers } from './writers';

/** What an operator may count on once MongoDB has another primary: so many writes more fail at most, over all callers, until the first succeeds. */
const MOST_LATE = 60;
const LIMIT = { limitMs: 300_000 };
/** For so long a primary takes writes that no other member has, in ms: less than after what it would step down. */
const ALONE_MS = 1500;
/** How often a replica is asked whether it is ready, in ms. */
const PROBE_MS = 200;

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
  const killed = new Set<GuardedProcess>();

  beforeAll(async () => {
    engines = await ownEngines({ only: ['mongo'], mongo: { members: 3, cacheGb: 0.25 } });
    const MONGODB_URI = engines.mongo?.uri ?? '';
    const first = await startApp({ MONGODB_URI });
    apps.push(await startReplica(first, { MONGODB_URI }), first);
    // Whether the election counts as one is the subject, and not how soon a busy machine answers.
    for (const { app } of apps) app.get(ProbesController).readyCheckMs = 10_000;
    writers = await Writers.of(apps.map(({ url }) => new HttpClient(`${url}/api/v1`)));
    // A call to a member that is stopped has no answer.
    client = await mongo.MongoClient.connect(MONGODB_URI, { writeConcern: { w: 'majority' }, socketTimeoutMS: 10_000 });
    await calmElections(client);
    sessions = client.db(first.config.MONGODB_DATABASE).collection('sessions');
  });

  afterEach(async () => {
    for (const pid of [...stopped]) goOn(pid);
    for (const member of killed) await startAgain(member);
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

  /** Starts a member that was killed as it was started before. */
  const startAgain = async (member: GuardedProcess): Promise<void> => {
    const { title, logFile, marker, port } = member;
    const { child } = member as GuardedProcess & { child: ChildProcess };
    const [command = '', ...args] = child.spawnargs;
    await engines.guard.start({ title, command, args, cwd: dirname(logFile), logFile, marker, graceMs: 20_000, port });
    killed.delete(member);
  };

  /** Resolves once any client can write: MongoDB has a primary that a majority follows. */
  const writable = (): Promise<void> => {
    const control = client.db(sessions.dbName).collection('control');
    const write = async (): Promise<boolean> => (await control.insertOne({}, { maxTimeMS: 5000 })).acknowledged;
    return waitUntil('A primary', write, LIMIT);
  };

  /** The processes of the members, by what they are now. */
  const members = async (): Promise<Members> => {
    const { me } = await client.db('admin').command({ hello: 1 }, { readPreference: 'primary' });
    const processes = engines.guard.processes();
    const isPrimary = (port = 0): boolean => String(me).endsWith(`:${port}`);
    const found = processes.map(({ port, identity: { pid } }) => ({ pid, primary: isPrimary(port) }));
    const primary = found.find((member) => member.primary)?.pid;
    if (primary === undefined) throw new Error(`No process is ${String(me)}`);
    return { primary, secondaries: found.flatMap((member) => (member.primary ? [] : member.pid)) };
  };

  /** Every member is one of the set again: one that was away has caught up, and has rolled back what the others do not have. */
  const allThere = async (): Promise<void> => {
    await waitUntil(
      'The members',
      async () => {
        const status = await client.db('admin').command({ replSetGetStatus: 1 }, { readPreference: 'primary' });
        const states = (status['members'] as { stateStr: string }[]).map(({ stateStr }) => stateStr);
        return (
          states.filter((state) => state === 'PRIMARY').length === 1 &&
          states.every((state) => /^(PRIM|SECOND)ARY$/.test(state))
        );
      },
      LIMIT,
    );
  };

  /** Asks each replica again and again, until the work is done, whether it is ready. @returns the answers that were not 200 */
  const readyWhile = async (work: Promise<unknown>): Promise<string[]> => {
    const unready: string[] = [];
    let isOver = false;
    const over = work.finally(() => (isOver = true));
    const ask = async ({ url }: RunningApp): Promise<void> => {
      while (!isOver) {
        const answer = await fetch(`${url}/readyz`);
        if (answer.status !== 200) unready.push(`${answer.status} ${await answer.text()}`);
        else await answer.body?.cancel();
        await pause(PROBE_MS);
      }
    };
    await Promise.all([over, ...apps.map(ask)]);
    return unready;
  };

  const expectRecovered = (fault: string, seen: Seen): void => {
    console.log(told(fault, seen));
    for (const answer of seen.refused)
      expect(answer).toMatch(/^(503 (engine_away|database_timeout)|409 (conflict|idempotency_in_flight)) \S+/);
    expect(seen.refused_late).toBeLessThan(MOST_LATE);
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
    const seen = await writers.during(async () => {
      stop(primary);
      expect(await readyWhile(writable())).toEqual([]);
    });
    expectRecovered('primary cut off', seen);
  });

  it('a primary whose last writes no other member has: they are rolled back, and what was acknowledged is there once', async () => {
    const { primary, secondaries } = await members();
    const seen = await writers.during(async () => {
      for (const pid of secondaries) stop(pid);
      await pause(ALONE_MS);
      stop(primary);
      for (const pid of secondaries) goOn(pid);
      await writable();
    });
    expectRecovered('primary with writes of its own cut off', seen);
  });

  it('a primary that is killed: writes succeed again in time, none is lost or doubled', async () => {
    const { primary } = await members();
    const member = engines.guard.processes().find(({ identity }) => identity.pid === primary);
    if (member !== undefined) killed.add(member);
    const seen = await writers.during(async () => {
      process.kill(primary, 'SIGKILL');
      expect(await readyWhile(writable())).toEqual([]);
    });
    expectRecovered('primary killed', seen);
  });
});
