import { createServer, request, Agent, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Pause between two probes of the readiness of a replica, in ms. */
const PROBE_MS = 100;
/** A replica gets no more requests after this many failed probes in a row: on a busy machine a single probe may fail. */
const MOST_FAILED = 3;

/** Sends requests to the replicas that say they are ready, one after the other, as a Kubernetes service does. It repeats nothing: what fails is seen. */
export class Balancer {
  private readonly ready = new Set<string>();
  private readonly probes = new Map<string, AbortController>();
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
    const removed = new AbortController();
    this.probes.set(url, removed);
    void this.probe(url, removed.signal);
  }

  /** Forgets a replica that has gone. */
  remove(url: string): void {
    this.probes.get(url)?.abort();
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

  /** One probe at a time: the answer to an earlier one must not undo what a later one found. */
  private async probe(url: string, removed: AbortSignal): Promise<void> {
    for (let failed = 0; !removed.aborted;) {
      const isReady = await fetch(`${url}/readyz`, { signal: removed }).then(
        ({ ok }) => ok,
        () => false,
      );
      failed = isReady ? 0 : failed + 1;
      if (isReady) this.ready.add(url);
      if (failed >= MOST_FAILED) this.ready.delete(url);
      await pause(PROBE_MS, undefined, { signal: removed }).catch(() => undefined);
    }
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
