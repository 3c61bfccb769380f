import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireLock, LockHeldError, withLock } from './file-lock';
import { identify } from './process-identity';
import { temporaryFolder } from '../testing/temporary-folder';

describe('acquireLock', () => {
  const at = temporaryFolder();

  async function ticketOf(folder: string, holder: { pid: number; born: string } | null): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'ticket-7'), JSON.stringify({ holder, purpose: 'fetching things' }));
  }

  it('lets one holder in at a time, however many ask at once', async () => {
    let inside = 0;
    let most = 0;
    const visits = Array.from({ length: 12 }, () =>
      withLock(at('many'), 'testing', {}, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await readdir(at('many'));
        inside -= 1;
      }),
    );
    await Promise.all(visits);
    expect(most).toBe(1);
  });

  it('keeps one ticket, whose number rises', async () => {
    await (await acquireLock(at('rising'), 'testing')).release();
    await (await acquireLock(at('rising'), 'testing')).release();
    expect(await readdir(at('rising'))).toEqual(['ticket-2']);
  });

  it('takes over from a holder that is dead', async () => {
    await ticketOf(at('dead'), { pid: 2 ** 22 + 1, born: '1' });
    const lock = await acquireLock(at('dead'), 'testing');
    expect(await readdir(at('dead'))).toEqual(['ticket-8']);
    await lock.release();
  });

  it('takes over when the pid of the holder was given to another process', async () => {
    await ticketOf(at('reused'), { pid: process.pid, born: 'long ago' });
    const lock = await acquireLock(at('reused'), 'testing', { whenHeld: 'refuse' });
    await lock.release();
    expect(await readdir(at('reused'))).toEqual(['ticket-8']);
  });

  it('tells whom it waits for and for what, and stops waiting when it is told to', async () => {
    await ticketOf(at('held'), identify(process.pid) ?? null);
    const stopping = new AbortController();
    const lines: string[] = [];
    const log = (line: string): void => {
      lines.push(line);
      stopping.abort();
    };
    await expect(acquireLock(at('held'), 'testing', { log, signal: stopping.signal })).rejects.toThrow(/aborted/);
    expect(lines).toEqual([`Waiting for process ${process.pid}, which is fetching things`]);
  });

  it('refuses at once where waiting makes no sense', async () => {
    await ticketOf(at('refused'), identify(process.pid) ?? null);
    await expect(acquireLock(at('refused'), 'testing', { whenHeld: 'refuse' })).rejects.toThrow(LockHeldError);
  });
});
