import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from './process-identity';

interface Ticket {
  holder: ProcessIdentity | null;
  purpose: string;
}

/** A lock that this process holds until it calls `release`, or dies. */
export interface HeldLock {
  release(): Promise<void>;
}

/** What to do while another process holds the lock. */
export type WhenHeld = 'wait' | 'refuse';

/** Thrown when the lock is held and the caller did not want to wait. */
export class LockHeldError extends Error {
  constructor(
    readonly pid: number,
    readonly purpose: string,
  ) {
    super(`Process ${pid} is ${purpose}`);
    this.name = 'LockHeldError';
  }
}

/**
 * A lock between processes in a folder. Each holder links a ticket one number above the highest there is, which only one can do;
 * a released ticket stays until a higher one replaces it, so that the numbers only rise and a dead holder is passed over safely.
 */
export async function acquireLock(
  folder: string,
  purpose: string,
  options: { whenHeld?: WhenHeld; log?: (line: string) => void; signal?: AbortSignal } = {},
): Promise<HeldLock> {
  await mkdir(folder, { recursive: true });
  let told = false;
  for (;;) {
    const top = await highest(folder);
    const ticket = top === 0 ? undefined : await readTicket(folder, top);
    if (ticket?.holder && isAlive(ticket.holder)) {
      if (options.whenHeld === 'refuse') throw new LockHeldError(ticket.holder.pid, ticket.purpose);
      if (!told) options.log?.(`Waiting for process ${ticket.holder.pid}, which is ${ticket.purpose}`);
      told = true;
      await pause(100, undefined, { signal: options.signal });
    } else if ((top === 0 || ticket) && (await take(folder, top + 1, { holder: self(), purpose }))) {
      return { release: () => replaceTicket(folder, top + 1, { holder: null, purpose }) };
    }
  }
}

/** Runs `work` while holding the lock. */
export async function withLock<T>(
  folder: string,
  purpose: string,
  options: { log?: (line: string) => void; signal?: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  const lock = await acquireLock(folder, purpose, options);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^ticket-\d+$/.test(name)).map((name) => Number(name.slice('ticket-'.length)));
}

async function highest(folder: string): Promise<number> {
  return Math.max(0, ...(await numbers(folder)));
}

async function readTicket(folder: string, number: number): Promise<Ticket | undefined> {
  const text = await readFile(join(folder, `ticket-${number}`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Ticket);
}

/** Takes a number; false when another process was quicker, be it with this number or with a higher one. */
async function take(folder: string, number: number, ticket: Ticket): Promise<boolean> {
  const written = await writeTicket(folder, ticket);
  try {
    await link(written, join(folder, `ticket-${number}`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(written, { force: true });
  }
  const all = await numbers(folder);
  if (Math.max(...all) > number) {
    await rm(join(folder, `ticket-${number}`), { force: true });
    return false;
  }
  for (const older of all.filter((other) => other < number)) await rm(join(folder, `ticket-${older}`), { force: true });
  return true;
}

async function replaceTicket(folder: string, number: number, ticket: Ticket): Promise<void> {
  await rename(await writeTicket(folder, ticket), join(folder, `ticket-${number}`));
}

async function writeTicket(folder: string, ticket: Ticket): Promise<string> {
  const path = join(folder, `.${randomUUID()}`);
  await writeFile(path, JSON.stringify(ticket));
  return path;
}

function self(): ProcessIdentity {
  const identity = identify(process.pid);
  if (!identity) throw new Error('This process cannot find itself in the process table');
  return identity;
}
