import fc from 'fast-check';
import type { Metric } from '../figures/metrics';
import { type Point, pointsOf } from './points';
import { DATABASE_SERIES, retention, startOf } from './retention';
import type { DatabaseSampleDocument } from './samples';

const { fine: MINUTE, coarse: HOUR } = DATABASE_SERIES;
const START = Date.UTC(2026, 0, 1);

const inserts: Metric = { kind: 'rate', figure: 'inserts', description: '' };
const documents: Metric = { kind: 'gauge', figure: 'documents', description: '' };
const latency: Metric = { kind: 'mean', figure: 'read_microseconds', per: 'reads', description: '' };

/** The sample of a minute, of a server that was started at `started`, in minutes. */
const sample = (minute: number, figures: object, started = -1000, server = 'a:1'): DatabaseSampleDocument => ({
  at: new Date(START + minute * MINUTE),
  sampled_at: new Date(START + minute * MINUTE),
  expires_at: new Date(0),
  server,
  uptime_ms: (minute - started) * MINUTE,
  ...figures,
});

const told = (points: Point[]): [minute: number, value: number | null][] =>
  points.map(({ t, value }) => [(t.getTime() - START) / MINUTE, value]);

describe('pointsOf', () => {
  it('draws gauges as they were, and counters as rates since the sample before', () => {
    const samples = [0, 1, 2].map((n) => sample(n, { documents: 10 - n, inserts: n * 120 }));
    expect(told(pointsOf(samples, documents, MINUTE))).toEqual([
      [0, 10],
      [1, 9],
      [2, 8],
    ]);
    expect(told(pointsOf(samples, inserts, MINUTE))).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('has one point without a value where samples are missing, and no rate across them', () => {
    const samples = [0, 1, 5, 6].map((n) => sample(n, { inserts: n * 60 }));
    expect(told(pointsOf(samples, inserts, MINUTE))).toEqual([
      [1, 1],
      [2, null],
      [6, 1],
    ]);
  });

  it('has no rate over a start of the server, even if it has counted further since', () => {
    const samples = [sample(0, { inserts: 60 }), sample(1, { inserts: 900 }, 0.5), sample(2, { inserts: 960 }, 0.5)];
    expect(told(pointsOf(samples, inserts, MINUTE))).toEqual([
      [1, null],
      [2, 1],
    ]);
  });

  it('has no rate between two servers, nor of a counter that went back, nor of a sample that failed', () => {
    const samples = [
      sample(0, { inserts: 0 }),
      sample(1, { inserts: 60 }, -1000, 'b:1'),
      sample(2, { inserts: 30 }, -1000, 'b:1'),
      { at: new Date(START + 3 * MINUTE), expires_at: new Date(0) },
      sample(4, { inserts: 90 }, -1000, 'b:1'),
      sample(5, { inserts: 150 }, -1000, 'b:1'),
    ];
    expect(told(pointsOf(samples, inserts, MINUTE))).toEqual([
      [1, null],
      [5, 1],
    ]);
  });

  it('tells the mean time of the operations between two samples, and none where there were none', () => {
    const samples = [
      sample(0, { reads: 1, read_microseconds: 500 }),
      sample(1, { reads: 5, read_microseconds: 900 }),
      sample(2, { reads: 5, read_microseconds: 900 }),
    ];
    expect(told(pointsOf(samples, latency, MINUTE))).toEqual([
      [1, 100],
      [2, null],
    ]);
  });

  it('never tells a rate below nothing, nor one that is no number, whatever the samples', () => {
    const any = fc.record({
      minute: fc.integer({ min: 0, max: 50 }),
      inserts: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
      started: fc.integer({ min: -20, max: 50 }),
      server: fc.constantFrom('a:1', 'b:1'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ minute }) => minute }), (given) => {
        const samples = given
          .toSorted((a, b) => a.minute - b.minute)
          .map(({ minute, started, server, ...figures }) => sample(minute, figures, started, server));
        for (const { value } of pointsOf(samples, inserts, MINUTE)) {
          expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true);
        }
      }),
    );
  });
});

describe('the samples that are kept longer', () => {
  /** Keeps samples as the store does, one after the other. */
  const kept = (samples: DatabaseSampleDocument[]): DatabaseSampleDocument[] => {
    let coarseAt: Date | undefined;
    return samples.map((given) => {
      const times = retention(DATABASE_SERIES, given.at, coarseAt);
      if (times.coarse) coarseAt = given.at;
      return { ...given, ...times };
    });
  };

  const minutes = fc
    .uniqueArray(fc.integer({ min: 0, max: 600 }), { minLength: 1 })
    .map((list) => list.toSorted((a, b) => a - b));

  it('are the first of each hour, whichever minutes were sampled', () => {
    fc.assert(
      fc.property(minutes, (list) => {
        const samples = kept(list.map((minute) => sample(minute, {})));
        const hours = new Map<number, Date>();
        for (const { at } of samples) {
          const hour = startOf(at, HOUR).getTime();
          if (!hours.has(hour)) hours.set(hour, at);
        }
        expect(samples.filter(({ coarse }) => coarse).map(({ at }) => at)).toEqual([...hours.values()]);
        for (const { at, coarse, expires_at } of samples)
          expect(expires_at.getTime() - at.getTime()).toBe((coarse ? 90 : 2) * 24 * HOUR);
      }),
    );
  });

  it('tell, from hour to hour, exactly what the minutes in between tell together', () => {
    const increments = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 61, maxLength: 400 });
    fc.assert(
      fc.property(increments, (list) => {
        let total = 0;
        const samples = kept(list.map((more, minute) => sample(minute, { inserts: (total += more) })));
        const byMinute = pointsOf(samples, inserts, MINUTE);
        const hourly = samples.filter(({ coarse }) => coarse);
        const byHour = pointsOf(hourly, inserts, HOUR);
        expect(byHour).toHaveLength(hourly.length - 1);
        for (const { t, value } of byHour) {
          const within = byMinute.filter((point) => point.t <= t && point.t.getTime() > t.getTime() - HOUR);
          const mean = within.reduce((sum, point) => sum + (point.value ?? NaN), 0) / within.length;
          expect(value).toBeCloseTo(mean, 6);
        }
      }),
    );
  });
});
