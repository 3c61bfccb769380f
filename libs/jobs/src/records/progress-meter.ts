import type { JobProgress } from './job';
import type { Shown } from './job-updates';

/** How far back the rate looks, in ms: long enough to be steady, short enough to be of now. */
const WINDOW_MS = 15_000;
/** Over less than this a rate says nothing. */
const LEAST_MS = 500;

/** The most that is shown of what is being worked on. */
const LONGEST = 300;

const count = (value: number): number =>
  Number.isNaN(value) ? 0 : Math.min(Math.max(Math.floor(value), 0), Number.MAX_SAFE_INTEGER);

interface Sample {
  at: number;
  done: number;
}

/** How far work is in its phase, how fast it goes and how long that takes. Constant in memory and time, however often it is told. */
export class ProgressMeter {
  private phaseName: string | undefined;
  private unit = 'steps';
  private done = 0;
  private total: number | undefined;
  private current: string | undefined;
  private samples: Sample[] = [];

  /** @param now gives the time in ms, from any beginning */
  constructor(private readonly now: () => number = () => performance.now()) {}

  phase(name: string, unit: string, total?: number): void {
    this.phaseName = name;
    this.unit = unit;
    this.done = 0;
    this.total = total === undefined ? undefined : count(total);
    this.current = undefined;
    this.samples = [{ at: this.now(), done: 0 }];
  }

  progress(done: number, total?: number, current?: string): void {
    if (this.samples.length === 0) this.samples.push({ at: this.now(), done: 0 });
    this.done = count(done);
    if (total !== undefined) this.total = count(total);
    this.current = current?.slice(0, LONGEST);
  }

  /** What is to be shown now; undefined before the work has told anything. */
  shown(): Shown | undefined {
    if (this.samples.length === 0) return undefined;
    return { ...(this.phaseName !== undefined && { phase: this.phaseName }), progress: this.measure() };
  }

  private measure(): JobProgress {
    const { done, total, unit, current } = this;
    const rate = this.rate();
    const left = total === undefined ? undefined : Math.max(0, total - done);
    return {
      done,
      unit,
      ...(total !== undefined && { total }),
      ...(current !== undefined && { current }),
      ...(rate !== undefined && { rate: count(Math.round(rate)) }),
      ...(rate !== undefined && rate > 0 && left !== undefined && { eta_seconds: count(Math.ceil(left / rate)) }),
    };
  }

  /** Units per second over the window, which begins with the phase at the earliest. */
  private rate(): number | undefined {
    const at = this.now();
    this.samples.push({ at, done: this.done });
    while ((this.samples[1]?.at ?? at) <= at - WINDOW_MS) this.samples.shift();
    const [first] = this.samples;
    if (first === undefined || at - first.at < LEAST_MS) return undefined;
    return Math.max(0, (1000 * (this.done - first.done)) / (at - first.at));
  }
}
