import { ProblemError } from '@lucid/common';
import { DOCUMENT, documentOf, keyOf, type RawElement } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { ordered } from '../bson/canonical-json';
import { fieldsIn } from '../bson/raw-document';
import { requireWithin } from '../definition/definition-check';
import { BUCKETS } from '../format/backup-files';
import type { Metadata } from '../format/metadata';
import type { ProgressSink } from '../read/progress';
import { documentsOf, rawBatches } from '../read/raw-batches';
import { insertRaw } from '../restore/insert-raw';
import type { ReplayStage } from '../restore/restore-backup';
import type { Target } from '../restore/restore-namespace';
import type { RestoredCatalogue } from '../restore/restored';
import type { Committed } from '../oplog/committed-changes';
import { type ChangedDocument, DocumentChanges } from '../oplog/document-changes';
import { applyDiff, UnknownChangeError } from '../oplog/document-diff';
import type { OplogChange } from '../oplog/oplog-entry';
import { dropLeftOut, replayCommand } from './replay-command';

const { BSON } = mongo;

const VIEWS = 'system.views';

/** What is read, deleted or inserted at once. */
const PORTION = { bytes: 16 * 1024 * 1024, documents: 1000 };

type ReplayTarget = Pick<Target, 'db' | 'limit' | 'signal' | 'keepsEmptyTimestamps'>;

/** The stage of a restore to a time: does again what was committed after the time of the backup, up to the time that is restored to. */
export class Replay implements ReplayStage {
  /** Entries of the oplog and transactions that were done again, and the place of the last. */
  changes = 0;
  last?: Committed;

  constructor(
    private readonly committed: AsyncIterable<Committed[]>,
    private readonly sink: ProgressSink,
  ) {}

  async run(target: Target, catalogue: RestoredCatalogue, keep: () => Promise<void>): Promise<void> {
    this.sink.phase('replaying', 'changes');
    const writer = new ChangeWriter(target, catalogue, keep);
    for await (const portion of this.committed) {
      target.signal.throwIfAborted();
      await writer.apply(portion.flatMap(({ changes }) => changes));
      this.last = portion.at(-1) ?? this.last;
      this.changes += portion.length;
      this.sink.progress(this.changes);
    }
    await dropLeftOut(target, catalogue);
    // To the oplog, what stands before a time series is a view, too.
    for (const view of [...catalogue.views.values()])
      if (view.options.get('viewOn') === `${BUCKETS}${view.name}`) catalogue.remove(view);
    requireWithin([...catalogue.views.values()], catalogue.reach);
  }
}

/**
 * Does in a database what the oplog tells was done in another. The documents that changed are written once for each portion of
 * changes, as they are at its end; commands stand between. Nothing is done twice, and whatever does not fit what is there fails.
 */
class ChangeWriter {
  private changes = new Map<string, DocumentChanges>();

  constructor(
    private readonly target: ReplayTarget,
    private readonly catalogue: RestoredCatalogue,
    /** Is told after each command, and before anything is written into what it has made. */
    private readonly keep: () => Promise<void>,
  ) {}

  /** Does changes, one after another. @throws ProblemError 422 for one that cannot be done */
  async apply(changes: readonly OplogChange[]): Promise<void> {
    try {
      for (const change of changes) {
        if (change.kind === 'c') await this.command(change);
        else this.note(change);
      }
      await this.write();
    } catch (error) {
      // What cannot be read was not written by an oplog.
      const isUnknown = [UnknownChangeError, BSON.BSONError, RangeError].some((type) => error instanceof type);
      if (!isUnknown || !(error instanceof Error)) throw error;
      throw new ProblemError('unprocessable', `What was done cannot be done again: ${error.message}.`, {
        cause: error,
      });
    }
  }

  private async command(change: OplogChange): Promise<void> {
    await this.write();
    this.target.signal.throwIfAborted();
    if (await replayCommand(this.target, this.catalogue, change)) await this.keep();
  }

  private note(change: OplogChange): void {
    const collection = change.namespace.slice(change.namespace.indexOf('.') + 1);
    if (collection === VIEWS) {
      this.noteView(change);
      return;
    }
    if (this.catalogue.isLeftOut(collection)) return;
    this.catalogue.get(collection);
    let changes = this.changes.get(collection);
    if (changes === undefined) this.changes.set(collection, (changes = new DocumentChanges()));
    changes.add(change);
  }

