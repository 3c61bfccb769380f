import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { identify } from './process-identity';
import { isOurs } from './state-file';

describe('isOurs', () => {
  let child: ChildProcess;
  const marker = 'lucid-state-file-spec';

  beforeEach(async () => {
    child = spawn('sh', ['-c', `read -r line; : ${marker}`], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    await once(child, 'spawn');
  });

  afterEach(() => {
    child.stdin?.end();
  });

  const remembered = (change: { born?: string; marker?: string }) => {
    const identity = identify(child.pid ?? 0);
    if (!identity) throw new Error('The child is not there');
    return {
      title: 'sh',
      identity: { pid: identity.pid, born: change.born ?? identity.born },
      marker: change.marker ?? marker,
    };
  };

  it('knows the process that was started', () => {
    expect(isOurs(remembered({}))).toBe(true);
  });

  it('does not know a process with another command line', () => {
    expect(isOurs(remembered({ marker: '/some/other/folder' }))).toBe(false);
  });

  it('does not know a process that was born at another time', () => {
    expect(isOurs(remembered({ born: '1' }))).toBe(false);
  });

  it('does not know a process that has ended', async () => {
    const then = remembered({});
    child.stdin?.end();
    await once(child, 'exit');
    expect(isOurs(then)).toBe(false);
  });
});
