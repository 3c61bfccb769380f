import { waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { stoppedAt } from '../setup/killed-jobs';
import { sampleUser } from '../setup/samples';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';

const MIB = 1024 * 1024;
const CHUNKS = 48;

const contentOf = (n: number): Buffer => {
  const bytes = Buffer.alloc(2 * MIB, n);
  bytes.write(`chunk ${n}`);
  return bytes;
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('kill -9 of the service in the middle of uploads', () => {
  const started: ServiceProcess[] = [];
  let environment: TestEnvironment;
  let client: mongo.MongoClient;
  let folder: string;

  beforeAll(async () => {
    environment = await ownEnvironment();
    client = await mongo.MongoClient.connect(environment.config.MONGODB_URI);
    folder = environment.config.VOLUME_MOUNT_PATH;
  });

  afterAll(async () => {
    for (const { child } of started) await kill(child);
    await client.close();
    await environment.drop();
  });

  const start = async (): Promise<ServiceProcess> => {
    const service = await startProcess(environment);
    started.push(service);
    return { ...service, sut: new HttpClient(`${service.url}/api/v1`) };
  };
  const put = async (url: string, n: number): Promise<boolean> => {
    const path = `${url}/api/v1/sessions/talk/chunks/c-${n}/content`;
    const headers = { 'content-type': 'application/octet-stream' };
    const sent = fetch(path, { method: 'PUT', body: new Uint8Array(contentOf(n)), headers });
    return sent.then(
      ({ ok }) => ok,
      () => false,
    );
  };
  const files = async (): Promise<string[]> => {
    const entries = await readdir(join(folder, 'sessions'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  };

  it('leaves no half file, keeps all that was acknowledged, and gives the space back', async () => {
    const first = await start();
    await first.sut.post('/users', { ...sampleUser('crash', 1), user_id: 'ada' });
    await first.sut.post('/sessions', { session_id: 'talk', user_id: 'ada' });
    const items = Array.from({ length: CHUNKS }, (_, n) => {
      return { chunk_id: `c-${n}`, chunk_index: n, size_bytes: 2 * MIB, hash: sha256(contentOf(n)), status: 'pending' };
    });
    expect((await first.sut.post('/sessions/talk/chunks', { items })).status).toBe(200);

    const acknowledged: number[] = [];
    const sending = Promise.all(
      [0, 1, 2, 3].map(async (lane) => {
        for (let n = lane; n < CHUNKS && first.child.exitCode === null && first.child.signalCode === null; n += 4)
          if (await put(first.url, n)) acknowledged.push(n);
      }),
    );
    const volumes = client.db(environment.config.MONGODB_DATABASE).collection('volumes');
    const isUploading = { name: 'sessions', 'claims.1': { $exists: true } };
    const inTheMiddle = async (): Promise<boolean> =>
      acknowledged.length >= 4 && (await volumes.findOne(isUploading)) !== null;
    await stoppedAt(first.child, 'The middle of uploads', inTheMiddle);
    await kill(first.child);
    await sending;
    expect(acknowledged.length).toBeLessThan(CHUNKS);

    // Whatever has its final name is whole, though nobody has put anything in order yet.
    for (const path of await files()) {
      if (path.includes('.incoming')) continue;
      expect({ path, digest: sha256(await readFile(path)) }).toEqual({
        path,
        digest: sha256(contentOf(Number(path.slice(-6)))),
      });
    }

    // What half a minute without a sign of life does to the claims of a process.
    await volumes.updateMany({ 'claims.0': { $exists: true } }, { $set: { 'claims.$[].expires_at': new Date(0) } });
    const second = await start();
    const isInOrder = async (): Promise<boolean> => {
      const { body } = await second.sut.get<{ reserved_bytes: number; used_bytes: number }>('/volumes/sessions');
      const found = await files();
      return (
        body.reserved_bytes === 0 &&
        body.used_bytes === found.length * 2 * MIB &&
        !found.some((path) => path.includes('.incoming'))
      );
    };
    await waitUntil('Order', isInOrder, { limitMs: 300_000 });
    for (const n of acknowledged) {
      const got = await fetch(`${second.url}/api/v1/sessions/talk/chunks/c-${n}/content`);
      expect(sha256(Buffer.from(await got.arrayBuffer()))).toBe(sha256(contentOf(n)));
    }
    for (let n = 0; n < CHUNKS; n += 1) expect(await put(second.url, n)).toBe(true);
    expect((await second.sut.get('/volumes/sessions')).body).toMatchObject({
      used_bytes: CHUNKS * 2 * MIB,
      file_count: CHUNKS,
    });
  });
});
