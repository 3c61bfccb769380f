import { noRequests } from '../counts/request-counts';
import { type Increment, SampleSpans } from './sample-spans';
import type { ServiceSample } from './service-sample';

const increment = (requests: number): Increment => ({
  requests: { users: { ...noRequests(), requests } },
  cache: { users: { hit_local: requests, hit: 0, miss: 0, stale: 0, bypass: 0 } },
});
const at = (time: string): Date => new Date(`2026-01-01T${time}Z`);
const told = ({ resolution, at: start, replica, requests }: ServiceSample): string =>
  `${resolution} ${start.toISOString().slice(11, 16)} ${replica} ${requests['users']?.requests ?? 0}`;

describe('the spans that a replica counts into', () => {
  it('are one of each length, which grow and are written whole', () => {
    const sut = new SampleSpans('r');
    sut.add(at('10:04:30'), increment(1));
    expect(sut.unwritten.map(told)).toEqual(['minute 10:04 r 1', 'five_minutes 10:00 r 1', 'hour 10:00 r 1']);
    expect(sut.unwritten[0]?.cache).toEqual({ users: { hit_local: 1, hit: 0, miss: 0, stale: 0, bypass: 0 } });
    sut.written();
    expect(sut.unwritten).toEqual([]);
    sut.add(at('10:05:30'), increment(2));
    expect(sut.unwritten.map(told)).toEqual(['minute 10:05 r 2', 'five_minutes 10:05 r 2', 'hour 10:00 r 3']);
  });

  it('wait to be written while MongoDB is away, for an hour, each under its own time', () => {
    const sut = new SampleSpans('r');
    for (let n = 0; n < 60; n += 1) sut.add(new Date(at('10:30:30').getTime() + n * 60_000), increment(1));
    const waiting = sut.unwritten.map(told);
    expect(waiting.filter((text) => text.startsWith('minute'))).toHaveLength(60);
    expect(waiting).toEqual(expect.arrayContaining(['hour 10:00 r 30', 'hour 11:00 r 30', 'five_minutes 11:25 r 5']));
    for (let n = 60; n < 600; n += 1) sut.add(new Date(at('10:30:30').getTime() + n * 60_000), increment(1));
    expect(sut.unwritten.length).toBeLessThanOrEqual(75);
    expect(sut.unwritten.map(told)).toContain('hour 20:00 r 30');
  });

  it('are others after the clock was put back: what was written before stays', () => {
    const sut = new SampleSpans('r');
    sut.add(at('10:04:30'), increment(1));
    sut.written();
    sut.add(at('10:05:30'), increment(1));
    sut.written();
    sut.add(at('10:04:30'), increment(1));
    expect(sut.unwritten.map(told)).toEqual(['minute 10:04 r-1 1', 'five_minutes 10:00 r-1 1', 'hour 10:00 r-1 1']);
  });
});
