import type { Damage } from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import type { BackupCatalogue } from './backup-catalogue.service';

/** Notes that a backup is damaged, where it is. @throws ProblemError 422 with each damage */
export async function requireUndamaged(
  catalogue: BackupCatalogue,
  backup_id: string,
  damages: readonly Damage[],
): Promise<void> {
  if (damages.length === 0) return;
  await catalogue.note(backup_id, { status: 'damaged' });
  throw new ProblemError(
    'unprocessable',
    `Backup ${backup_id} is damaged: of its files, ${damages.length} are not what was written. Use another backup.`,
    { errors: damages.map(({ path, kind, detail }) => ({ pointer: `/${path}`, code: kind, message: detail })) },
  );
}
