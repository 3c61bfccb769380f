import { LONG_COMMAND_COMMENT } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { indicesBuilt } from '../setup/searched-app';
import { HttpClient } from '../setup/http-client';
import { sampleChain, sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { bodySchema, concretePath, operations, sample } from './document';
import { recordingProxy, type RecordingProxy } from './recording-proxy';

/**
 * Commands that take no limit: the driver's own, and those that go on with, or end, what was begun under one (a cursor
 * keeps the limit of its find).
 */
const WITHOUT = new Set(['hello', 'ismaster', 'endSessions', 'getMore', 'killCursors', 'abortTransaction']);

const API_KEY = 'a-key-for-the-contract-tests-0123456789';
/** Long, so that no command fails on it on a busy machine, and a number that nothing else has. */
const LIMIT_MS = 54_321;
/** The checks of the health report have limits of their own. */
const SHORTER = new Set(['hello', 'buildInfo']);

/** The commands of jobs take as long as they need, up to a limit of their own: they can be watched, and ended. */
const isLong = ({ comment }: mongo.Document): boolean => String(comment).startsWith(LONG_COMMAND_COMMENT);

/** A lease is renewed within a third of its time. */
const isOfLease = (command: mongo.Document): boolean => Object.values(command)[0] === 'leases';

const nameOf = (command: mongo.Document): string => Object.keys(command)[0] ?? '';

describe('the time limit of database calls', () => {
  let proxy: RecordingProxy;
  let running: RunningApp;

  // Each test has a database of its own: both create the same documents.
  beforeEach(async () => {
    proxy = await recordingProxy();
    // A key is configured, as one that is made on the way would be asked for from then on.
    running = await startApp(
      {
        API_KEY,
        MONGODB_URI: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`,
        MONGODB_TIMEOUT_MS: String(LIMIT_MS),
      },
      { searched: true },
    );
    proxy.commands.length = 0;
  });

  afterEach(async () => {
    await running.close();
    await proxy.close();
  });

  function expectLimits(): string[] {
    const sent = proxy.commands.filter((command) => !WITHOUT.has(nameOf(command)));
    const unlimited = sent.filter((command) => {
      const limit: unknown = command['maxTimeMS'];
      const own = SHORTER.has(nameOf(command)) || isOfLease(command) || isLong(command);
      return own ? typeof limit !== 'number' : limit !== LIMIT_MS;
    });
    expect(unlimited).toEqual([]);
    return [...new Set(proxy.commands.map(nameOf))];
  }

  it('goes with every command of what takes several: pages with totals, bulks, chains, transactions', async () => {
    const api = new HttpClient(`${running.url}/api/v1`, { 'x-api-key': API_KEY });
    const chain = sampleChain('limits', 4, 2);
    const users = [0, 1].map((n) => ({ ...sampleUser('limits', n), user_id: `limits-${n}` }));
    const transfers = [0, 1, 2].map((n) => sampleTransfer('limits', n));
    const [first, , third] = chain;
    const answers = [
      await api.post('/users/bulk?dry_run=true', { mode: 'atomic', items: users }),
      await api.post('/users/bulk', { mode: 'best_effort', items: users }),
      await api.get('/users?limit=1&include_total=exact'),
      await api.get('/users?include_total=estimated'),
      await api.patch('/users/limits-0', { hardware_wallet: { type: 'ledger' } }),
      await api.delete('/users/limits-1'),
      await api.post('/blocks/validate', first),
      await api.post('/blocks/bulk', { mode: 'atomic', items: chain }),
      await api.get('/blocks/latest'),
      await api.get('/blocks/chain/verify'),
      await api.get(`/blocks/${first?.block_id ?? ''}/transactions?limit=1`),
      await api.get(`/blocks/${first?.block_id ?? ''}/proof/${first?.transactions[1] ?? ''}`),
      await api.post('/transactions/bulk', { mode: 'atomic', items: transfers }),
      await api.put(`/transactions/${String(transfers[0]?.['transaction_id'])}/status`, {
        status: 'confirmed',
        block_id: third?.block_id,
        block_height: third?.height,
        transaction_index: 0,
      }),
      await api.get(`/transactions/${String(transfers[0]?.['transaction_id'])}/status`),
      await api.get(`/addresses/${String(transfers[0]?.['from_address'])}/transactions`),
      await api.post(`/blocks/${third?.block_id ?? ''}/orphan`, { descendants: true }),
      await api.get('/database/stats'),
      await api.get('/database/health'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      207, 207, 200, 200, 200, 204, 200, 207, 200, 200, 200, 200, 207, 200, 200, 200, 200, 200, 200,
    ]);
    const names = ['find', 'insert', 'update', 'delete', 'aggregate', 'count', 'commitTransaction', 'listCollections'];
    expect(expectLimits()).toEqual(expect.arrayContaining(names));
  });

  it('goes with every command of one request to each operation of the document', async () => {
    await indicesBuilt(new HttpClient(running.url, { 'x-api-key': API_KEY }));
    proxy.commands.length = 0;
    // What creates comes first, so that what reads finds the examples of the document.
    const order = [...operations].sort((a, b) => Number(b.method === 'POST') - Number(a.method === 'POST'));
    const ended = order.filter(({ endless }) => !endless);
    for (const operation of ended.sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))) {
      const schema = bodySchema(operation);
      const { status } = await new HttpClient(running.url, { 'x-api-key': API_KEY }).call(
        operation.method,
        concretePath(operation),
        schema === undefined ? undefined : sample(schema),
        operation.method === 'POST' ? { 'idempotency-key': operation.operationId } : {},
      );
      expect(status).toBeLessThan(500);
    }
    expect(expectLimits()).toEqual(expect.arrayContaining(['find', 'insert', 'update', 'dbStats']));
  });
});
