import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { awaitReady } from './await-ready';
import { firstLine, startProgram } from '../testing/child-program';
import { type EngineSet, startEngines } from '../engine/engine-set';
import { identify } from './process-identity';
import { EnginesInUseError, endStaleEngines } from './stale-engines';
import { readState, writeState } from './state-file';
import { temporaryFolder } from '../testing/temporary-folder';
import { waitUntil } from './wait-until';

describe('engines and the end of their owner', () => {
  const at = temporaryFolder(() => Promise.all(sets.map((set) => set.stop())));
  const owners: ChildProcess[] = [];
  const sets: EngineSet[] = [];

  async function ownerOf(dataDir: string): Promise<{ owner: ChildProcess; redis: number }> {
    const owner = startProgram('redis-owner', [dataDir]);
    owners.push(owner);
    return { owner, redis: Number(await firstLine(owner)) };
  }

  afterAll(async () => {
    const living = owners.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ends = living.map((owner) => once(owner, 'exit'));
    for (const owner of living) owner.kill('SIGKILL');
    await Promise.all(ends);
  });

  const gone = (pid: number): Promise<void> =>
    waitUntil(`The end of process ${pid}`, () => Promise.resolve(identify(pid) === undefined), { limitMs: 120_000 });

  it('leaves none when the owner is killed', async () => {
    const { owner, redis } = await ownerOf(at('killed'));
    expect(identify(redis)).toBeDefined();
    owner.kill('SIGKILL');
    await gone(redis);
    expect(identify(redis)).toBeUndefined();
  });

  it('refuses a data folder whose owner lives', async () => {
    const { redis } = await ownerOf(at('used'));
    await expect(startEngines({ dataDir: at('used'), only: ['redis'] })).rejects.toThrow(EnginesInUseError);
    await expect(endStaleEngines(at('used'), () => undefined)).rejects.toThrow(EnginesInUseError);
    expect(identify(redis)).toBeDefined();
  });

  it('ends what the state file of a killed run names, and nothing else', async () => {
    const set = await startEngines({ dataDir: at('stale'), only: ['redis'] });
    sets.push(set);
    const redis = (await set.redis?.ready)?.processes[0];
    const state = await readState(at('stale'));
    if (!redis || !state) throw new Error('Redis did not start');
    const owner = { pid: state.owner.pid, born: 'in a run that was killed' };
    const self = { title: 'Jest', identity: state.owner, marker: 'no such folder' };
    await writeState(at('copy'), { owner, processes: [...state.processes, self] });

    const ended = await endStaleEngines(at('copy'), () => undefined);

    expect(ended.map(({ identity }) => identity.pid)).toEqual([redis.identity.pid]);
    expect(identify(redis.identity.pid)).toBeUndefined();
  });

  it('tells the last lines of a process that ends before it answers', async () => {
    const set = await startEngines({ dataDir: at('broken'), only: [] });
    sets.push(set);
    const logFile = at('broken/output.log');
    const guarded = await set.guard.start({
      ...{ title: 'Example', command: 'sh', args: ['-c', 'echo no room left; exit 3'], cwd: at('broken'), logFile },
      ...{ marker: 'no room left', graceMs: 100 },
    });
    const never = (): Promise<boolean> => Promise.resolve(false);
    await expect(awaitReady(guarded, never, { limitMs: 120_000 })).rejects.toThrow(
      'Example ended before it answered (exit code 3). Its last lines:\n  no room left',
    );
  });

  it('hears of an owner that ended', async () => {
    const { owner, redis } = await ownerOf(at('asked'));
    owner.kill('SIGTERM');
    await once(owner, 'exit');
    await gone(redis);
    expect(identify(redis)).toBeUndefined();
  });
});
