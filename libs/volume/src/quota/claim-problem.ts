import { ProblemError } from '@lucid/common';
import type { StoredVolume } from '../volume/volume';

const conflict = (detail: string): ProblemError => new ProblemError('conflict', detail);

export const noVolume = (name: string): ProblemError =>
  new ProblemError('not_found', `There is no volume whose name is ${name}.`);

/** Bytes that are kept free for what is being written. */
export const reservedOf = ({ claims }: StoredVolume): number => claims.reduce((sum, { bytes }) => sum + bytes, 0);

/** Bytes that a volume can still take. */
export const availableOf = (volume: StoredVolume): number =>
  Math.max(0, volume.quota_bytes - volume.used_bytes - reservedOf(volume));

/** Why a volume, as it is, does not take so many bytes under a path. */
export function claimProblem(name: string, volume: StoredVolume | null, path: string, bytes: number): ProblemError {
  if (volume === null) return noVolume(name);
  if (volume.state !== 'ready') return conflict(`Volume ${name} is ${volume.state}: it takes no changes now.`);
  if (volume.read_only) return conflict(`Volume ${name} is read-only: it takes no changes.`);
  const available = availableOf(volume);
  if (bytes > available) {
    return new ProblemError(
      'out_of_space',
      `Volume ${name} has ${available} bytes left of its quota of ${volume.quota_bytes}, and ${bytes} are needed. Nothing was kept; grow its quota or remove something.`,
    );
  }
  const isTaken = volume.claims.some(
    (claim) => `${path}/`.startsWith(`${claim.path}/`) || `${claim.path}/`.startsWith(`${path}/`),
  );
  const options = { headers: { 'retry-after': '1' } };
  if (isTaken)
    return new ProblemError('conflict', `${path} in volume ${name} is being written or removed. Try again.`, options);
  return new ProblemError('too_many_requests', `Volume ${name} has too much under way at once. Try again.`, options);
}