  /** Views are documents to the oplog. They are made at the end. */
  private noteView(change: OplogChange): void {
    const { views } = this.catalogue;
    const changes = new DocumentChanges();
    changes.add(change);
    for (const { id, outcome } of changes.values()) {
      const name = (BSON.deserialize(documentOf([['_id', id]])) as { _id: string })._id;
      const view = name.slice(name.indexOf('.') + 1);
      if ('gone' in outcome) views.delete(view);
      else this.catalogue.add(viewIn(after(outcome, documentOfView(name, views.get(view))), view));
    }
  }

  private async write(): Promise<void> {
    const { changes } = this;
    this.changes = new Map();
    for (const [collection, documents] of changes) {
      const values = documents.values();
      const restored = this.catalogue.get(collection);
      const before = await this.readDocuments(collection, values);
      const inserts = values.flatMap(({ id, outcome }) =>
        'gone' in outcome ? [] : [after(outcome, before.get(keyOf(id)))],
      );
      const known = values.filter(({ wasThere }) => wasThere).map(({ id }) => id);
      await this.remove(collection, known);
      await this.insert(collection, inserts);
      restored.documents += inserts.length - known.length;
    }
  }

  /** What the documents are that are changed in part. */
  private async readDocuments(collection: string, changes: readonly ChangedDocument[]): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const ids = changes.filter(({ outcome }) => 'diffs' in outcome).map(({ id }) => id);
    const session = this.target.db.client.startSession();
    try {
      for (const some of portions(ids)) {
        const find = { find: collection, filter: withIds(some), ...this.target.limit };
        for await (const batch of rawBatches(this.target.db, find, { session, signal: this.target.signal })) {
          for (const document of documentsOf(batch)) {
            const id = fieldsIn(document).get('_id');
            if (id !== undefined) found.set(keyOf(id), document);
          }
        }
      }
      return found;
    } finally {
      await session.endSession();
    }
  }

  private async remove(collection: string, ids: readonly RawElement[]): Promise<void> {
    for (const some of portions(ids)) {
      this.target.signal.throwIfAborted();
      const deletes = [{ q: withIds(some), limit: 0 }];
      const { n, writeErrors } = (await this.target.db.command({
        delete: collection,
        deletes,
        writeConcern: { w: 'majority' },
        ...this.target.limit,
      })) as { n: number; writeErrors?: unknown[] };
      if (n !== some.length || writeErrors !== undefined)
        throw new UnknownChangeError(`of ${some.length} documents of ${collection} that were changed, ${n} were there`);
    }
  }

  private async insert(collection: string, documents: readonly Buffer[]): Promise<void> {
    for (const some of portions(documents, ({ length }) => length)) {
      this.target.signal.throwIfAborted();
      const { rejected, reasons } = await insertRaw(this.target.db, collection, some, this.target);
      if (rejected > 0)
        throw new UnknownChangeError(
          `${rejected} documents of ${collection} could not be written: ${reasons.join(', ')}`,
        );
    }
  }
}

/** The document of a view in `system.views`. */
const documentOfView = (_id: string, view: Metadata | undefined): Buffer | undefined =>
  view && Buffer.from(BSON.serialize(new Map<string, unknown>([['_id', _id], ...view.options])));

function viewIn(document: Buffer, name: string): Metadata {
  const options = ordered(document);
  options.delete('_id');
  return { name, type: 'view', options, indexes: [] };
}

/** A document as it is in the end. */
function after(outcome: Exclude<ChangedDocument['outcome'], { gone: true }>, before: Buffer | undefined): Buffer {
  if ('document' in outcome) return outcome.document;
  if (before === undefined) throw new UnknownChangeError('a document was changed that was not there');
  return outcome.diffs.reduce((document, diff) => applyDiff(document, diff), before);
}

const withIds = (ids: readonly RawElement[]): mongo.Document => ({ _id: { $in: ids.map(valueOf) } });

/** A value for a query. Only documents have an order of keys that a plain object might not keep. */
function valueOf(id: RawElement): unknown {
  const document = documentOf([['_id', id]]);
  if (id.type === DOCUMENT) return ordered(document).get('_id');
  return (BSON.deserialize(document, { promoteValues: false, bsonRegExp: true }) as { _id: unknown })._id;
}

function* portions<T>(items: readonly T[], sizeOf: (item: T) => number = () => 0): Generator<T[]> {
  let portion: T[] = [];
  let bytes = 0;
  for (const item of items) {
    portion.push(item);
    bytes += sizeOf(item);
    if (portion.length < PORTION.documents && bytes < PORTION.bytes) continue;
    yield portion;
    portion = [];
    bytes = 0;
  }
  if (portion.length > 0) yield portion;
}
