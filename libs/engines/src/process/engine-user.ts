import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from './progress';
import { runCommand } from './run-command';

/*
 * Elasticsearch refuses to run as root. When this process is root, it runs as nobody, which can read a folder only when every
 * folder above it lets others pass; homes of root usually do not.
 */

const nobody = 65534;

/** The user and group that Elasticsearch runs as; empty when this process is an ordinary user. */
export function engineUser(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

/** The cache folder, or the system's when root's engine user could not reach the first. */
export async function reachableCache(cache: string, log: Log): Promise<string> {
  return reachableFolder(cache, '/var/cache/lucid-storage', log);
}

/** A data folder for the engine user, made and handed over to it. */
export async function engineDataFolder(wanted: string, log: Log): Promise<string> {
  const folder = await reachableFolder(wanted, '/var/lib/lucid-storage', log);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Hands a folder and all that is in it over to the engine user. */
export async function giveToEngineUser(folder: string): Promise<void> {
  const { uid, gid } = engineUser();
  if (uid !== undefined) await runCommand('chown', ['-R', `${uid}:${gid}`, folder]);
}

async function reachableFolder(wanted: string, system: string, log: Log): Promise<string> {
  if (engineUser().uid === undefined || (await othersCanPass(wanted))) return wanted;
  const instead = join(system, createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  if (!existsSync(instead))
    log(
      `${wanted} lies below a folder that only root may enter: Elasticsearch, which must not be root, uses ${instead}`,
    );
  return instead;
}

async function othersCanPass(folder: string): Promise<boolean> {
  const entry = await stat(folder).catch(() => undefined);
  if (entry && (entry.mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || othersCanPass(parent);
}
