import { waitUntil } from '@lucid/engines';
import { type VolumeFiles, VolumesService } from '@lucid/volume';
import { Readable } from 'node:stream';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';
import { TcpProxy } from '../setup/tcp-proxy';

const VOLUME = 'backups';
const LIMIT = { limitMs: 300_000, everyMs: 100 };

describe('MongoDB away while files of a volume are written', () => {
  let proxy: TcpProxy;
  let running: RunningApp;
  let files: VolumeFiles;
  let sut: HttpClient;

  beforeAll(async () => {
    proxy = await TcpProxy.before(process.env['TEST_MONGODB_URI'] ?? '');
    running = await startApp({
      MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`,
      MONGODB_TIMEOUT_MS: '2000',
    });
    sut = new HttpClient(`${running.url}/api/v1`);
    files = await running.app.get(VolumesService).open(VOLUME);
    // A claim must be ended: it does not run out during a test.
    files.ledger.claimMs = 3_600_000;
  });

  afterEach(() => proxy.set('pass'));

  afterAll(async () => {
    await running.close();
    await proxy.close();
  });

  const write = (path: string, content: Readable = Readable.from([Buffer.from(path)])): Promise<unknown> =>
    files.write(path, content);

  const succeeds = (work: () => Promise<unknown>): Promise<void> =>
    waitUntil('The next try', async () => (await work()) !== undefined, LIMIT);

  const isTidy = async (): Promise<boolean> =>
    (await sut.get<{ reserved_bytes: number }>(`/volumes/${VOLUME}`)).body.reserved_bytes === 0;

  it.each(['refuse', 'stall'] as const)(
    '(%s) a write that breaks off keeps neither its path nor its room',
    async (mode) => {
      const path = `broken/${mode}`;
      const breaking = Readable.from(
        (async function* () {
          yield Buffer.from('half');
          proxy.set(mode);
          await Promise.resolve();
          throw new Error('The source breaks off.');
        })(),
      );
      await expect(write(path, breaking)).rejects.toThrow();
      proxy.set('pass');
      await succeeds(() => write(path));
      await waitUntil('The room of the broken write', isTidy, LIMIT);
    },
  );

  it('a claim whose answer was lost keeps its path no longer than that', async () => {
    const path = 'unanswered';
    // The driver's own further tries are to have none either.
    proxy.cutNextAnswer(Infinity);
    await expect(write(path)).rejects.toThrow();
    proxy.set('pass');
    await succeeds(() => write(path));
  });

  it('a removal that breaks off leaves the path to the next', async () => {
    await write('removed');
    const breaking = (): Promise<boolean> => {
      proxy.set('refuse');
      return Promise.reject(new Error('It is not known.'));
    };
    await expect(files.remove('removed', breaking)).rejects.toThrow();
    proxy.set('pass');
    await succeeds(async () => ((await files.remove('removed')) ? true : undefined));
  });
});
