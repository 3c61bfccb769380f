import { addReads, type CacheReads, noReads } from '../counts/cache-counts';
import { addRequests, noRequests, type Requests } from '../counts/request-counts';
import { type Resolution, RESOLUTION_NAMES, RESOLUTIONS, startOf } from './resolutions';
import type { ServiceSample } from './service-sample';

/** What was counted between two readings. */
export interface Increment {
  requests: Requests;
  cache: CacheReads;
}

/** How many spans are kept for a MongoDB that is away: an hour of minutes. Beyond, the oldest are lost. */
const MOST_WAITING = 75;

/**
 * The spans that this replica counts into, and those that wait to be written. A span is written whole each time, under a name that no other has:
 * a write whose outcome is unknown is repeated without harm.
 */
export class SampleSpans {
  private readonly spans = new Map<string, ServiceSample>();
  private readonly waiting = new Set<string>();
  private turn = 0;
  private latest = 0;

  constructor(private readonly run: string) {}

  /** Adds what was counted to the spans of a time. */
  add(time: Date, { requests, cache }: Increment): void {
    // Of a clock that was put back the spans are others: what was written under the same times before must stay.
    if (startOf(time, 'minute').getTime() < startOf(new Date(this.latest), 'minute').getTime()) {
      this.turn += 1;
      for (const key of [...this.spans.keys()]) if (!this.waiting.has(key)) this.spans.delete(key);
    }
    this.latest = time.getTime();
    for (const resolution of RESOLUTION_NAMES) {
      const span = this.spanOf(resolution, startOf(time, resolution));
      for (const [group, counts] of Object.entries(requests))
        addRequests((span.requests[group] ??= noRequests()), counts);
      for (const [namespace, counts] of Object.entries(cache)) addReads((span.cache[namespace] ??= noReads()), counts);
    }
    for (const key of this.waiting) {
      if (this.waiting.size <= MOST_WAITING) break;
      this.forget(key);
    }
  }

  /** The samples that are to be written. */
  get unwritten(): ServiceSample[] {
    return [...this.waiting].flatMap((key) => this.spans.get(key) ?? []);
  }

  /** Notes that all were written. Only the spans of the latest time can grow further. */
  written(): void {
    this.waiting.clear();
    const now = new Date(this.latest);
    for (const [key, { resolution, at }] of this.spans)
      if (startOf(now, resolution).getTime() !== at.getTime()) this.spans.delete(key);
  }

  private spanOf(resolution: Resolution, at: Date): ServiceSample {
    const key = `${this.turn} ${resolution} ${at.getTime()}`;
    let span = this.spans.get(key);
    if (span === undefined) {
      const expires_at = new Date(at.getTime() + RESOLUTIONS[resolution].keep);
      const replica = this.turn === 0 ? this.run : `${this.run}-${this.turn}`;
      span = { resolution, at, replica, requests: {}, cache: {}, expires_at };
      this.spans.set(key, span);
    }
    // The oldest stand first: they are the ones that are lost when there are too many.
    this.waiting.delete(key);
    this.waiting.add(key);
    return span;
  }

  private forget(key: string): void {
    this.waiting.delete(key);
    this.spans.delete(key);
  }
}
