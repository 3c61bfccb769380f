import { freePorts, locateEngine, waitUntil } from '@lucid/engines';
import { Redis } from 'ioredis';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { interpolate, readCompose, readEnvironment } from './compose-file';
import { inRepository } from './repository';
import { StartedEngine } from './started-engine';

const { redis } = readCompose().services;
const FOLDER = inRepository('configs/database/redis');
/** How far above its port a node talks to the others, unless it is told otherwise. */
const BUS = 10_000;
const VARIABLES = readEnvironment('configs/database/redis/cluster.env');

export interface NodeLine {
  id: string;
  flags: string;
  master: string;
  epoch: string;
  slots: string;
}

/** The six nodes of the profile `redis-cluster`, with its very configuration, command and health check; ports of loopback in place of names. */
export class RedisCluster {
  private nodes: StartedEngine[] = [];

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    readonly ports: readonly number[],
  ) {}

  /** Starts the nodes, which know nothing of each other yet. */
  static async start(): Promise<RedisCluster> {
    const { home } = await locateEngine('redis');
    const folder = await mkdtemp(join(tmpdir(), 'lucid-redis-cluster-'));
    const ports = await freePorts(6, [], BUS);
    const cluster = new RedisCluster(join(home, 'redis-server'), folder, ports);
    for (const place of ports.keys()) await mkdir(join(folder, String(place)));
    await cluster.run([...ports.keys()]);
    return cluster;
  }

  /** What the service is told. */
  get uri(): string {
    return this.ports.map((port) => `redis://127.0.0.1:${port}`).join(',');
  }

  /** Starts one that was stopped, or all, each with the folder of a place: with another's it is that one, at another address. */
  async run(places: readonly number[]): Promise<void> {
    await Promise.all(places.map(async (place, at) => this.runOne(at, place)));
  }

  async runOne(at: number, place = at): Promise<void> {
    const [, file = '', ...options] = (redis.command ?? []).map((argument) => interpolate(argument, VARIABLES));
    const args = options.map((option) =>
      option.replace('0.0.0.0', '127.0.0.1').replace(/^\/data$/, join(this.folder, String(place))),
    );
    const node = await StartedEngine.start(this.program, [file, ...args, '--port', String(this.ports[at])], {
      cwd: FOLDER,
    });
    await node.says(/Ready to accept connections/);
    this.nodes[at] = node;
  }

  async stopOne(at: number): Promise<void> {
    await this.nodes[at]?.stop();
  }

  /** Makes a node that was stopped forget who it is. */
  async wipe(at: number): Promise<void> {
    await rm(join(this.folder, String(at)), { recursive: true });
    await mkdir(join(this.folder, String(at)));
  }

  /** Calls the health check of the first node once. */
  async check(): Promise<{ code: number; said: string }> {
    const [, command = '', script = '', ...names] = redis.healthcheck?.test ?? [];
    const args = [
      script.replace(redis.working_dir ?? '', FOLDER),
      ...names.map((_, place) => `127.0.0.1:${this.ports[place]}`),
    ];
    // The real redis-cli, where there is one.
    const PATH = [process.env.PATH, inRepository('test/containers')].join(delimiter);
    return new Promise((resolve) => {
      execFile(command, args, { env: { PATH } }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
      );
    });
  }

  /** Calls the health check, as Docker does, until it succeeds and every node is well, knows all the others, and agrees with them. */
  async ready(): Promise<void> {
    const whole = async (): Promise<boolean> => {
      const { code } = await this.check();
      const views = await Promise.all(this.ports.map(async (port) => this.view(port)));
      const wells = await Promise.all(this.ports.map(async (port, at) => this.isWell(port, views[at] ?? [])));
      const epochs = views.map((view) =>
        view
          .map(({ id, epoch }) => `${id} ${epoch}`)
          .sort()
          .join(),
      );
      return code === 0 && wells.every(Boolean) && new Set(epochs).size === 1;
    };
    await waitUntil('The cluster', whole, { limitMs: 300_000, everyMs: 200 });
  }

  /** What a node knows of itself and the others. */
  async view(port = this.ports[0] ?? 0): Promise<NodeLine[]> {
    return String(await this.ask(port, 'CLUSTER', 'NODES'))
      .trim()
      .split('\n')
      .map((line) => {
        const [id = '', , flags = '', master = '', , , epoch = '', , ...slots] = line.split(' ');
        return { id, flags: flags.replace('myself,', ''), master, epoch, slots: slots.join(' ') };
      });
  }

  async idOf(port: number): Promise<string> {
    return String(await this.ask(port, 'CLUSTER', 'MYID'));
  }

  /** Sends one command to one node. */
  async ask(port: number, command: string, ...args: string[]): Promise<unknown> {
    const client = new Redis({ host: '127.0.0.1', port, lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(command, ...args);
    } finally {
      client.disconnect();
    }
  }

  async stop(): Promise<void> {
    await this.stopAll();
    await rm(this.folder, { recursive: true });
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.nodes.map(async (node) => node.stop()));
  }

  private async isWell(port: number, view: readonly NodeLine[]): Promise<boolean> {
    return (
      String(await this.ask(port, 'CLUSTER', 'INFO')).includes('cluster_state:ok') &&
      // A replica can take over once it has its master's keys.
      !String(await this.ask(port, 'INFO', 'replication')).includes('master_link_status:down') &&
      ['master', 'slave'].every((role) => view.filter(({ flags }) => flags === role).length === 3)
    );
  }
}
