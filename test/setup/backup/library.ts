import {
  type BackedUp,
  type BackupStore,
  type Compression,
  type Encryption,
  type Manifest,
  mongodumpBackup,
  nativeBackup,
  type NativeBackup,
  type Restore,
  restoreBackup,
  type RestoredNamespace,
  writerOf,
} from '@lucid/backup-engine';
import type { mongo } from 'mongoose';
import { makeEveryKind } from './every-kind';
import { folderStore } from './folder-store';
import { type Scratch, startScratch } from './scratch';

const limit = { maxTimeMS: 120_000 };
const signal = new AbortController().signal;
const sink = { phase: () => undefined, progress: () => undefined };

/** How a backup is made. Its files go into the library's own storage, unencrypted, where nothing else is said. */
type BackupOptions = Partial<Omit<NativeBackup, 'files'>> & { store?: BackupStore; encryption?: Encryption };

/** Backups and restores without the service around them, on the engines of the run. */
export class Library {
  readonly store: BackupStore;

  private constructor(readonly scratch: Scratch) {
    this.store = folderStore(scratch.folder);
  }

  static async start(): Promise<Library> {
    return new Library(await startScratch());
  }

  /** With a database that holds every kind of collection, index, option and name. */
  static async withEveryKind(): Promise<{ sut: Library; source: mongo.Db }> {
    const sut = await Library.start();
    const source = sut.scratch.database();
    await makeEveryKind(source);
    return { sut, source };
  }

  async backUp(db: mongo.Db, folder: string, options: BackupOptions = {}): Promise<Manifest> {
    const backup = this.given(db, folder, options);
    return manifestOf(await nativeBackup(backup), db, backup.compression);
  }

  /** The same by mongodump. */
  async dump(db: mongo.Db, folder: string, program: string, options: BackupOptions = {}): Promise<Manifest> {
    const backup = this.given(db, folder, options);
    return manifestOf(await mongodumpBackup({ ...backup, uri: this.scratch.uri, program }), db, backup.compression);
  }

  async restore(
    db: mongo.Db,
    folder: string,
    manifest: Manifest,
    { collections, nameOf }: Partial<Pick<Restore, 'collections' | 'nameOf'>> = {},
  ): Promise<RestoredNamespace[]> {
    const { compression } = manifest;
    const runLong = (command: mongo.Document): Promise<mongo.Document> => db.command(command);
    const keep = (): Promise<void> => Promise.resolve();
    const given = this.given(db, folder, { compression, ...(collections !== undefined && { collections }) });
    const reach = { named: manifest.namespaces.map(({ name }) => name), closed: true };
    const naming = nameOf === undefined ? {} : { nameOf };
    const restored = await restoreBackup({ ...given, store: this.store, manifest, reach, runLong, keep, ...naming });
    return restored.map(({ report }) => report);
  }

  private given(
    db: mongo.Db,
    folder: string,
    { store = this.store, encryption, ...options }: BackupOptions,
  ): NativeBackup {
    const files = writerOf(store, encryption);
    return { db, limit, files, folder, compression: 'none', signal, sink, comment: 'tests', ...options };
  }
}

const manifestOf = (backedUp: BackedUp, db: mongo.Db, compression: Compression): Manifest => ({
  ...{ format: 1, backup_id: 'b', name: 'b', engine: 'native', database: db.databaseName, compression },
  ...{ started_at: '', completed_at: '' },
  ...backedUp,
});

/** Those that did not come back whole. */
export const incomplete = (restored: readonly RestoredNamespace[]): RestoredNamespace[] =>
  restored.filter(({ outcome, rejected }) => outcome !== 'complete' || rejected > 0);
