export { VolumeModule } from './volume.module';
