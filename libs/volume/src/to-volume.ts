import { isBuiltIn } from './built-in';
import { availableOf, reservedOf } from './quota/claim-problem';
import type { StoredVolume } from './volume';
import type { Volume } from './volume-answers';

/** A volume as it is answered. */
export function toVolume(stored: StoredVolume): Volume {
  const { name, state, read_only, quota_bytes, used_bytes, file_count, created_at, updated_at, version } = stored;
  return {
    name,
    state,
    built_in: isBuiltIn(name),
    read_only,
    quota_bytes,
    used_bytes,
    reserved_bytes: reservedOf(stored),
    available_bytes: availableOf(stored),
    file_count,
    created_at,
    updated_at,
    version,
  };
}
