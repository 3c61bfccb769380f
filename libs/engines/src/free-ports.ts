import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range from which the system takes ports for outgoing connections, so that none takes ours in the meantime. */
const lowest = 20_000;
const highest = 32_000;
const given = new Set<number>();

/** Free loopback ports, no two alike in this process; those in `wanted` are kept where they are free. */
export async function freePorts(count: number, wanted: number[] = []): Promise<number[]> {
  const ports: number[] = [];
  for (const port of wanted.slice(0, count)) {
    if (!ports.includes(port) && (await isFree(port))) ports.push(port);
  }
  while (ports.length < count) {
    const port = randomInt(lowest, highest);
    if (!given.has(port) && !ports.includes(port) && (await isFree(port))) ports.push(port);
  }
  for (const port of ports) given.add(port);
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
