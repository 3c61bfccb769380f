export { BackupModule } from './backup.module';
export { BackupStorages } from './storage/backup-storages';
