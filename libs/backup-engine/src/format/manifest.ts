import type { Encryption } from '../crypto/encryption-keys';
import type { Compression } from '../storage/compression';
import type { NamespaceType } from './metadata';

export const ENGINES = ['native', 'mongodump'] as const;
export type Engine = (typeof ENGINES)[number];

export const NAMESPACE_STATES = ['complete', 'partial', 'failed'] as const;
export type NamespaceState = (typeof NAMESPACE_STATES)[number];

/**
 * snapshot: all as it was at one time of the cluster. mixed: the same, but for the namespaces that say so, which MongoDB
 * cannot read at a time, or which changed at that time; those that were dropped meanwhile are left out. none: each as it was when it was read.
 */
export const CONSISTENCY_MODES = ['snapshot', 'mixed', 'none'] as const;
export type ConsistencyMode = (typeof CONSISTENCY_MODES)[number];

export interface ManifestFile {
  /** Within the backup's folder. */
  path: string;
  size_bytes: number;
  sha256: string;
}

export interface ManifestNamespace {
  name: string;
  type: NamespaceType;
  state: NamespaceState;
  /** Why it is not complete. */
  reason?: string;
  /** Whether it is as it was at the time of the backup. */
  at_time: boolean;
  documents: number;
  /** Of the documents, uncompressed. */
  data_bytes: number;
  metadata?: ManifestFile;
  data?: ManifestFile;
}

/** All that a backup consists of, and what proves it. Written last: without it there is no backup. */
export interface Manifest {
  format: 1;
  backup_id: string;
  name: string;
  engine: Engine;
  database: string;
  compression: Compression;
  /** none when left out. */
  encryption?: Encryption;
  /** The key that the manifest is authenticated by, and its files are encrypted with, where they are. */
  key_id?: string;
  server_version: string;
  /** Those that were asked for; else all of the database. */
  collections?: string[];
  requested_by?: string;
  /** The schedule that it is of. */
  schedule_id?: string;
  started_at: string;
  completed_at: string;
  consistency: {
    mode: ConsistencyMode;
    /** The time of the cluster: seconds since 1970, and a number within the second. */
    cluster_time?: { t: number; i: number };
  };
  namespaces: ManifestNamespace[];
  prelude: ManifestFile;
  /** The backup before this one, when it was made: what is changed in one shows in the other. */
  previous?: { backup_id: string; manifest_sha256: string };
}

export const filesIn = ({ prelude, namespaces }: Pick<Manifest, 'prelude' | 'namespaces'>): ManifestFile[] => [
  prelude,
  ...namespaces.flatMap(({ metadata, data }) => [metadata, data]).filter((file) => file !== undefined),
];

/** Whether its files can be read with a key only. */
export const isEncrypted = ({ encryption = 'none' }: Pick<Manifest, 'encryption'>): boolean => encryption !== 'none';

/** Bytes of all files of a backup but the manifest. */
export const bytesIn = (manifest: Pick<Manifest, 'prelude' | 'namespaces'>): number =>
  filesIn(manifest).reduce((sum, { size_bytes }) => sum + size_bytes, 0);

/** Whether all that was wanted is in it. */
export const statusOf = ({ namespaces }: Manifest): 'complete' | 'partial' =>
  namespaces.every(({ state }) => state === 'complete') ? 'complete' : 'partial';
