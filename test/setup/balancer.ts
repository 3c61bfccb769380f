import { createServer, request, Agent, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How often each replica is asked whether it is ready, in ms. */
const PROBE_MS = 100;

/** Sends requests to the replicas that say they are ready, one after the other, as a Kubernetes service does. It repeats nothing: what fails is seen. */
export class Balancer {
  private readonly ready = new Set<string>();
  private readonly probes = new Map<string, NodeJS.Timeout>();
  private readonly agent = new Agent({ keepAlive: true });
  private turn = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Balancer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const balancer = new Balancer(server);
    server.on('request', (incoming, outgoing) => balancer.pass(incoming, outgoing));
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Asks a replica from now on whether it is ready. */
  add(url: string): void {
    this.probes.set(
      url,
      setInterval(() => void this.probe(url), PROBE_MS),
    );
  }

  /** Forgets a replica that has gone. */
  remove(url: string): void {
    clearInterval(this.probes.get(url));
    this.probes.delete(url);
    this.ready.delete(url);
  }

  isReady(url: string): boolean {
    return this.ready.has(url);
  }

  async close(): Promise<void> {
    for (const url of [...this.probes.keys()]) this.remove(url);
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async probe(url: string): Promise<void> {
    const isReady = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady && this.probes.has(url)) this.ready.add(url);
    else this.ready.delete(url);
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const replicas = [...this.ready];
    const replica = replicas[(this.turn += 1) % replicas.length];
    if (replica === undefined) {
      outgoing.writeHead(503).end('no replica is ready');
      return;
    }
    const { method, headers, url } = incoming;
    const onward = request(`${replica}${url ?? ''}`, { method, headers, agent: this.agent }, (answer) => {
      // Of one connection only.
      const { connection: _, 'keep-alive': __, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, kept);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end(`${replica}: ${error.code ?? error.message}`);
    });
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }
}
