import { setTimeout as pause } from 'node:timers/promises';
import { indicesBuilt } from '../setup/searched-app';
import { sampleUser } from '../setup/samples';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

/** For a real soak set how long it goes on, in s: half an hour shows what a short one cannot. */
const { SOAK_SECONDS = '20' } = process.env;
const SOAK_MS = Number(SOAK_SECONDS) * 1000;
const CALLERS = 8;
const SAMPLES = 40;
/** Of the least that is taken: what grows by more from the second third of the time to the last is kept by somebody. */
const MOST_GROWTH = 1.25;

const series = (text: string, name: string): number =>
  Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);

describe('a service under load for long', () => {
  let environment: TestEnvironment;
  let service: ServiceProcess;

  beforeAll(async () => {
    environment = await ownEnvironment();
    service = await startProcess(environment);
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
      const stop = new AbortController();
      const failed: string[] = [];
      let requests = 0;
      const expectBelow = (what: string, { status, body }: { status: number; body: unknown }): void => {
        requests += 1;
        if (status >= 400) failed.push(`${what}: ${status} ${JSON.stringify(body)}`);
      };
      const calling = Array.from({ length: CALLERS }, async (_, caller) => {
        for (let n = 0; !stop.signal.aborted; n += 1) {
          const user_id = `soak-${caller}-${n}`;
          expectBelow('POST', await sut.post('/api/v1/users', { ...sampleUser(`soak-${caller}`, n), user_id }));
          expectBelow('GET', await sut.get(`/api/v1/users/${user_id}`));
          expectBelow('list', await sut.get('/api/v1/users?limit=20'));
          expectBelow('search', await sut.post('/api/v1/search', { collection: 'users', query: user_id, limit: 1 }));
          expectBelow('DELETE', await sut.delete(`/api/v1/users/${user_id}`));
        }
      });
      const curve: { rss: number; heap: number }[] = [];
      for (let sample = 0; sample < SAMPLES; sample += 1) {
        await pause(SOAK_MS / SAMPLES);
        const text = (await sut.get<string>('/metrics')).body;
        curve.push({
          rss: series(text, 'process_resident_memory_bytes'),
          heap: series(text, 'nodejs_heap_size_used_bytes'),
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
          seconds: Number(SOAK_SECONDS),
          requests,
          rss_mb: curve.map(({ rss }) => Math.round(rss / 1e6)),
          heap_mb: curve.map(({ heap }) => Math.round(heap / 1e6)),
        }),
      );
      expect(failed).toEqual([]);
      expect(requests).toBeGreaterThan(100);
      expect(grown('heap')).toBeLessThan(MOST_GROWTH);
      expect(grown('rss')).toBeLessThan(MOST_GROWTH);
    },
    SOAK_MS * 2 + 120_000,
  );
});
