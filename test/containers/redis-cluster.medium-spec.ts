import { waitUntil } from '@lucid/engines';
import { type NodeLine, RedisCluster } from './redis-cluster';

const sorted = (view: NodeLine[]): NodeLine[] => view.sort((a, b) => a.id.localeCompare(b.id));

describe('redis-cluster.conf and redis-ready.sh, as compose uses them', () => {
  let sut: RedisCluster;

  beforeAll(async () => {
    sut = await RedisCluster.start();
  });

  // A test may leave it while nodes still look for each other.
  beforeEach(() => sut.ready());

  afterAll(() => sut.stop());

  it('form a cluster of three that share the keys, each with a replica', async () => {
    const masters = (await sut.view()).filter(({ flags }) => flags === 'master');
    const replicas = (await sut.view()).filter(({ flags }) => flags === 'slave');

    expect(masters.map(({ slots }) => slots).sort()).toEqual(['0-5460', '10922-16383', '5461-10921']);
    expect(replicas.map(({ master }) => master).sort()).toEqual(masters.map(({ id }) => id).sort());
  });

  it('change nothing when they are asked again', async () => {
    const before = sorted(await sut.view());

    const answers = [await sut.check(), await sut.check()];

    expect(answers).toEqual([
      { code: 0, said: 'PONG\n' },
      { code: 0, said: 'PONG\n' },
    ]);
    expect(sorted(await sut.view())).toEqual(before);
  });

  it('find each other again after all were restarted, and each got the address of another', async () => {
    const ids = sorted(await sut.view()).map(({ id }) => id);
    await sut.stopAll();

    await sut.run([1, 2, 3, 4, 5, 0]);
    await sut.ready();

    expect(sorted(await sut.view()).map(({ id }) => id)).toEqual(ids);
    await sut.stopAll();
    await sut.run([0, 1, 2, 3, 4, 5]);
    await sut.ready();
  });

  it('go on without a master, whose replica takes over, and take it in again though it lost its memory', async () => {
    const slots = '5461-10921';
    const view = await sut.view();
    // Whichever it is now: restarts and failovers may have changed the roles.
    const lost = view.find((node) => node.flags === 'master' && node.slots === slots)?.id;
    const replica = view.find(({ master }) => master === lost)?.id;
    expect([lost, replica]).not.toContain(undefined);
    const ids = await Promise.all(sut.ports.map((each) => sut.idOf(each)));
    const at = ids.indexOf(lost ?? '');
    const port = sut.ports[at] ?? 0;

    await sut.stopOne(at);
    const takenOver = async (): Promise<boolean> =>
      (await sut.check()).code === 0 &&
      (await sut.view()).some((node) => node.id === replica && node.flags === 'master' && node.slots === slots);
    await waitUntil('Its replica in its place', takenOver, { limitMs: 300_000, everyMs: 200 });

    await sut.wipe(at);
    await sut.runOne(at);
    const follows = async (): Promise<boolean> => {
      await sut.check();
      const stranger = await sut.idOf(port);
      return (await sut.view()).some(({ id, master }) => id === stranger && master === replica);
    };
    await waitUntil('The one that forgot as a replica', follows, { limitMs: 300_000, everyMs: 200 });
  });
});
