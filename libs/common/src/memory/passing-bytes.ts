import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After so many bytes the young generation is collected. */
const EVERY_BYTES = 16 * 1024 * 1024;

/**
 * When buffers take so much more after it than they are known to need, most are dropped ones that lived through two of these, and the whole heap
 * is collected. Not by what they take in all: a process that keeps much would collect its heap each time.
 */
const GROWN_BYTES = 64 * 1024 * 1024;

/** A larger heap is left to V8, which goes through it in steps: at once, that would stop the process for longer than callers should wait. */
const MOST_HEAP_BYTES = 256 * 1024 * 1024;

type Collect = (options: { type: 'minor' | 'major' }) => void;

let passed = 0;
/** What buffers took when the whole heap was collected last, or less since. */
let needed = Infinity;
let collect: Collect | undefined;

/**
 * Tells that bytes were read into buffers that are dropped soon. V8 collects its young generation when its own heap has filled, of which
 * buffers take next to nothing: hundreds of megabytes would lie there, and the whole heap be gone through for them. What several readers hold
 * at once grows old meanwhile, and V8 thinks of that only at a limit of gigabytes.
 */
export function passBytes(bytes: number): void {
  passed += bytes;
  if (passed < EVERY_BYTES) return;
  passed = 0;
  collect ??= exposed();
  collect({ type: 'minor' });
  const { arrayBuffers: taken, heapUsed } = process.memoryUsage();
  needed = Math.min(needed, taken);
  if (taken - needed < GROWN_BYTES || heapUsed > MOST_HEAP_BYTES) return;
  collect({ type: 'major' });
  needed = process.memoryUsage().arrayBuffers;
}

/** V8's own collection, which is hidden unless it is asked for. */
function exposed(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
