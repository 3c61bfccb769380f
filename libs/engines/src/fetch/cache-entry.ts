import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DigestMismatchError, sha256Of } from './digest';
import { withLock } from '../process/file-lock';
import type { Log } from '../process/progress';

/** What lies beside an engine in the cache: where it came from and how to tell that it is unharmed. */
export interface Manifest {
  version: string;
  source: string;
  /** How the download was proved: by our pin, or by what its publisher says. */
  proof: 'pinned' | 'publisher';
  /** SHA-256 of the files that are checked before each use. */
  files: Record<string, string>;
}

const manifestName = 'lucid-manifest.json';

/** The manifest of a finished entry; undefined when there is none. A half-done download never has this name. */
export async function readManifest(entry: string): Promise<Manifest | undefined> {
  const text = await readFile(join(entry, manifestName), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Manifest);
}

/** Refuses an entry whose files are not what its manifest, or the pin, says. */
export async function verifyEntry(entry: string, manifest: Manifest, pinned: Record<string, string>): Promise<void> {
  for (const [name, wanted] of Object.entries({ ...manifest.files, ...pinned })) {
    const path = join(entry, name);
    const got = await sha256Of(path);
    if (got !== wanted) throw new DigestMismatchError(path, wanted, got);
  }
}

/**
 * Makes a cache entry once, however many processes ask: `fill` writes into a folder of another name, which is renamed when the
 * manifest is in it, so that a kill in the middle leaves nothing that looks finished.
 */
export async function makeEntry(
  cache: string,
  name: string,
  options: { log: Log; signal?: AbortSignal },
  fill: (folder: string, scratch: string) => Promise<Manifest>,
): Promise<string> {
  const entry = join(cache, name);
  return withLock(join(cache, 'locks', name), `fetching ${name}`, options, async () => {
    if (await readManifest(entry)) return entry;
    const parts = `${name}.part-`;
    for (const left of await readdir(cache)) {
      if (left.startsWith(parts) && /^\d+$/.test(left.slice(parts.length)))
        await rm(join(cache, left), { recursive: true, force: true });
    }
    const work = join(cache, `${parts}${process.pid}`);
    try {
      const [folder, scratch] = [join(work, 'entry'), join(work, 'scratch')];
      await mkdir(folder, { recursive: true });
      await mkdir(scratch);
      const manifest = await fill(folder, scratch);
      await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
      await rm(entry, { recursive: true, force: true });
      await rename(folder, entry);
      return entry;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/** Takes a damaged entry away, so that the next route makes it anew. */
export async function dropEntry(entry: string): Promise<void> {
  await rm(entry, { recursive: true, force: true });
}
