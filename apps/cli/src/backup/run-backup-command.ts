import { randomUUID } from 'node:crypto';
import { ServiceClient, tellFailure } from '../service-client';
import { stopRequest } from '../stop-request';
import { type FollowedJob, followJob } from './follow-job';
import { type BackupCommand, type BackupOptions, readOptions, USAGES } from './options';

const PATHS: Record<BackupCommand, (backupId: string) => string> = {
  backup: () => '/backups',
  restore: () => '/restores',
  verify: (backupId) => `/backups/${encodeURIComponent(backupId)}/verify`,
};

/** Has a running service back up, restore or verify, shows how far that is, and ends as it does. Ctrl-C cancels it. */
export async function runBackupCommand(command: BackupCommand, args: string[]): Promise<number> {
  let options: BackupOptions;
  try {
    options = readOptions(command, args, process.env);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGES[command]}`);
    return 2;
  }
  const stop = new AbortController();
  void stopRequest().then(() => stop.abort());
  const { url, apiKey, json, backupId = '', confirm, body } = options;
  // A stop cancels the job; what is asked of the service meanwhile is still to be answered.
  const client = new ServiceClient(url, apiKey, new AbortController().signal);
  try {
    await client.checkThere();
    const sent = command === 'restore' ? { backup_id: backupId, ...body } : body;
    const query = confirm === undefined ? '' : `?confirm=${encodeURIComponent(confirm)}`;
    const begun = await client.post<FollowedJob>(PATHS[command](backupId) + query, sent, randomUUID());
    // On the error output, so that the result stands alone.
    const job = await followJob(client, begun, process.stderr, stop.signal);
    console.log(json ? JSON.stringify(job) : report(job));
    return job.state === 'succeeded' ? 0 : job.state === 'cancelled' ? 130 : 1;
  } catch (error) {
    tellFailure(error);
    return 1;
  }
}

/** What came of a job, for people. */
function report({ state, result, error }: FollowedJob): string {
  if (state !== 'succeeded') {
    const { detail = 'It was cancelled. Nothing of it is left.', errors = [] } = error ?? {};
    return [detail, ...errors.map(({ pointer, code, message }) => `  ${pointer} ${code}: ${message}`)].join('\n');
  }
  return Object.entries(result as Record<string, unknown>)
    .map(([name, value]) => `${name.padEnd(12)} ${Array.isArray(value) ? value.length : String(value)}`)
    .join('\n');
}
