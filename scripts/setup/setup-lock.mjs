import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `work` alone among the processes that set this clone up. The protocol is that of libs/engines/src/process/file-lock.ts, which cannot be
 * used here since nothing is installed yet: tickets whose numbers only rise, each linked by exactly one process.
 */
export async function alone(folder, purpose, work) {
  mkdirSync(folder, { recursive: true });
  const number = await takeTicket(folder, purpose);
  try {
    return await work();
  } finally {
    renameSync(written(folder, { purpose }), join(folder, `ticket-${number}`));
  }
}

async function takeTicket(folder, purpose) {
  let told = false;
  for (;;) {
    const top = Math.max(0, ...numbers(folder));
    const ticket = top === 0 ? {} : read(join(folder, `ticket-${top}`));
    if (ticket?.pid && born(ticket.pid) === ticket.born) {
      if (!told) console.error(`Waiting for process ${ticket.pid}, which is ${ticket.purpose}`);
      told = true;
      await pause(200);
    } else if (ticket && take(folder, top + 1, { pid: process.pid, born: born(process.pid), purpose })) {
      return top + 1;
    }
  }
}

function take(folder, number, ticket) {
  const file = written(folder, ticket);
  try {
    linkSync(file, join(folder, `ticket-${number}`));
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
  const all = numbers(folder);
  const won = Math.max(...all) === number;
  for (const other of won ? all.filter((one) => one < number) : [number]) {
    rmSync(join(folder, `ticket-${other}`), { force: true });
  }
  return won;
}

function numbers(folder) {
  return readdirSync(folder)
    .filter((name) => /^ticket-\d+$/.test(name))
    .map((name) => Number(name.slice('ticket-'.length)));
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function written(folder, ticket) {
  const path = join(folder, `.${randomUUID()}`);
  writeFileSync(path, JSON.stringify(ticket));
  return path;
}

/** When a living process was started, as the kernel tells it; `alive` where the kernel does not, nothing when it is dead. */
function born(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return 'alive';
  }
}
