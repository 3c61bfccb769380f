interface Counters {
  hit_local: number;
  hit: number;
  miss: number;
  bypass: number;
}

/** The parts of all reads that each tier answered. */
export function hitShares(namespaces: readonly Counters[]): { asked: number; local: number; redis: number } {
  const sum = (name: keyof Counters): number => namespaces.reduce((total, each) => total + each[name], 0);
  const asked = sum('hit_local') + sum('hit') + sum('miss') + sum('bypass');
  const share = (value: number): number => (asked === 0 ? 0 : value / asked);
  return { asked, local: share(sum('hit_local')), redis: share(sum('hit')) };
}
