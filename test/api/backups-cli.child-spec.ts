import { runBackupCommand } from '../../apps/cli/src/backup/run-backup-command';
import type { BackupCommand } from '../../apps/cli/src/backup/options';

const [command = '', ...args] = process.argv.slice(2);
void runBackupCommand(command as BackupCommand, args).then((code) => process.exit(code));
