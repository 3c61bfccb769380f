import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeEntry } from './cache-entry';
import { cacheFolder } from './cache-folder';
import { sha256Of } from './digest';
import { goBuild } from './package-clients';
import { platformKey } from './pins';
import type { Log } from './progress';

/** A command that a Go module brings, in a folder whose go.mod and go.sum pin every source file of it. */
export interface GoTool {
  name: string;
  folder: string;
  /** What `go build` is given, for example `github.com/owner/tool`. */
  importPath: string;
}

/**
 * The path of a tool, built into the cache folder once for each content of its go.sum.
 * @throws Error when there is no Go on PATH, or a source file is not the one that was pinned
 */
export async function goTool({ name, folder, importPath }: GoTool, log: Log): Promise<string> {
  const sums = createHash('sha256').update(await readFile(join(folder, 'go.sum')));
  const entry = `${name}-${sums.digest('hex').slice(0, 16)}-${platformKey()}`;
  const made = await makeEntry(cacheFolder(), entry, { log }, async (target) => {
    log(`Building ${name} (go build)`);
    const path = join(target, name);
    await goBuild(folder, importPath, path);
    return {
      version: entry,
      source: `Go package ${importPath}`,
      proof: 'pinned',
      files: { [name]: await sha256Of(path) },
    };
  });
  return join(made, name);
}
