import { GCProfiler } from 'node:v8';
import { passBytes } from '../memory/passing-bytes';

/**
 * A program for tests: lets 2,000 buffers of 1 MB pass, holds as many of them at a time as its first argument says, and keeps as many others for good
 * as its second. Prints the most MB that buffers took beside those, and how often the whole heap was collected.
 */
const MIB = 1024 * 1024;

function pass(count: number, kept: number): void {
  const profiler = new GCProfiler();
  profiler.start();
  const others = Array.from({ length: kept }, () => Buffer.allocUnsafeSlow(MIB));
  const held: Buffer[] = [];
  let most = 0;
  for (let passed = 0; passed < 2000; passed += 1) {
    held[passed % count] = Buffer.allocUnsafeSlow(MIB);
    passBytes(MIB);
    most = Math.max(most, process.memoryUsage().arrayBuffers);
  }
  const collections = profiler.stop().statistics.filter(({ gcType }) => gcType === 'MarkSweepCompact').length;
  console.log(JSON.stringify({ mb: Math.round(most / MIB) - others.length, collections }));
}

const [, , count, kept] = process.argv;
pass(Number(count), Number(kept));
