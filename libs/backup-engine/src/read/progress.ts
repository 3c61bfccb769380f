import type { Estimated } from './describe';

/** Who is told how far a backup or a restore is: a job is one. */
export interface ProgressSink {
  phase(name: string, unit: string, total?: number): void;
  progress(done: number, total?: number, current?: string): void;
}

/** How many bytes of how many are read, over all namespaces, and which is being read. */
export class Progress {
  private done = 0;
  private total: number;
  private readonly reading = new Set<string>();

  constructor(
    private readonly sink: ProgressSink,
    private readonly namespaces: readonly Estimated[],
  ) {
    this.total = namespaces.reduce((sum, { bytes }) => sum + bytes, 0);
    sink.phase('reading', 'bytes', this.total);
  }

  /** Largest first, so that none is left alone at the end. */
  largestFirst(): Estimated[] {
    return this.namespaces.toSorted((a, b) => b.bytes - a.bytes);
  }

  /** Says that a namespace is being read from now on. @returns what ends that */
  begin(name: string): () => void {
    this.reading.add(name);
    this.show();
    return () => this.reading.delete(name);
  }

  add(bytes: number): void {
    this.done += bytes;
    this.total = Math.max(this.total, this.done);
    this.show();
  }

  private show(): void {
    this.sink.progress(this.done, this.total, [...this.reading].join(', '));
  }
}
