import { runCommand } from '@lucid/engines';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { cloneFolder } from './local-folders';

const swc = join(cloneFolder, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
const settleMs = 100;

/** Builds what changes below apps/ and libs/ until it is closed; for `npm run dev`. */
export function watchSources(say: (line: string) => void): { close(): void } {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const build = (): void => {
    const files = [...changed];
    changed.clear();
    runCommand(process.execPath, [swc, ...files, '-d', 'dist', '--quiet'], { cwd: cloneFolder }).then(
      () => say(`Built ${files.join(', ')}`),
      (error: unknown) => say(`Not built: ${(error as Error).message}`),
    );
  };
  const watchers = ['apps', 'libs'].map((folder) =>
    watch(join(cloneFolder, folder), { recursive: true }, (_, name) => {
      if (!name?.endsWith('.ts') || name.endsWith('spec.ts')) return;
      changed.add(join(folder, name));
      clearTimeout(timer);
      timer = setTimeout(build, settleMs);
    }),
  );
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
