export { ContentCheck, type Expected, piecesOf, type Written } from './files/content-check';
export type { ContentOwner } from './volumes/content-owner';
export type { ListedEntry } from './files/listed-entry';
export type { FolderFilling } from './storage/folder-filling';
export type { OpenFile, VolumeFiles } from './storage/volume-files';
export { VolumeModule } from './volume.module';
export { VolumesService } from './volumes/volumes.service';
