import { runBackupCommand } from './backup/run-backup-command';

/** `lucid restore`: has a running service restore a backup, under names that are not taken. */
export const run = (args: string[]): Promise<number> => runBackupCommand('restore', args);
