import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endProcess } from './end-process';
import { groupMembers, identify } from './process-identity';

describe('endProcess', () => {
  async function group(script: string): Promise<{ pid: number; born: string }> {
    const child = spawn('sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    await once(child.stdout, 'data');
    const identity = identify(child.pid ?? 0);
    if (!identity) throw new Error('The child is not there');
    return identity;
  }

  it('ends the leader and what it started', async () => {
    const leader = await group('sleep 60 & echo ready; wait');
    expect(groupMembers(leader.pid)).toHaveLength(2);
    await endProcess(leader, 5000);
    expect(groupMembers(leader.pid)).toEqual([]);
  });

  it('kills what does not end when it is asked', async () => {
    const leader = await group(`trap '' TERM; echo ready; while :; do sleep 0.05; done`);
    await endProcess(leader, 100);
    expect(identify(leader.pid)).toBeUndefined();
  });
});
