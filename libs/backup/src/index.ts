export { BackupModule } from './backup.module';
