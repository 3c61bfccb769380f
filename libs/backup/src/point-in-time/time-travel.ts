import {
  committedIn,
  DocumentHistory,
  type DocumentName,
  documentsIn,
  historyOf,
  type Manifest,
  readContent,
  UnknownChangeError,
} from '@lucid/backup-engine';
import { ProblemError } from '@lucid/common';
import { extendedJson, idFieldOf } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import type { Backup } from '../catalogue/backup';
import { BackupCatalogue, folderOf } from '../catalogue/backup-catalogue.service';
import { Ranges } from './ranges.service';

const { BSON } = mongo;

/** The most that is read for one document, in bytes, uncompressed: a restore is for what is beyond. */
const MOST_BYTES = 512 * 1024 * 1024;
/** Other requests are answered between portions. */
const PORTION = { bytes: 256 * 1024, documents: 1000 };

/** A document as it was stored, and what that is known from. */
export interface DocumentThen {
  backup_id: string;
  document: Buffer;
  changed_at?: Date;
}

/** Tells what a document was at a time, from a backup and what the oplog tells was done since; nothing is restored for it. */
@Injectable()
export class TimeTravel {
  constructor(
    private readonly catalogue: BackupCatalogue,
    private readonly ranges: Ranges,
  ) {}

  /** @throws ProblemError 404 when it was not there, 409 for a time in no range */
  async readDocumentAt(collection: string, id: string, at: Date, signal?: AbortSignal): Promise<DocumentThen> {
    try {
      return await this.find({ collection, id }, at, signal);
    } catch (error) {
      if (!(error instanceof UnknownChangeError)) throw error;
      throw new ProblemError('unprocessable', `What was done to the document is not known: ${error.message}.`, {
        cause: error,
      });
    }
  }

  private async find(name: DocumentName, at: Date, signal?: AbortSignal): Promise<DocumentThen> {
    const until = { time: at.getTime() };
    const { base, segment } = await this.ranges.require(until);
    const backup = await this.catalogue.get(base.backup_id);
    const manifest = await this.catalogue.readable(backup);
    const slices = await this.catalogue.storages.open('volume');
    const history = await historyOf(slices, segment.slices, { after: base.at, until, database: manifest.database });
    const source = manifest.namespaces.find((each) => each.name === name.collection && each.type === 'collection');
    const bytes = history.slices.reduce((sum, each) => sum + each.manifest.data_bytes, source?.data_bytes ?? 0);
    if (bytes > MOST_BYTES)
      throw new ProblemError(
        'unprocessable',
        `${bytes} bytes would have to be read, and ${MOST_BYTES} are the most for one document. Restore to that time.`,
      );
    const document = new DocumentHistory(manifest.database, name);
    if (source !== undefined) await this.begin(document, source, backup, manifest, signal);
    for await (const portion of committedIn(slices, history)) {
      signal?.throwIfAborted();
      for (const committed of portion) document.take(committed);
    }
    return answerOf(document, name, base.backup_id, at);
  }

  /** What the document was in the backup: its file is read until it is found. */
  private async begin(
    document: DocumentHistory,
    { data, data_bytes }: Manifest['namespaces'][number],
    backup: Backup,
    { compression }: Manifest,
    signal?: AbortSignal,
  ): Promise<void> {
    if (data === undefined) return;
    const files = await this.catalogue.filesOf(backup);
    const { content } = await readContent(files, `${folderOf(backup)}/${data.path}`, compression, data_bytes);
    try {
      for await (const portion of documentsIn(content, PORTION)) {
        signal?.throwIfAborted();
        if (portion.some((each) => document.begin(each))) return;
      }
    } finally {
      content.destroy();
    }
  }
}

function answerOf(
  { document, changed, deleted }: DocumentHistory,
  { collection, id }: DocumentName,
  backup_id: string,
  at: Date,
): DocumentThen {
  if (document !== undefined)
    return { backup_id, document, ...(changed !== undefined && { changed_at: new Date(changed) }) };
  const deleted_at = deleted === undefined ? undefined : new Date(deleted).toISOString();
  const field = idFieldOf(collection);
  const what =
    deleted_at === undefined
      ? `Collection ${collection} had no document with ${field} ${id} at ${at.toISOString()}. Send the ${field} of the document.`
      : `The document of ${collection} with ${field} ${id} was deleted at ${deleted_at}, before ${at.toISOString()}. Ask for an earlier time.`;
  throw new ProblemError('not_found', what, {
    errors: deleted_at === undefined ? [] : [{ pointer: 'at', code: 'deleted_at', message: deleted_at }],
  });
}

/** A stored document for people: all of it, as relaxed Extended JSON. */
export const readable = (document: Buffer): Record<string, unknown> =>
  extendedJson(BSON.deserialize(document, { promoteValues: false })) as Record<string, unknown>;
