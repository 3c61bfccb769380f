/** The kinds of document that a data set holds, in the order in which they are loaded. */
export const kinds = ['users', 'wallets', 'trust policies', 'sessions', 'chunks', 'blocks', 'transactions'] as const;
export type Kind = (typeof kinds)[number];

export interface Count {
  planned: number;
  created: number;
  /** Stored already by an earlier run. */
  existing: number;
  /** Time in which documents of this kind were loaded. */
  seconds: number;
}

export type Counts = Record<Kind, Count>;

/** Counts what was loaded. */
export class Tally {
  readonly counts: Counts;
  private readonly begun = performance.now();

  constructor(planned: Readonly<Record<Kind, number>>) {
    this.counts = Object.fromEntries(
      kinds.map((kind) => [kind, { planned: planned[kind], created: 0, existing: 0, seconds: 0 }]),
    ) as Counts;
  }

  add(kind: Kind, created: number, existing: number): void {
    this.counts[kind].created += created;
    this.counts[kind].existing += existing;
  }

  /** Takes the time of the loading of some kinds that are loaded together. */
  async time(together: readonly Kind[], load: () => Promise<void>): Promise<void> {
    const begun = performance.now();
    await load();
    for (const kind of together) this.counts[kind].seconds += (performance.now() - begun) / 1000;
  }

  get planned(): number {
    return kinds.reduce((sum, kind) => sum + this.counts[kind].planned, 0);
  }

  get done(): number {
    return kinds.reduce((sum, kind) => sum + this.counts[kind].created + this.counts[kind].existing, 0);
  }

  get created(): number {
    return kinds.reduce((sum, kind) => sum + this.counts[kind].created, 0);
  }

  /** Since loading began. */
  get seconds(): number {
    return (performance.now() - this.begun) / 1000;
  }
}
