import { type Compression, ENDINGS, ofText } from '../files/compression';
import { fileNameOf } from './file-name';
import type { NamespaceType } from './metadata';

/** What the name of the collection behind a time series begins with: it holds its data. */
export const BUCKETS = 'system.buckets.';

/** Where the files of a namespace stand in its backup, as mongodump names them. */
export interface NamespaceFiles {
  metadata: string;
  /** Where the documents stand; a view has none. */
  data?: string;
}

export function filesOf(database: string, name: string, type: NamespaceType, compression: Compression): NamespaceFiles {
  const metadata = `${database}/${fileNameOf(name)}.metadata.json${ENDINGS[ofText(compression)]}`;
  if (type === 'view') return { metadata };
  return { metadata, data: `${database}/${fileNameOf(dataOf(name, type))}.bson${ENDINGS[compression]}` };
}

/** The collection that holds the documents of a namespace. */
export const dataOf = (name: string, type: NamespaceType): string =>
  type === 'timeseries' ? `${BUCKETS}${name}` : name;

/** The file that says what made a backup, as mongodump names it. */
export const preludeOf = (database: string, compression: Compression): string =>
  `${database}/prelude.json${ENDINGS[ofText(compression)]}`;

export const MANIFEST = 'manifest.json';

/** The file that says that a backup is pinned: it is told by the storage alone, as all of a backup is. */
export const PIN = 'pinned.json';
