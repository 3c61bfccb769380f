import { ARRAY, DOCUMENT, documentOf, DUPLICATE_KEY, elementOf, keyOf, type RawElement, valueOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { documentsOf, rawBatches } from '../read/raw-batches';
import { type InsertOptions, refusal, type WriteAnswer, writeRaw } from '../restore/insert-raw';
import { idTextOf, type Selection } from './selection';
import { UniqueValues } from './unique-values';

/** So many documents that could not be written, and ids that were not found, are named. */
export const MOST_NAMED = 1000;

/** What became of one document that was put back in place, or would. */
export const PLACED = ['inserted', 'replaced', 'skipped', 'unchanged'] as const;
export type Placed = (typeof PLACED)[number];

/** What became of documents, or would. */
export interface PutBackCounts {
  /** Documents of the backup that were chosen. */
  found: number;
  /** Of them: written where nothing was; over what was there; left out for what is there; put aside; there as they are. */
  inserted: number;
  replaced: number;
  skipped: number;
  aside: number;
  unchanged: number;
  /** Those that MongoDB refuses, most since another document has a unique value of theirs. */
  refused: number;
  refusals: { id: string; reason: string }[];
}

export interface PutBackTarget extends InsertOptions {
  db: mongo.Db;
  collection: string;
  conflict: Selection['conflict'];
  /** Where documents go whose place is taken. */
  asideName: string;
  idField: string;
  /** Whether a document that is replaced gets a version above its own and the one that was there. */
  isVersioned: boolean;
  /** Only counts what would be done. */
  dryRun: boolean;
}

/** Puts documents of a backup back into a collection that is in use. Each is written by itself, and as it was. */
export class PutBack {
  readonly counts: PutBackCounts = {
    ...{ found: 0, inserted: 0, replaced: 0, skipped: 0, aside: 0, unchanged: 0, refused: 0 },
    refusals: [],
  };
  private readonly uniques: UniqueValues;

  constructor(private readonly target: PutBackTarget) {
    this.uniques = new UniqueValues(target);
  }

  async put(documents: readonly Buffer[]): Promise<void> {
    const there = await this.compare(documents);
    const absent = documents.filter((document) => !there.has(idKeyOf(document)));
    const other = documents.filter((document) => there.get(idKeyOf(document)) === false);
    this.counts.found += documents.length;
    this.counts.unchanged += documents.length - absent.length - other.length;
    await this.taken(other);
    await this.insert(absent);
  }

  /** Of the documents' ids, those that are there, and whether as in the backup. */
  private async compare(documents: readonly Buffer[]): Promise<Map<string, boolean>> {
    const { db, collection, limit } = this.target;
    const wanted = new Map(documents.map((document) => [idKeyOf(document), document]));
    const ids = documents.map((document) => valueOf(idOf(document)));
    const there = new Map<string, boolean>();
    const session = db.client.startSession();
    try {
      const find = { find: collection, filter: { _id: { $in: ids } }, ...limit };
      for await (const batch of rawBatches(db, find, { session }))
        for (const document of documentsOf(batch))
          there.set(idKeyOf(document), wanted.get(idKeyOf(document))?.equals(document) === true);
    } finally {
      await session.endSession();
    }
    return there;
  }

  /** Documents whose place is taken by others of their id. */
  private async taken(documents: readonly Buffer[]): Promise<void> {
    const { conflict } = this.target;
    if (conflict === 'skip') this.counts.skipped += documents.length;
    else if (conflict === 'aside') await this.putAside(documents);
    else await this.replace(documents);
  }

  private async insert(documents: readonly Buffer[]): Promise<void> {
    const { writeErrors = [] } = await this.write('insert', documents, documents);
    this.counts.inserted += documents.length - writeErrors.length;
    // One of its id came meanwhile.
    const isOfId = ({ code, keyPattern = {} }: (typeof writeErrors)[number]): boolean =>
      code === DUPLICATE_KEY && '_id' in keyPattern;
    await this.taken(at(documents, writeErrors.filter(isOfId)));
    const others = writeErrors.filter((error) => !isOfId(error));
    const isTaken = this.target.conflict === 'aside';
    if (isTaken)
      await this.putAside(
        at(
          documents,
          others.filter(({ code }) => code === DUPLICATE_KEY),
        ),
      );
    this.refuse(documents, isTaken ? others.filter(({ code }) => code !== DUPLICATE_KEY) : others);
  }

  private async replace(documents: readonly Buffer[]): Promise<void> {
    const statements = documents.map((document) => replacement(document, this.target.isVersioned));
    const { writeErrors = [] } = await this.write('update', documents, statements);
    this.counts.replaced += documents.length - writeErrors.length;
    this.refuse(documents, writeErrors);
  }

  /** Nothing stands in the way there but what an attempt before put there. */
  private async putAside(documents: readonly Buffer[]): Promise<void> {
    const { db, asideName, dryRun } = this.target;
    this.counts.aside += documents.length;
    if (documents.length === 0 || dryRun) return;
    const { writeErrors = [] } = await writeRaw(db, 'insert', asideName, documents, this.target);
    const refused = writeErrors.filter(({ code }) => code !== DUPLICATE_KEY);
    this.counts.aside -= refused.length;
    this.refuse(documents, refused);
  }

  /** Sends writes, or finds out which of them MongoDB would refuse for a unique value. */
  private async write(
    kind: 'insert' | 'update',
    documents: readonly Buffer[],
    statements: readonly Buffer[],
  ): Promise<Pick<WriteAnswer, 'writeErrors'>> {
    const { db, collection, dryRun } = this.target;
    if (documents.length === 0) return {};
    if (!dryRun) return writeRaw(db, kind, collection, statements, this.target);
    const clashes = await this.uniques.clashes(documents);
    return { writeErrors: clashes.map((clash) => ({ ...clash, code: DUPLICATE_KEY })) };
  }

  private refuse(documents: readonly Buffer[], errors: NonNullable<WriteAnswer['writeErrors']>): void {
    this.counts.refused += errors.length;
    for (const { index, code, keyPattern = {} } of errors.slice(0, MOST_NAMED - this.counts.refusals.length)) {
      const fields = Object.keys(keyPattern).join(' and ');
      const reason = fields === '' ? refusal(code) : `${fields} is taken by another document`;
      this.counts.refusals.push({ id: idTextOf(documents[index] as Buffer, this.target.idField), reason });
    }
  }
}

const at = (documents: readonly Buffer[], errors: readonly { index: number }[]): Buffer[] =>
  errors.flatMap(({ index }) => documents[index] ?? []);

const idOf = (document: Uint8Array): RawElement => elementOf(document, '_id') as RawElement;
const idKeyOf = (document: Uint8Array): string => keyOf(idOf(document));

const array = (...items: RawElement[]): RawElement => ({
  type: ARRAY,
  bytes: documentOf(Object.fromEntries(items.entries())),
});
const object = (elements: Record<string, RawElement>): RawElement => ({ type: DOCUMENT, bytes: documentOf(elements) });

/**
 * The update that puts a document in the place of another of its id. A version becomes one more than the greater of both: no
 * entity tag that anyone has of either fits any longer.
 */
function replacement(document: Buffer, isVersioned: boolean): Buffer {
  const whole: RawElement = { type: DOCUMENT, bytes: document };
  const version = elementOf(document, 'version');
  const versioned = (least: RawElement): RawElement => {
    const next = mongo.BSON.serialize({ $add: [{ $max: ['$version', valueOf(least)] }, 1] });
    const merged = array(
      object({ $literal: whole }),
      object({ version: { type: DOCUMENT, bytes: Buffer.from(next) } }),
    );
    return array(object({ $replaceWith: object({ $mergeObjects: merged }) }));
  };
  const upsert = elementOf(mongo.BSON.serialize({ upsert: true }), 'upsert') as RawElement;
  return documentOf({
    q: object({ _id: idOf(document) }),
    u: isVersioned && version !== undefined ? versioned(version) : whole,
    upsert,
  });
}
