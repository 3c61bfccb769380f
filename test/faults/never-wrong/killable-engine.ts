import { type EngineSet, startEngines } from '@lucid/engines';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An engine that a test kills without notice, and starts again on the same port and data. */
export class KillableEngine {
  private constructor(
    readonly name: 'redis' | 'elasticsearch',
    private readonly dataDir: string,
    private set: EngineSet,
  ) {}

  static async start(name: 'redis' | 'elasticsearch'): Promise<KillableEngine> {
    const dataDir = await mkdtemp(join(tmpdir(), 'lucid-killable-'));
    // Elasticsearch runs as another user when the tests run as root.
    await chmod(dataDir, 0o755);
    return new KillableEngine(name, dataDir, await run(name, dataDir));
  }

  get uri(): string {
    return this.set[this.name]?.uri ?? '';
  }

  async kill(): Promise<void> {
    for (const { identity, exited } of this.set.guard.processes()) {
      // With its group: Elasticsearch is started by a program of its own.
      process.kill(-identity.pid, 'SIGKILL');
      await exited;
    }
    await this.set.stop();
  }

  async startAgain(): Promise<void> {
    const before = this.uri;
    this.set = await run(this.name, this.dataDir);
    if (this.uri !== before) throw new Error(`${this.name} is at ${this.uri} and no longer at ${before}`);
  }

  async close(): Promise<void> {
    await this.set.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

async function run(name: 'redis' | 'elasticsearch', dataDir: string): Promise<EngineSet> {
  const set = await startEngines({ dataDir, only: [name], elasticsearch: { quickStart: true } });
  await set[name]?.ready;
  return set;
}
