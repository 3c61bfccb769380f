import type { MongoService } from '@lucid/mongo';
import type { mongo } from 'mongoose';
import { CurrentOperationsService } from './current-operations.service';
import type { ReportedOperation } from './read-operation';

/** A server that reports one operation. @param ends whether it ends when it is told to */
function withOperation(
  operation: ReportedOperation,
  ends = false,
): { sut: CurrentOperationsService; sent: mongo.Document[] } {
  const sent: mongo.Document[] = [];
  const command = (asked: mongo.Document): Promise<mongo.Document> => {
    sent.push(asked);
    const ended = ends && sent.some((one) => 'killOp' in one);
    return Promise.resolve({ cursor: { firstBatch: ended ? [] : [operation] } });
  };
  const db = { databaseName: 'lucid', admin: () => ({ command }) };
  return { sut: new CurrentOperationsService({ db, limit: { maxTimeMS: 1 } } as unknown as MongoService), sent };
}

const OF_CLIENT: ReportedOperation = {
  opid: 7,
  ns: 'lucid.users',
  op: 'query',
  command: { find: 'users' },
  connectionId: 3,
};

describe('CurrentOperationsService', () => {
  it.each<[string, ReportedOperation]>([
    ['removes what has expired', { opid: 7, ns: 'lucid.jobs', op: 'remove', desc: 'TTLMonitor' }],
    ['builds an index', { opid: 7, ns: 'lucid.users', op: 'none', desc: 'IndexBuildsCoordinatorMongod-0' }],
  ])("lets no one kill a thread of MongoDB's own that %s", async (_, operation) => {
    await expect(withOperation(operation).sut.killable('7')).rejects.toMatchObject({ code: 'unprocessable' });
  });

  it.each(['lucid2.users', 'lucid', 'other.lucid.users', ''])('lets no one kill an operation on %j', async (ns) => {
    await expect(withOperation({ ...OF_CLIENT, ns }).sut.killable('7')).rejects.toMatchObject({
      code: 'unprocessable',
    });
  });

  it('says of an operation that does not end that it is marked to', async () => {
    const { sut, sent } = withOperation(OF_CLIENT);
    const killed = await sut.kill('7', await sut.killable('7'));
    expect(killed).toMatchObject({ opid: '7', outcome: 'marked', operation: { operation: 'find' } });
    expect(sent).toContainEqual({ killOp: 1, op: 7, maxTimeMS: 1 });
  });

  it("kills a sharded cluster's operation by its text", async () => {
    const { sut, sent } = withOperation({ ...OF_CLIENT, opid: 'shard01:7' }, true);
    const killed = await sut.kill('shard01:7', await sut.killable('shard01:7'));
    expect(killed.outcome).toBe('gone');
    expect(sent).toContainEqual({ killOp: 1, op: 'shard01:7', maxTimeMS: 1 });
  });
});
