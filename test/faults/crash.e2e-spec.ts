import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { once } from 'node:events';
import { sampleUser } from '../setup/samples';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

const BULK = 200;

describe('kill -9 of the service in the middle of bulks', () => {
  let environment: TestEnvironment;
  let client: mongo.MongoClient;
  const started: ServiceProcess[] = [];

  beforeAll(async () => {
    environment = await ownEnvironment();
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI);
  });

  afterAll(async () => {
    for (const { child } of started) await kill(child);
    await client.close();
    // A transaction of a killed process lives on until its time limit, a minute, and the database cannot be dropped before.
    await environment.drop();
  });

  /** The service as a process of its own. */
  const start = async (): Promise<ServiceProcess> => {
    const service = await startProcess(environment);
    started.push(service);
    return service;
  };

  it.each(['atomic', 'best_effort'])(
    'keeps all that %s acknowledged, leaves no atomic bulk half done, and starts again without a hand',
    async (mode) => {
      const { child, sut } = await start();
      const acknowledged: number[] = [];
      const send = async (n: number): Promise<void> => {
        const items = Array.from({ length: BULK }, (_, i) => sampleUser(`${mode}-${n}`, i));
        const answer = await sut.post('/api/v1/users/bulk', { mode, items }).catch(() => undefined);
        if (answer?.status === 207 && answer.body['applied'] === BULK) acknowledged.push(n);
      };
      const sending = Promise.all(
        Array.from({ length: 4 }, async (_, lane) => {
          for (let n = lane; child.exitCode === null && child.signalCode === null; n += 4) await send(n);
        }),
      );
      await waitUntil('Some bulks', () => Promise.resolve(acknowledged.length >= 6), { limitMs: 300_000, everyMs: 1 });
      child.kill('SIGKILL');
      await sending;

      const again = await start();
      const emails = await client
        .db(environment.config.MONGODB_DATABASE)
        .collection('users')
        .distinct('email', { email: { $regex: `^${mode}-` } });
      const stored = new Map<number, number>();
      for (const email of emails as string[]) {
        const n = Number(/-(\d+)\./.exec(email)?.[1]);
        stored.set(n, (stored.get(n) ?? 0) + 1);
      }
      for (const n of acknowledged) expect(stored.get(n)).toBe(BULK);
      if (mode === 'atomic') expect([...stored.values()].every((count) => count === BULK)).toBe(true);
      expect(
        (await again.sut.get(`/api/v1/users/by-email/${mode}-${String(acknowledged[0])}.0@example.org`)).status,
      ).toBe(200);
      again.child.kill('SIGTERM');
      const [code, signal] = (await once(again.child, 'exit')) as [number | null, string | null];
      expect(code === 0 || signal === 'SIGTERM').toBe(true);
    },
  );
});
