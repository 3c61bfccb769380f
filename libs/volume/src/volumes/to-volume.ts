import { availableOf, reservedOf } from '../quota/claim-problem';
import { isBuiltIn } from '../volume/built-in';
import type { StoredVolume } from '../volume/volume';
import type { Volume } from '../volume/volume-answers';

/** A volume as it is answered. @param writableBytes what the disk under it takes */
export function toVolume(stored: StoredVolume, writableBytes: number): Volume {
  const { name, state, read_only, quota_bytes, used_bytes, file_count, created_at, updated_at, version } = stored;
  const ofQuota = availableOf(stored);
  return {
    name,
    state,
    built_in: isBuiltIn(name),
    read_only,
    quota_bytes,
    used_bytes,
    reserved_bytes: reservedOf(stored),
    available_bytes: Math.min(ofQuota, writableBytes),
    limited_by: writableBytes < ofQuota ? 'disk' : 'quota',
    file_count,
    created_at,
    updated_at,
    version,
  };
}
