export { ContentCheck, type Expected, piecesOf, type Written } from './files/content-check';
export type { ContentOwner } from './scan/content-owner';
export type { ListedEntry } from './files/listed-entry';
export type { FolderFilling } from './folder-filling';
export type { OpenFile, VolumeFiles } from './volume-files';
export { VolumeModule } from './volume.module';
export { VolumesService } from './volumes.service';
