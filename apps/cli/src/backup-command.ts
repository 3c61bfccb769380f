import { runBackupCommand } from './backup/run-backup-command';

/** `lucid backup`: has a running service make a backup. */
export const run = (args: string[]): Promise<number> => runBackupCommand('backup', args);
