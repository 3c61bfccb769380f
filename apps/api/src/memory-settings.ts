import { setFlagsFromString } from 'node:v8';

/*
 * Settings of the garbage collector and of the allocator, each with what was measured. Two of them are read when a process begins:
 * apps/cli and the Dockerfile pass them. The collections that readers of large documents ask for are in
 * libs/common/src/memory/passing-bytes.ts.
 */

/**
 * glibc gives the memory of large buffers back to the system at once, and does not keep it in one of many arenas that never shrink.
 * Read when a process begins, so the service cannot set it itself.
 */
export const MALLOC: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

/**
 * V8 does not collect the old generation below 128 MB, nor the memory of buffers below twice as much. Without it, V8 begins a collection
 * whenever they have grown by a third of what the last collection left: eight collections a second in the middle of a backup, on the
 * processors that compress. Read when a process begins, and NODE_OPTIONS does not accept it.
 */
export const NODE_ARGUMENTS: readonly string[] = ['--initial-old-space-size=128'];

/** Settings that V8 accepts while the process runs. */
export function setCollectorFlags(): void {
  // V8 guesses which places in the code create objects that live long, and allocates theirs in the old generation. It takes what is made
  // for each request or document for such objects, and they stay there: comparing an index of 200,000 documents took 150 MB more.
  setFlagsFromString('--no-allocation-site-pretenuring');
  // Bytes outside the heap of V8, such as those of sockets and files, count towards one limit with the heap. Without it, V8 marks the whole
  // heap for each 64 MB of them, however short they live: that was half the cost of a backup.
  setFlagsFromString('--external-memory-accounted-in-global-limit');
}
