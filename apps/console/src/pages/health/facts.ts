import { bytes, count, duration } from '../../format/numbers';
import { words } from '../../format/words';

const NAMES: Readonly<Record<string, string>> = { mongodb: 'MongoDB', redis: 'Redis', elasticsearch: 'Elasticsearch' };

export const nameOfCheck = (name: string): string => NAMES[name] ?? words(name);

/** A detail of a check with its unit: `free_bytes` is an amount of data, `lag_seconds` a length of time. */
export function factInWords(name: string, value: unknown): string {
  const [, plain = name, unit] = /^(.*?)(?:_(bytes|seconds))?$/.exec(name) ?? [];
  const label = words(plain).toLowerCase();
  if (typeof value !== 'number') return `${label}: ${value === true ? 'yes' : value === false ? 'no' : String(value)}`;
  if (unit === 'bytes') return `${label}: ${bytes(value)}`;
  return `${label}: ${unit === 'seconds' ? duration(value) : count(value)}`;
}
