import { join } from 'node:path';
import { makeEntry } from './cache-entry';
import { cloneRoot } from './clone-root';
import { sha256Of } from './digest';
import { goBuild } from './package-clients';
import type { EnginePin, GoModulePin } from './pins';
import { type Log, withProgress } from '../process/progress';

/** Builds the commands of a Go module, whose go.sum pins every source file. */
export function fetchGoModule(
  pin: EnginePin,
  source: GoModulePin,
  place: { cache: string; entry: string; log: Log; signal?: AbortSignal },
): Promise<string> {
  return makeEntry(place.cache, place.entry, place, async (folder, scratch) => {
    const files: Record<string, string> = {};
    await withProgress({ title: `${pin.title} (go build)`, folder: scratch, log: place.log }, async () => {
      for (const binary of pin.binaries) {
        const target = join(folder, binary);
        await goBuild(join(cloneRoot(), source.folder), source.commandOf(binary), target, source.tags, place.signal);
        files[binary] = await sha256Of(target);
      }
    });
    return { version: pin.packageVersion, source: `Go module ${source.module}`, proof: 'pinned', files };
  });
}
