import { waitUntil } from '@lucid/engines';
import { kill, type ServiceProcess, startProcess } from '../../setup/service-process';
import type { TestEnvironment } from '../../setup/test-environment';

interface ChangeStreamStatus {
  consumers: { name: string; state?: string; leader?: string; position?: string; dead_letters: number }[];
}

const LIMIT = { limitMs: 300_000, everyMs: 200 };

/** Two replicas of the service, each a process that a test pauses or kills. */
export class Replicas {
  private constructor(
    private readonly environment: TestEnvironment,
    private readonly processes: [ServiceProcess, ServiceProcess],
  ) {}

  static async start(environment: TestEnvironment): Promise<Replicas> {
    return new Replicas(environment, [await startProcess(environment), await startProcess(environment)]);
  }

  /** Where they serve now; one that is being started again is not there. */
  get urls(): string[] {
    return this.processes
      .filter(({ child }) => child.exitCode === null && child.signalCode === null)
      .map(({ url }) => url);
  }

  async ask<T>(replica: 0 | 1, path: string): Promise<T | undefined> {
    const answer = await fetch(`${this.processes[replica].url}/api/v1${path}`, {
      signal: AbortSignal.timeout(20_000),
    }).catch(() => undefined);
    return answer?.ok === true ? ((await answer.json()) as T) : undefined;
  }

  /** What one of them says of the consumer that feeds search. */
  async search(asked: 0 | 1): Promise<ChangeStreamStatus['consumers'][number] | undefined> {
    return (await this.ask<ChangeStreamStatus>(asked, '/database/changes'))?.consumers.find(
      ({ name }) => name === 'search',
    );
  }

  /** Resolves once search has seen all up to a token. */
  async indexed(token: string): Promise<void> {
    await waitUntil('The indices', async () => ((await this.search(0))?.position ?? '') >= token, LIMIT);
  }

  /** Resolves once each of them uses Redis and hears of changes. */
  async cached(): Promise<void> {
    for (const replica of [0, 1] as const) {
      await waitUntil(
        'The cache',
        async () => {
          const stats = await this.ask<{ live: boolean; redis: string }>(replica, '/cache/stats');
          return stats?.live === true && stats.redis === 'used';
        },
        LIMIT,
      );
    }
  }

  /** Resolves once one of them no longer counts on an engine. */
  async misses(engine: 'redis' | 'elasticsearch'): Promise<void> {
    interface Report {
      checks: { name: string; status: string }[];
    }
    const isDown = async (): Promise<boolean> =>
      (await this.ask<Report>(0, '/database/health'))?.checks.find(({ name }) => name === engine)?.status === 'down';
    await waitUntil(`${engine} away`, isDown, LIMIT);
  }

  /** Stops the leader without its knowledge until another leads, and lets it go on. */
  async pauseLeader(): Promise<void> {
    const leader = await this.leader();
    const { child } = this.processes[leader];
    child.kill('SIGSTOP');
    try {
      await this.follows(leader);
    } finally {
      child.kill('SIGCONT');
    }
  }

  /** Kills the leader, and starts it again once another leads. */
  async killLeader(): Promise<void> {
    const leader = await this.leader();
    await kill(this.processes[leader].child);
    await this.follows(leader);
    this.processes[leader] = await startProcess(this.environment);
  }

  async close(): Promise<void> {
    for (const { child } of this.processes) await kill(child);
  }

  private async leader(): Promise<0 | 1> {
    let leader = -1;
    await waitUntil(
      'A leader',
      async () => {
        const { leader: name = '' } = (await this.search(0)) ?? {};
        leader = this.processes.findIndex(({ child }) => name.includes(`-${child.pid ?? 0}-`));
        return leader >= 0;
      },
      LIMIT,
    );
    return leader as 0 | 1;
  }

  /** Resolves once the other one leads. */
  private async follows(before: 0 | 1): Promise<void> {
    const other = before === 0 ? 1 : 0;
    const { pid = 0 } = this.processes[other].child;
    await waitUntil(
      'Another leader',
      async () => (await this.search(other))?.leader?.includes(`-${pid}-`) === true,
      LIMIT,
    );
  }
}
