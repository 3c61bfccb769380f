import { type Resolution, RESOLUTIONS } from '../samples/resolutions';
import type { ServiceSample } from '../samples/service-sample';

/** What all replicas counted in one span of time. */
export interface Merged<T> {
  t: Date;
  /** Replicas that counted in it. */
  replicas: number;
  counts: T;
}

/** How what samples hold is added up: by the names of groups or namespaces. */
export interface Merging<T> {
  none: () => T;
  add: (to: T, other: T) => void;
  of: (sample: ServiceSample) => Readonly<Record<string, T>> | undefined;
}

/** What samples tell, added up over replicas: for each span, and by name for the whole time. */
export interface MergedSamples<T> {
  /** In the order of their time; undefined where a gap begins: no replica sampled. */
  spans: (Merged<T> | { t: Date; counts: undefined })[];
  totals: Map<string, T>;
}

/**
 * Adds up samples, one after the other as they are read.
 * @param samples in the order of their time
 * @param counts whether what has a name belongs to the spans
 */
export async function mergeSamples<T>(
  samples: AsyncIterable<ServiceSample>,
  resolution: Resolution,
  { none, add, of }: Merging<T>,
  counts: (name: string) => boolean,
): Promise<MergedSamples<T>> {
  const { span } = RESOLUTIONS[resolution];
  const spans: MergedSamples<T>['spans'] = [];
  const totals = new Map<string, T>();
  let last: Merged<T> | undefined;
  for await (const sample of samples) {
    if (last?.t.getTime() !== sample.at.getTime()) {
      const expected = last === undefined ? undefined : new Date(last.t.getTime() + span);
      if (expected !== undefined && expected < sample.at) spans.push({ t: expected, counts: undefined });
      last = { t: sample.at, replicas: 0, counts: none() };
      spans.push(last);
    }
    last.replicas += 1;
    for (const [name, counted] of Object.entries(of(sample) ?? {})) {
      if (counts(name)) add(last.counts, counted);
      let total = totals.get(name);
      if (total === undefined) totals.set(name, (total = none()));
      add(total, counted);
    }
  }
  return { spans, totals };
}
