import { startEngines } from '../engine/engine-set';

/** A program for tests: owns a Redis on the given data folder until it is killed; writes the pid of the Redis when it answers. */
async function own(dataDir: string): Promise<void> {
  const engines = await startEngines({ dataDir, only: ['redis'] });
  const redis = await engines.redis?.ready;
  process.stdout.write(`${redis?.processes[0]?.identity.pid}\n`);
  setInterval(() => undefined, 1000);
}

void own(process.argv[2] ?? '');
