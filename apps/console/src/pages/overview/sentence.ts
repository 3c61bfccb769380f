import type { Lamp } from './lamps';

/** What the overview can still say of a lamp that could not be read is nothing: only lamps that were read are given. */
export function attention(lamps: readonly Lamp[]): string {
  const wrong = lamps.filter(({ tone }) => tone !== 'good');
  if (wrong.length === 0) return 'Nothing needs attention.';
  const names = wrong.map(
    ({ what, figure }) => `${what.charAt(0).toLowerCase()}${what.slice(1)}: ${figure.toLowerCase()}`,
  );
  const verb = wrong.length === 1 ? 'One thing needs' : `${String(wrong.length)} things need`;
  return `${verb} attention. ${names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('. ')}.`;
}
