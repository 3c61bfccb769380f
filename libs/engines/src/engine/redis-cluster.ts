import { Redis } from 'ioredis';
import { waitUntil } from '../process/wait-until';

interface Node {
  port: number;
  busPort?: number;
}

const slots = 16_384;
const masters = 3;

/** Makes six fresh nodes one cluster: the first three share the slots, each of the others replicates one of them. */
export async function formCluster(nodes: Node[], signal?: AbortSignal): Promise<void> {
  const clients = nodes.map(({ port }) => new Redis({ host: '127.0.0.1', port }));
  for (const client of clients) client.on('error', () => undefined);
  try {
    await Promise.all(clients.slice(0, masters).map(takeSlots));
    // Epochs that differ from the first save the nodes from settling a tie.
    await Promise.all(clients.map((client, index) => client.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1)));
    const [first] = clients;
    if (!first) throw new Error('A cluster needs nodes');
    for (const { port, busPort } of nodes.slice(1)) {
      await first.call('CLUSTER', 'MEET', '127.0.0.1', port, ...(busPort === undefined ? [] : [busPort]));
    }
    const settled = (condition: (client: Redis) => Promise<boolean>) => async (): Promise<boolean> =>
      (await Promise.all(clients.map(condition))).every(Boolean);
    const limits = { limitMs: 180_000, everyMs: 50, signal };
    await waitUntil('The nodes of the Redis cluster meeting', settled(knows(nodes.length)), limits);
    const ids = await Promise.all(clients.slice(0, masters).map((client) => client.call('CLUSTER', 'MYID')));
    await Promise.all(
      clients.slice(masters).map((client, index) => client.call('CLUSTER', 'REPLICATE', String(ids[index]))),
    );
    await waitUntil('The Redis cluster', settled(isWhole), limits);
  } finally {
    for (const client of clients) client.disconnect();
  }
}

async function takeSlots(client: Redis, index: number): Promise<void> {
  const from = Math.ceil((index * slots) / masters);
  const to = Math.ceil(((index + 1) * slots) / masters) - 1;
  await client.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
}

const knows =
  (count: number) =>
  async (client: Redis): Promise<boolean> => {
    const lines = String(await client.call('CLUSTER', 'NODES'))
      .trim()
      .split('\n');
    return lines.length === count && lines.every((line) => !/handshake|fail|noaddr/.test(line));
  };

/** Whether a node sees all slots served, and says of each range that a replica stands by. */
async function isWhole(client: Redis): Promise<boolean> {
  const info = String(await client.call('CLUSTER', 'INFO'));
  // Each range is: from, to, master, replicas; one that has replicated nothing yet is left out.
  const ranges = (await client.call('CLUSTER', 'SLOTS')) as unknown[][];
  return info.includes('cluster_state:ok') && ranges.length === masters && ranges.every((range) => range.length === 4);
}
