import { amount, jobLine } from './job-line';

describe('the line of a job', () => {
  it('tells a bar, how much of how much, how fast, how long still, and what it is at', () => {
    const progress = {
      done: 1_500_000,
      total: 3_000_000,
      unit: 'bytes',
      rate: 500_000,
      eta_seconds: 3,
      current: 'users',
    };
    expect(jobLine({ state: 'running', phase: 'reading', progress })).toBe(
      '[############            ] reading 1.5 MB of 3.0 MB, 500.0 kB/s, 3 s left, users',
    );
  });

  it('leaves out what is not known', () => {
    expect(jobLine({ state: 'queued' })).toBe('queued');
    expect(jobLine({ state: 'running', progress: { done: 2, unit: 'files' } })).toBe('working 2 files');
    expect(jobLine({ state: 'running', progress: { done: 0, total: 0, unit: 'bytes' } })).toBe('working 0 B of 0 B');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_234_567_890, '1.2 GB'],
  ])('tells %d bytes as %s', (value, text) => {
    expect(amount(value, 'bytes')).toBe(text);
  });
});
