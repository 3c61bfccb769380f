import { table } from '../table';
import type { Loaded } from './load-demo';
import type { DemoOptions } from './options';
import { whole } from './progress';
import { kinds } from './tally';

/** The most memory that this process has held, in MB. */
export const memoryPeak = (): number => process.resourceUsage().maxRSS / 1024;

export const holds = ({ checks, stopped }: Loaded): boolean => !stopped && checks.every((check) => check.holds);

/** What was loaded, how fast, and what was found of it. */
export function summary({ tally, seconds, checks }: Loaded): string {
  const rows = kinds.map((kind) => {
    const count = tally.counts[kind];
    const rate = (count.created + count.existing) / count.seconds;
    return [
      kind,
      whole(count.created),
      whole(count.existing),
      count.seconds.toFixed(1),
      Number.isFinite(rate) ? whole(rate) : '',
    ];
  });
  const { done, created } = tally;
  const all = ['all', whole(created), whole(done - created), seconds.toFixed(1), whole(done / seconds)];
  const told = checks.map((check) => [check.holds ? 'holds' : 'FAILS', check.what, check.found]);
  return [
    table(['', 'created', 'existing', 'seconds', 'documents/s'], [...rows, all]),
    'Sessions and chunks are loaded together; the time of the anchors is in that of all.',
    `Resident memory at most ${whole(memoryPeak())} MB`,
    ...(told.length > 0 ? ['', table(['', 'verified', ''], told)] : []),
  ].join('\n');
}

/** The same for machines, on one line. */
export function summaryJson(options: DemoOptions, loaded: Loaded): string {
  const { tally, seconds, checks, stopped, data } = loaded;
  return JSON.stringify({
    ok: holds(loaded),
    stopped,
    seed: options.seed,
    first_height: data.place.height,
    kinds: tally.counts,
    documents: tally.done,
    created: tally.created,
    existing: tally.done - tally.created,
    seconds,
    documents_per_second: tally.done / seconds,
    memory_peak_mb: memoryPeak(),
    checks,
  });
}
