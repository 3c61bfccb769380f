import { attemptRestore } from './restore-frame';

interface Kept {
  made: string;
}

describe('an attempt at a restore', () => {
  let kept: Kept[];
  let givenUp: string[];

  beforeEach(() => {
    kept = [];
    givenUp = [];
  });

  const job = (
    checkpoint?: Kept,
    signal = new AbortController().signal,
  ): Parameters<typeof attemptRestore>[0] & { checkpoint: unknown } => ({
    ...{ checkpoint, signal },
    keep: (next) => {
      kept.push(next as Kept);
      return Promise.resolve();
    },
  });

  const giveUp = ({ made }: Kept): Promise<boolean> => {
    givenUp.push(made);
    return Promise.resolve(made !== 'no way back');
  };

  it('gives up what an earlier one left before it begins', async () => {
    const work = (_keep: unknown, left: Kept | undefined): Promise<unknown> => Promise.resolve([left, [...givenUp]]);
    expect(await attemptRestore(job({ made: 'earlier' }), giveUp, work)).toEqual([undefined, ['earlier']]);
    expect(givenUp).toEqual(['earlier']);
  });

  it('gives up what it kept last when it fails', async () => {
    const failing = attemptRestore(job({ made: 'earlier' }), giveUp, async (keep) => {
      await keep({ made: 'first' });
      await keep({ made: 'last' });
      throw new Error('disk');
    });
    await expect(failing).rejects.toThrow('disk');
    expect(kept).toEqual([{ made: 'first' }, { made: 'last' }]);
    expect(givenUp).toEqual(['earlier', 'last']);
  });

  it('gives up nothing a second time when it fails before it keeps anything', async () => {
    const failing = attemptRestore(job({ made: 'earlier' }), giveUp, () => Promise.reject(new Error('away')));
    await expect(failing).rejects.toThrow('away');
    expect(givenUp).toEqual(['earlier']);
  });

  it('goes on where there is no way back, also when the job is cancelled, and gives up nothing of that', async () => {
    const cancelled = AbortSignal.abort();
    const left = { made: 'no way back' };
    const work = (_keep: unknown, found: Kept | undefined): Promise<unknown> => Promise.resolve(found);
    expect(await attemptRestore(job(left, cancelled), giveUp, work)).toBe(left);
    const failing = attemptRestore(job(left), giveUp, () => Promise.reject(new Error('others changed it')));
    await expect(failing).rejects.toThrow('others changed it');
    expect(givenUp).toEqual(['no way back', 'no way back']);
  });

  it('does not begin when the job was cancelled, and gives up what was left all the same', async () => {
    const work = jest.fn<Promise<void>, []>();
    const failing = attemptRestore(job({ made: 'earlier' }, AbortSignal.abort()), giveUp, work);
    await expect(failing).rejects.toMatchObject({ name: 'AbortError' });
    expect(work).not.toHaveBeenCalled();
    expect(givenUp).toEqual(['earlier']);
  });
});
