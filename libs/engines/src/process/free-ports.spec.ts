import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePorts } from './free-ports';

describe('freePorts', () => {
  it('gives as many as were asked for, no two alike', async () => {
    const ports = [...(await freePorts(12)), ...(await freePorts(12))];
    expect(new Set(ports).size).toBe(24);
  });

  it('keeps a wanted one only where it is free', async () => {
    const [taken = 0, free = 0] = await freePorts(2);
    const server = createServer().listen(taken, '127.0.0.1');
    await once(server, 'listening');
    const ports = await freePorts(2, [taken, free]);
    server.close();
    expect(ports[0]).toBe(free);
    expect(ports).not.toContain(taken);
  });

  it('gives none whose companion is taken, or may be taken for an outgoing connection', async () => {
    const companion = 10_000;
    const ports = await freePorts(12, [], companion);
    for (const port of ports) {
      expect(port + companion).toBeLessThan(32_768);
      const server = createServer().listen(port + companion, '127.0.0.1');
      await once(server, 'listening');
      server.close();
    }
  });
});
