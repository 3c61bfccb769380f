import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

interface Transfer {
  title: string;
  begun: number;
  bytes: number;
  total?: number;
}

/** Where lines go that the user should see. */
export type Log = (line: string) => void;

const everyMs = process.stderr.isTTY ? 250 : 5000;
const transfers = new Set<Transfer>();
let timer: NodeJS.Timeout | undefined;

/**
 * Tells how far a download is while `work` runs, by the bytes in the folder it writes to, where each may lie in several copies.
 * On a terminal one bar line is redrawn for all downloads under way, otherwise a line is written every few seconds.
 */
export async function withProgress<T>(
  transfer: { title: string; total?: number; folder: string; copies?: number; log: Log },
  work: () => Promise<T>,
): Promise<T> {
  const { title, total, folder, copies = 1, log } = transfer;
  const begun = Date.now();
  const shown: Transfer = { title, total, begun, bytes: 0 };
  log(`Fetching ${title}${total === undefined ? '' : ` (${megabytes(total)} MB)`}`);
  transfers.add(shown);
  timer ??= setInterval(() => show(log), everyMs).unref();
  const measuring = setInterval(
    () => void folderBytes(folder).then((bytes) => (shown.bytes = bytes / copies)),
    everyMs,
  ).unref();
  try {
    const result = await work();
    log(`Fetched ${title} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearInterval(measuring);
    transfers.delete(shown);
    if (transfers.size === 0) {
      clearInterval(timer);
      timer = undefined;
      if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
    }
  }
}

function show(log: Log): void {
  const line = [...transfers].map(describe).join('   ');
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line.slice(0, (process.stderr.columns || 80) - 1)}`);
  else log(line);
}

function describe({ title, bytes, total, begun }: Transfer): string {
  if (total === undefined) {
    const arrived = bytes > 1e6 ? `${megabytes(bytes)} MB, ` : '';
    return `${title} ${arrived}${((Date.now() - begun) / 1000).toFixed(0)} s`;
  }
  const done = Math.min(bytes / total, 1);
  const bar = '#'.repeat(Math.round(done * 12)).padEnd(12, '.');
  return `${title} [${bar}] ${megabytes(Math.min(bytes, total))}/${megabytes(total)} MB`;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sizes = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return folderBytes(path);
    return (await stat(path).catch(() => undefined))?.size ?? 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
