import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range from which the system takes ports for outgoing connections, so that none takes ours in the meantime. */
const lowest = 20_000;
const highest = 32_000;
const given = new Set<number>();

/**
 * Free loopback ports, no two alike in this process; those in `wanted` are kept where they are free.
 * @param companion how far above each another port is free too, which a program takes by itself: a Redis node's bus is 10,000 above
 */
export async function freePorts(count: number, wanted: number[] = [], companion = 0): Promise<number[]> {
  const ports: number[] = [];
  for (const port of wanted.slice(0, count)) {
    if (!ports.includes(port) && (await isFree(port))) ports.push(port);
  }
  while (ports.length < count) {
    const port = randomInt(lowest, highest - companion);
    if (given.has(port) || ports.includes(port)) continue;
    if ((await isFree(port)) && (companion === 0 || (await isFree(port + companion)))) ports.push(port);
  }
  for (const port of ports) given.add(port).add(port + companion);
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
