import { type EngineSet, startEngines } from '@lucid/engines';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A MongoDB of one test file alone that can be killed, and started again on what it had written, at the same address. */
export class MortalMongo {
  private constructor(
    private readonly dataDir: string,
    private set: EngineSet,
  ) {}

  static async start(): Promise<MortalMongo> {
    const dataDir = await mkdtemp(join(tmpdir(), 'lucid-mortal-'));
    await chmod(dataDir, 0o755);
    return new MortalMongo(dataDir, await started(dataDir));
  }

  get uri(): string {
    return this.set.mongo?.uri ?? '';
  }

  /** As a crash does: nothing of what it was about is ended. Resolves once it is gone. */
  async kill(): Promise<void> {
    for (const { identity, exited } of this.set.guard.processes()) {
      process.kill(identity.pid, 'SIGKILL');
      await exited;
    }
    await this.set.stop();
  }

  /** Resolves once it answers, and can be written to. */
  async revive(): Promise<void> {
    this.set = await started(this.dataDir);
  }

  async close(): Promise<void> {
    await this.set.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

async function started(dataDir: string): Promise<EngineSet> {
  const set = await startEngines({ dataDir, only: ['mongo'], mongo: { cacheGb: 0.25 } });
  await set.mongo?.ready;
  return set;
}
