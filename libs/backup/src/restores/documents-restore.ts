import {
  DocumentSelector,
  documentsIn,
  isVersioned,
  keepsEmptyTimestamps,
  type ManifestNamespace,
  MOST_DOCUMENTS,
  MOST_NAMED,
  ownDamages,
  PLACED,
  type Placed,
  present,
  PutBack,
  type PutBackCounts,
  type PutBackTarget,
  readContent,
  requireOpen,
  selected,
  type Selection,
  verifyFiles,
} from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import type { JobContext } from '@lucid/jobs';
import { idFieldOf, isServiceCollection, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { type OpenedBackup, RestoreFrame } from './restore-frame';
import { RestoreTargets } from './restore-targets';

/** What is asked for when documents of one collection are put back. */
export interface DocumentsParams {
  backup_id: string;
  database: string;
  documents: Selection;
  /** Whether who asks may put documents into closed collections. */
  closed?: boolean;
}

export interface DocumentsOutcome extends PutBackCounts {
  /** Ids that no document of the backup has, and the first of them. */
  not_found: number;
  not_found_ids: string[];
  /** The field that ids are compared with. */
  id_field?: string;
  /** Where documents went whose place was taken. */
  aside_collection?: string;
}

/** What is sent at once. */
const PORTION = { bytes: 1024 * 1024, documents: 1000 };

const nobody = new AbortController().signal;

/** Puts documents of a backup back into a collection that is in use. */
@Injectable()
export class DocumentsRestore {
  constructor(
    private readonly mongo: MongoService,
    private readonly frame: RestoreFrame,
    private readonly targets: RestoreTargets,
  ) {}

  async restoreDocuments(params: DocumentsParams, job: JobContext): Promise<DocumentsOutcome> {
    const { backup_id, documents } = params;
    await this.require(params);
    const opened = await this.frame.openVerified(backup_id, job, [documents.collection]);
    const suffix = `_restored_${job.id.slice(0, 8)}`;
    job.phase('writing', 'documents');
    return this.put(params, opened, { suffix, signal: job.signal, progress: (done) => job.progress(done) });
  }

  /** What would become of the documents. @throws ProblemError 400, 404, 409, 422 when the file of the collection is damaged */
  async plan(params: DocumentsParams): Promise<{ outcome: DocumentsOutcome; manifest_sha256: string }> {
    const { source, opened } = await this.require(params);
    const wanted = { ...opened.manifest, namespaces: [source] };
    const { damages } = await verifyFiles(opened.store, opened.folder, wanted);
    if (ownDamages(damages).length > 0)
      throw new ProblemError(
        'unprocessable',
        `What backup ${params.backup_id} holds of ${source.name} is damaged. Verify it; use another backup.`,
      );
    return { outcome: await this.put(params, opened), manifest_sha256: opened.backup.manifest_sha256 };
  }

  /** What can be known without reading documents. @throws ProblemError 400, 403, 404, 409, 422 */
  async require({
    backup_id,
    database,
    documents,
    closed = false,
  }: DocumentsParams): Promise<{ source: ManifestNamespace; opened: OpenedBackup }> {
    const { collection } = documents;
    new DocumentSelector(documents);
    requireOpen([collection], closed);
    const opened = await this.frame.open(backup_id);
    const [source] = selected(opened.manifest, [collection]);
    if (source?.type !== 'collection')
      throw new ProblemError(
        'conflict',
        `${collection} is no collection in the backup: it has no documents of its own.`,
      );
    await this.requirePlace(database, collection);
    return { source, opened };
  }

  /** @throws ProblemError 409 where no document may be put into a collection, or none can; 422 for a database that is no target */
  async requirePlace(database: string, collection: string): Promise<void> {
    const db = this.targets.open(database);
    if (database === this.mongo.db.databaseName && isServiceCollection(collection))
      throw new ProblemError(
        'conflict',
        `The service goes by ${collection} while it runs. Restore it into another database.`,
      );
    const [there] = await present(db, { $in: [collection] }, this.mongo.limit);
    if (there?.type !== 'collection')
      throw new ProblemError(
        'conflict',
        `${database} has no collection ${collection} to put documents into. Restore the collection instead.`,
      );
  }

  /**
   * Puts one document back into a collection of the service's database, or finds out what would become of it. That it has a place is known.
   * @throws ProblemError 409 when it cannot be written there
   */
  async putOne(
    { collection, conflict, dryRun }: { collection: string; conflict: 'skip' | 'replace'; dryRun: boolean },
    document: Buffer,
  ): Promise<Placed> {
    const { db } = this.mongo;
    const putBack = await this.puttingBack(db, { collection, conflict, asideName: collection, dryRun });
    await putBack.put([document]);
    const { counts } = putBack;
    const [refused] = counts.refusals;
    if (refused !== undefined)
      throw new ProblemError('conflict', `${refused.id} cannot be put back: ${refused.reason}. Nothing was changed.`);
    return PLACED.find((outcome) => counts[outcome] > 0) ?? 'unchanged';
  }

  /** Puts documents back; counts what would be, where no suffix says where others go aside. */
  private async put(
    { database, documents }: DocumentsParams,
    opened: OpenedBackup,
    doing?: { suffix: string; signal: AbortSignal; progress: (done: number) => void },
  ): Promise<DocumentsOutcome> {
    const { collection, conflict, filter } = documents;
    const { signal = nobody, progress = () => undefined } = doing ?? {};
    const db = this.targets.open(database);
    if (filter !== undefined) await requireFew(opened, documents, signal);
    const asideName = `${collection}${doing?.suffix ?? ''}`;
    const putBack = await this.puttingBack(db, { collection, conflict, asideName, dryRun: doing === undefined });
    const chooser = new DocumentSelector(documents);
    for await (const portion of chosenIn(opened, documents, chooser, signal)) {
      await putBack.put(portion);
      progress(putBack.counts.found);
    }
    const { unmet } = chooser;
    return {
      ...putBack.counts,
      ...{ not_found: unmet.length, not_found_ids: unmet.slice(0, MOST_NAMED), id_field: idFieldOf(collection) },
      ...(putBack.counts.aside > 0 && doing !== undefined && { aside_collection: asideName }),
    };
  }

  private async puttingBack(
    db: mongo.Db,
    target: Pick<PutBackTarget, 'collection' | 'conflict' | 'asideName' | 'dryRun'>,
  ): Promise<PutBack> {
    const { limit } = this.mongo;
    const { collection } = target;
    return new PutBack({
      ...{ db, limit, ...target, idField: idFieldOf(collection), isVersioned: isVersioned(collection) },
      keepsEmptyTimestamps: await keepsEmptyTimestamps(db, limit),
    });
  }
}

/** @throws ProblemError 422 when conditions choose more documents than are put back one by one */
async function requireFew(opened: OpenedBackup, documents: Selection, signal: AbortSignal): Promise<void> {
  let found = 0;
  for await (const portion of chosenIn(opened, documents, new DocumentSelector(documents), signal)) {
    found += portion.length;
    if (found > MOST_DOCUMENTS)
      throw new ProblemError(
        'unprocessable',
        `More than ${MOST_DOCUMENTS} documents fulfil the conditions. Narrow them, or restore the collection into another database.`,
      );
  }
}

/** The chosen documents of a collection, in portions. @throws ProblemError 422, at the end, when its file is not what was written */
async function* chosenIn(
  { manifest, store, folder, compression }: OpenedBackup,
  { collection }: Selection,
  chooser: DocumentSelector,
  signal: AbortSignal,
): AsyncGenerator<Buffer[]> {
  const [source] = selected(manifest, [collection]);
  if (source?.data === undefined) return;
  const path = `${folder}/${source.data.path}`;
  const { content, written } = await readContent(store, path, compression, source.data_bytes);
  let portion: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const documents of documentsIn(content, PORTION)) {
      signal.throwIfAborted();
      for (const document of documents) {
        if (!chooser.chooses(document)) continue;
        // A copy, so that the rest of what was read with it can go.
        portion.push(Buffer.from(document));
        bytes += document.length;
        if (bytes < PORTION.bytes && portion.length < PORTION.documents) continue;
        yield portion;
        portion = [];
        bytes = 0;
      }
    }
    if (portion.length > 0) yield portion;
  } finally {
    content.destroy();
  }
  if (written().sha256 !== source.data.sha256)
    throw new ProblemError('unprocessable', `${source.data.path} is not what was written any more. Verify the backup.`);
}
