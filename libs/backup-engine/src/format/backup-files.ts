import { ENCRYPTED, type Encryption } from '../crypto/encryption-keys';
import { type Compression, ENDINGS, ofText } from '../storage/compression';
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

/** Compressed first, then encrypted. */
const endingOf = (compression: Compression, encryption: Encryption): string =>
  `${ENDINGS[compression]}${encryption === 'none' ? '' : ENCRYPTED}`;

export function filesOf(
  database: string,
  name: string,
  type: NamespaceType,
  compression: Compression,
  encryption: Encryption = 'none',
): NamespaceFiles {
  const room = encryption === 'none' ? 0 : ENCRYPTED.length;
  const metadata = `${database}/${fileNameOf(name, room)}.metadata.json${endingOf(ofText(compression), encryption)}`;
  if (type === 'view') return { metadata };
  const data = `${database}/${fileNameOf(dataOf(name, type), room)}.bson${endingOf(compression, encryption)}`;
  return { metadata, data };
}

/** The collection that holds the documents of a namespace. */
export const dataOf = (name: string, type: NamespaceType): string =>
  type === 'timeseries' ? `${BUCKETS}${name}` : name;

/** The file that says what made a backup, as mongodump names it. */
export const preludeOf = (database: string, compression: Compression, encryption: Encryption = 'none'): string =>
  `${database}/prelude.json${endingOf(ofText(compression), encryption)}`;
