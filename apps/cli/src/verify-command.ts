import { runBackupCommand } from './backup/run-backup-command';

/** `lucid verify`: has a running service read a backup again. */
export const run = (args: string[]): Promise<number> => runBackupCommand('verify', args);
