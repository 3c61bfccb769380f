export { BackupModule } from './backup.module';
export { BackupStorages } from './storages/backup-storages';
