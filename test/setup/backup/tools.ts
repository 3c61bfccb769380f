import { locateEngine } from '@lucid/engines';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs mongodump or mongorestore. @returns what it said @throws Error with what it said, when it fails */
export async function runTool(tool: 'mongodump' | 'mongorestore', ...args: string[]): Promise<string> {
  const { home } = await locateEngine('mongo-tools');
  const { stdout, stderr } = await promisify(execFile)(join(home, tool), args, { maxBuffer: 1e8 });
  return stdout + stderr;
}
