import { check } from '@lucid/common';
import fc from 'fast-check';
import { JobProgress } from './job';
import { ProgressMeter } from './progress-meter';

describe('a progress meter', () => {
  let now = 0;
  let sut: ProgressMeter;

  beforeEach(() => {
    now = 0;
    sut = new ProgressMeter(() => now);
  });

  /** Work at a steady pace, looked at once a second. */
  const work = (seconds: number, perSecond: number, from = 0): void => {
    for (let second = 1; second <= seconds; second += 1) {
      now += 1000;
      sut.progress(from + second * perSecond);
      sut.shown();
    }
  };

  it('says nothing before the work does', () => expect(sut.shown()).toBeUndefined());

  it('tells what is left of steady work', () => {
    sut.phase('copying', 'documents', 10_000);
    work(20, 100);
    expect(sut.shown()).toEqual({
      phase: 'copying',
      progress: { done: 2000, total: 10_000, unit: 'documents', rate: 100, eta_seconds: 80 },
    });
  });

  it('tells the pace of late, not that of long ago', () => {
    sut.phase('copying', 'documents', 100_000);
    work(60, 1000);
    work(20, 10, 60_000);
    expect(sut.shown()?.progress).toMatchObject({ rate: 10, eta_seconds: 3980 });
  });

  it('tells that work stands still, and no end of it', () => {
    sut.phase('copying', 'documents', 1000);
    work(10, 10);
    work(20, 0, 100);
    const { progress } = sut.shown() ?? {};
    expect(progress?.rate).toBe(0);
    expect(progress).not.toHaveProperty('eta_seconds');
  });

  it('begins again with each phase', () => {
    sut.phase('first', 'files', 10);
    work(10, 1);
    sut.phase('second', 'bytes');
    expect(sut.shown()).toEqual({ phase: 'second', progress: { done: 0, unit: 'bytes' } });
  });

  it('tells what is being worked on, of this phase only, and no more of it than fits', () => {
    sut.phase('reading', 'bytes');
    sut.progress(1, 2, 'x'.repeat(1000));
    expect(sut.shown()?.progress?.current).toBe('x'.repeat(300));
    sut.progress(2);
    expect(sut.shown()?.progress).not.toHaveProperty('current');
    sut.progress(2, 2, 'users');
    sut.phase('writing', 'bytes');
    expect(sut.shown()?.progress).not.toHaveProperty('current');
  });

  it('learns of a total later', () => {
    sut.phase('walking', 'files');
    sut.progress(5, 20);
    expect(sut.shown()?.progress).toEqual({ done: 5, total: 20, unit: 'files' });
  });

  it('tells the end of slow work from its exact pace', () => {
    sut.phase('slow', 'volumes', 10);
    now += 10_000;
    sut.progress(1);
    expect(sut.shown()?.progress).toMatchObject({ rate: 0, eta_seconds: 90 });
  });

  it('tells what the document allows, whatever it was told', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constant(undefined));
    const told = fc.record({ done: fc.oneof(fc.double(), fc.integer()), total: number, ms: fc.nat(100_000) });
    fc.assert(
      fc.property(fc.option(number), fc.array(told, { minLength: 1 }), (total, steps) => {
        now = 0;
        sut = new ProgressMeter(() => now);
        if (total !== null) sut.phase('x', 'y', total);
        for (const step of steps) {
          now += step.ms;
          sut.progress(step.done, step.total);
          expect(check(JobProgress, sut.shown()?.progress).errors).toEqual([]);
        }
      }),
    );
  });
});
