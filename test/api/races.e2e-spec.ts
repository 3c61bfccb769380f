import { MongoService } from '@lucid/mongo';
import { HttpClient } from '../setup/http-client';
import { type SampleBlock, sampleChain, sampleHash, sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

const CALLERS = 32;
const callers = Array.from({ length: CALLERS }, (_, i) => i);

describe('32 callers at once', () => {
  let running: RunningApp;
  let sut: HttpClient;

  beforeAll(async () => {
    running = await startApp();
    sut = new HttpClient(`${running.url}/api/v1`);
  });

  afterAll(() => running.close());

  const count = (collection: string, filter: object): Promise<number> =>
    running.app.get(MongoService).collection(collection).countDocuments(filter);

  it.each(['user_id', 'email', 'tron_address'])('store one user under a %s', async (field) => {
    const shared = { ...sampleUser(`race-${field}`, 0), user_id: `race-${field}` }[field as 'user_id'];
    const bodies = callers.map((n) => ({
      ...sampleUser(`race-${field}`, n + 1),
      user_id: `race-${field}-${n}`,
      [field]: shared,
    }));
    const statuses = (await Promise.all(bodies.map((body) => sut.post('/users', body)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(CALLERS - 1);
    expect(await count('users', { [field]: shared })).toBe(1);
  });

  it('store one transaction under an id', async () => {
    const answers = await Promise.all(
      callers.map((n) => sut.post('/transactions', { ...sampleTransfer('race', 0), amount: String(n) })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await count('transactions', { transaction_id: sampleHash('race', 0) })).toBe(1);
  });

  it('end a pending transaction in one way: confirmed in one place, or failed', async () => {
    await sut.post('/transactions', sampleTransfer('race-end', 0));
    const path = `/transactions/${sampleHash('race-end', 0)}`;
    const answers = await Promise.all(
      callers.map((n) =>
        sut.put(
          `${path}/status`,
          n % 2 === 0
            ? { status: 'failed' }
            : { status: 'confirmed', block_id: sampleHash('race-end', n), block_height: n, transaction_index: 0 },
        ),
      ),
    );
    const { body } = await sut.get(path);
    expect(['confirmed', 'failed']).toContain(body['status']);
    expect(body['version']).toBe(2);
    const good = answers.filter(({ status }) => status === 200);
    expect(good.length).toBeGreaterThan(0);
    for (const each of good) expect(each.body).toEqual(body);
    expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 422)).toBe(true);
  });

  it('store one block at a height and under an id', async () => {
    const [block] = sampleChain('race', 1, 1) as [SampleBlock];
    const answers = await Promise.all(
      callers.map((n) =>
        sut.post('/blocks', n % 2 === 0 ? block : { ...block, block_id: sampleHash('race-block', n) }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(CALLERS - 1);
    expect(await count('blocks', { height: 0 })).toBe(1);
  });

  it('orphan a block once, whoever asks', async () => {
    const [block] = sampleChain('race-orphan', 1, 1) as [SampleBlock];
    await running.app.get(MongoService).collection('blocks').deleteMany({});
    await sut.post('/blocks', block);
    const answers = await Promise.all(callers.map(() => sut.post(`/blocks/${block.block_id}/orphan`, {})));
    expect(answers.map(({ status }) => status)).toEqual(callers.map(() => 200));
    expect([await count('blocks', {}), await count('orphaned_blocks', { block_id: block.block_id })]).toEqual([0, 1]);
  });
});
