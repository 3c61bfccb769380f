import { unlessAborted } from './unless-aborted';

describe('unlessAborted', () => {
  const never = (): Promise<string> => new Promise(() => undefined);

  it('gives what the work comes to, or its failure', async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(signal, () => Promise.resolve('done'))).toBe('done');
    await expect(unlessAborted(signal, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  });

  it('waits no more once the signal aborts, and begins nothing after', async () => {
    const ended = new AbortController();
    const waiting = unlessAborted(ended.signal, never);
    ended.abort();
    expect(await waiting).toBeUndefined();
    const work = jest.fn(never);
    expect(await unlessAborted(ended.signal, work)).toBeUndefined();
    expect(work).not.toHaveBeenCalled();
  });

  it('leaves nothing behind on the signal', async () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    for (let n = 0; n < 100; n += 1) await unlessAborted(signal, () => Promise.resolve(n));
    expect([added.mock.calls.length, removed.mock.calls.length]).toEqual([100, 100]);
  });
});
