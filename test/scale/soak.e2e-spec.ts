import { waitUntil } from '@lucid/engines';
import { setTimeout as pause } from 'node:timers/promises';
import { readSeries, sumOf } from '../observability/exposition';
import { Answers } from '../setup/answers';
import { indicesBuilt } from '../setup/searched-app';
import { sampleUser } from '../setup/samples';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

/** For a real soak set how long it goes on, in s: half an hour shows what a short one cannot. */
const { SOAK_SECONDS = '0' } = process.env;
const SOAK_MS = Number(SOAK_SECONDS) * 1000;
const CALLERS = 8;
const SAMPLES = 40;
/** The least number of requests before each sample: memory grows with the work done, not with time. */
const REQUESTS = 150;
/** V8 collects a heap of this size several times in the test. A larger one may grow all the time, with garbage. In MB. */
const HEAP_MB = 160;
/** Of the least that is taken: what grows by more from the second third of the samples to the last is kept by somebody. */
const MOST_GROWTH = 1.25;

describe('a service under load for long', () => {
  let environment: TestEnvironment;
  let service: ServiceProcess;

  beforeAll(async () => {
    environment = await ownEnvironment();
    const settings = { ...environment.settings, NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` };
    service = await startProcess({ ...environment, settings });
    await indicesBuilt(service.sut);
  });

  afterAll(async () => {
    await kill(service.child);
    await environment.drop();
  });

  it(
    'answers every request, and its memory stays what it was',
    async () => {
      const { sut } = service;
      const from = performance.now();
      const stop = new AbortController();
      const answers = new Answers();
      const calling = Array.from({ length: CALLERS }, async (_, caller) => {
        for (let n = 0; !stop.signal.aborted; n += 1) {
          const user_id = `soak-${caller}-${n}`;
          answers.take('POST', await sut.post('/api/v1/users', { ...sampleUser(`soak-${caller}`, n), user_id }));
          answers.take('GET', await sut.get(`/api/v1/users/${user_id}`));
          answers.take('list', await sut.get('/api/v1/users?limit=20'));
          answers.take('search', await sut.post('/api/v1/search', { collection: 'users', query: user_id, limit: 1 }));
          answers.take('DELETE', await sut.delete(`/api/v1/users/${user_id}`));
        }
      });
      const curve: { rss: number; heap: number }[] = [];
      for (let sample = 0; sample < SAMPLES; sample += 1) {
        await pause(SOAK_MS / SAMPLES);
        const wanted = (sample + 1) * REQUESTS;
        const isDone = (): boolean => answers.count >= wanted || answers.failed.length > 0;
        await waitUntil('The requests', () => Promise.resolve(isDone()), { limitMs: 300_000 });
        const series = await readSeries(service.url);
        curve.push({
          rss: sumOf(series, 'process_resident_memory_bytes'),
          heap: sumOf(series, 'nodejs_heap_size_used_bytes'),
        });
      }
      stop.abort();
      await Promise.all(calling);
      const third = Math.floor(SAMPLES / 3);
      const grown = (what: 'rss' | 'heap'): number => {
        const least = (part: typeof curve): number => Math.min(...part.map((sample) => sample[what]));
        return least(curve.slice(2 * third)) / least(curve.slice(third, 2 * third));
      };
      console.log(
        JSON.stringify({
          seconds: Math.round((performance.now() - from) / 1000),
          requests: answers.count,
          rss_mb: curve.map(({ rss }) => Math.round(rss / 1e6)),
          heap_mb: curve.map(({ heap }) => Math.round(heap / 1e6)),
        }),
      );
      expect(answers.failed).toEqual([]);
      expect(answers.count).toBeGreaterThan(100);
      expect(grown('heap')).toBeLessThan(MOST_GROWTH);
      expect(grown('rss')).toBeLessThan(MOST_GROWTH);
    },
    SOAK_MS * 2 + 1_200_000,
  );
});
