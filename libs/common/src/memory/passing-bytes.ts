import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** After so many bytes the young generation is collected. */
const EVERY_BYTES = 16 * 1024 * 1024;

/** When buffers take more than this after it, most are dropped ones that lived through two of these, and the whole heap is collected. */
const MOST_BYTES = 96 * 1024 * 1024;

type Collect = (options: { type: 'minor' | 'major' }) => void;

let passed = 0;
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
  if (process.memoryUsage().arrayBuffers > MOST_BYTES) collect({ type: 'major' });
}

/** V8's own collection, which is hidden unless it is asked for. */
function exposed(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
