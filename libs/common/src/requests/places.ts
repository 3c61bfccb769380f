import { Counter, Gauge } from 'prom-client';
import { counted } from '../metrics/counted';
import { ProblemError } from '../problem/errors';
import { CallerCounts } from './caller-counts';

/** What requests hold on a replica for longer than an answer takes. An operation names its kind: `@Operation({ holds })`. */
export const HELD = {
  change_streams: { what: 'change streams', free: 'Close one of them.', isStream: true },
  job_streams: { what: 'streams of job events', free: 'Close one of them, or read the jobs instead.', isStream: true },
  transfers: { what: 'transfers of content', free: 'Wait until one of them ends.', isStream: false },
  analyses: { what: 'analyses', free: 'Wait until one of them ends.', isStream: false },
  searches: { what: 'searches', free: 'Wait until one of them is answered.', isStream: false },
  support_bundles: { what: 'support bundles', free: 'Wait until it is complete.', isStream: false },
  past_documents: { what: 'searches for documents of the past', free: 'Wait until one of them ends.', isStream: false },
} as const;

export type Held = keyof typeof HELD;

declare module 'fastify' {
  interface FastifyRequest {
    /** The place that the request holds, if its operation takes one. */
    place?: Place;
  }
}

const taken = new Gauge({
  name: 'lucid_places_taken',
  help: 'Places that callers hold on this replica.',
  labelNames: ['of'],
  registers: [counted],
});
const total = new Gauge({
  name: 'lucid_places',
  help: 'Places that this replica has for all callers together.',
  labelNames: ['of'],
  registers: [counted],
});
const refusals = new Counter({
  name: 'lucid_place_refusals_total',
  help: 'Requests answered 429 because the caller held its share of the places, or because all places were taken.',
  labelNames: ['of', 'full'],
  registers: [counted],
});

/** How many of a bounded resource one caller may hold: a percentage of all, and at least one. */
export const shareOf = (all: number, percent: number): number => Math.max(1, Math.floor((all * percent) / 100));

/** Makes the metrics of a bounded resource begin at zero, and tells how many places it has. */
export function knowPlaces(of: string, most: number): void {
  total.set({ of }, most);
  taken.set({ of }, 0);
  for (const full of ['share', 'replica']) refusals.inc({ of, full }, 0);
}

/** Tells how many places of a resource are taken now. */
export const notePlaces = (of: string, count: number): void => taken.set({ of }, count);

/** A place that is held. It is given back once everything that holds it has let go: the answer, the connection, the work behind them. */
export class Place {
  private holders = 0;

  constructor(private readonly giveBack: () => void) {}

  /** @returns lets go; calling it again changes nothing */
  hold(): () => void {
    this.holders += 1;
    let holds = true;
    return () => {
      if (!holds) return;
      holds = false;
      this.holders -= 1;
      if (this.holders === 0) this.giveBack();
    };
  }
}

/** The places of one kind on this replica: a number for all callers, and a share of it for each. */
export class Places {
  private readonly held = new CallerCounts();

  constructor(
    private readonly of: Held,
    private readonly most: number,
    private readonly share: number,
  ) {
    knowPlaces(of, most);
  }

  /** @throws ProblemError 429 when the caller holds its share, or when no place is free */
  take(caller: string): Place {
    const own = this.held.of(caller);
    const { what, free } = HELD[this.of];
    if (own >= this.share)
      throw this.refuse('share', `You hold ${own} ${what} on this replica, which is the share of one caller. ${free}`);
    if (this.held.total >= this.most)
      throw this.refuse('replica', `All ${this.most} ${what} of this replica are taken. Try again later.`);
    this.add(caller, 1);
    return new Place(() => this.add(caller, -1));
  }

  private refuse(full: 'share' | 'replica', detail: string): ProblemError {
    refusals.inc({ of: this.of, full });
    return new ProblemError('too_many_requests', detail, { headers: { 'retry-after': '30' } });
  }

  private add(caller: string, change: 1 | -1): void {
    this.held.add(caller, change);
    notePlaces(this.of, this.held.total);
  }
}
