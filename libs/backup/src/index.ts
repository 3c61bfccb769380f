export { BackupModule } from './backup.module';
export { insertRaw } from './restore/insert-raw';
export { BackupStorages } from './storage/backup-storages';
