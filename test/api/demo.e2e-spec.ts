import { loadDemo, type Loaded } from '../../apps/cli/src/demo/load-demo';
import { sizesFor } from '../../apps/cli/src/demo/options';
import { holds } from '../../apps/cli/src/demo/report';
import { HttpClient } from '../setup/http-client';
import { type RunningApp, startApp } from '../setup/start-app';

const transactions = 2000;

describe('lucid demo', () => {
  let running: RunningApp;
  let api: HttpClient;
  let first: Loaded;
  /** How many documents there were after the first one was loaded, and before any other. */
  const found: Record<string, number> = {};

  const load = (seed: number, stop = new AbortController().signal, watch?: Parameters<typeof loadDemo>[2]) =>
    loadDemo({ url: running.url, seed, sizes: sizesFor(transactions), concurrency: 4, json: false }, stop, watch);

  const total = async (path: string): Promise<number> => {
    const { body } = await api.get<{ total: number }>(`${path}limit=1&include_total=exact`);
    return body.total;
  };

  beforeAll(async () => {
    running = await startApp();
    api = new HttpClient(`${running.url}/api/v1`);
    first = await load(1);
    for (const path of ['/transactions?', '/users?', '/wallets?', '/trust-policies?', '/sessions?', '/blocks?'])
      found[path] = await total(path);
    found['/transactions?status=pending&'] = await total('/transactions?status=pending&');
  });

  afterAll(() => running.close());

  it('loads a data set that the service finds whole', async () => {
    expect(first.checks.filter((check) => !check.holds)).toEqual([]);
    expect(holds(first)).toBe(true);
    const { counts } = first.tally;
    expect(found['/transactions?']).toBe(transactions);
    expect(found['/users?']).toBe(20);
    expect(found['/wallets?']).toBe(counts.wallets.created);
    expect(found['/trust-policies?']).toBe(2);
    expect(found['/sessions?']).toBe(4);
    expect(found['/blocks?']).toBe(20);
    expect(found['/transactions?status=pending&']).toBe(40);
    const { body } = await api.get('/blocks/chain/verify?from=0&to=19');
    expect(body).toMatchObject({ valid: true, checked: 20, unverifiable: 0 });
  });

  it('places every confirmed transaction where its block has it', async () => {
    for (const height of [0, 7, 19]) {
      const { body: block } = await api.get<{ block_id: string; transaction_count: number }>(
        `/blocks/height/${height}`,
      );
      const { body } = await api.get<{ items: Record<string, unknown>[] }>(
        `/blocks/${block.block_id}/transactions?limit=200`,
      );
      expect(body.items).toHaveLength(block.transaction_count);
      for (const [transaction_index, { transaction }] of body.items.entries()) {
        const { block_id } = block;
        expect(transaction).toMatchObject({ status: 'confirmed', block_id, block_height: height, transaction_index });
      }
    }
  });

  it('gives nothing new the second time', async () => {
    const before = await total('/transactions?');
    const again = await load(1);
    expect(holds(again)).toBe(true);
    expect(again.tally.created).toBe(0);
    expect(again.tally.done).toBe(first.tally.created);
    expect(await total('/transactions?')).toBe(before);
  });

  it('puts another seed on top of the chain, with other ids', async () => {
    const [before, blocks] = [await total('/transactions?'), await total('/blocks?')];
    const other = await load(2);
    expect(holds(other)).toBe(true);
    expect(other.data.place.height).toBe(blocks);
    expect(other.tally.done).toBe(other.tally.created);
    expect(await total('/transactions?')).toBe(before + transactions);
    const { body } = await api.get('/blocks/chain/verify');
    expect(body).toMatchObject({ valid: true, checked: blocks + 20 });
  });

  it('stops when it is asked to, and the next run does the rest', async () => {
    const stop = new AbortController();
    const halted = await load(3, stop.signal, (tally) => {
      const add = tally.add.bind(tally);
      tally.add = (kind, created, existing) => {
        add(kind, created, existing);
        if (kind === 'chunks') stop.abort();
      };
    });
    expect(halted.stopped).toBe(true);
    expect(holds(halted)).toBe(false);
    expect(halted.tally.counts.blocks.created).toBe(0);
    const rest = await load(3);
    expect(holds(rest)).toBe(true);
    expect(rest.tally.counts.users).toMatchObject({ created: 0, existing: 20 });
    expect(rest.tally.done - rest.tally.created).toBe(halted.tally.created);
  });

  it('says which request was refused, and why', async () => {
    const unknown = loadDemo(
      { url: `${running.url}/nowhere`, seed: 1, sizes: sizesFor(10), concurrency: 1, json: false },
      new AbortController().signal,
    );
    await expect(unknown).rejects.toThrow(/^GET \/nowhere\/api\/v1\/users\?limit=1: 404 /);
    // An address of a user of the next data set is taken by someone else.
    const stolen = await load(4, AbortSignal.abort());
    await api.post('/users', { email: 'thief@example.org', tron_address: stolen.data.address(0) });
    await expect(load(4)).rejects.toThrow(/^POST \/api\/v1\/users\/bulk, user_id \S+: 409 duplicate/);
  });
});
