import { documentOf, idFieldOf, keyOf, type RawElement } from '@lucid/mongo';
import { mongo } from 'mongoose';
import type { Committed } from '../oplog/committed-changes';
import { idOf, effectOf, type DocumentEffect } from '../oplog/document-changes';
import { UnknownChangeError } from '../oplog/document-diff';
import { type OplogChange, commandOf } from '../oplog/oplog-entry';
import { fieldsIn, textIn } from '../bson/raw-document';

/** How callers address a document: by the id field of its collection, which {@link idFieldOf} decides. */
export interface DocumentName {
  collection: string;
  id: string;
}

/** What one document was, one change after another. */
export class DocumentHistory {
  document: Buffer | undefined;
  /** When it was changed last, and when it was deleted last, in ms since 1970. */
  changed: number | undefined;
  deleted: number | undefined;
  /** Its `_id`, which is all that the oplog names it by. */
  private key: string | undefined;
  private readonly idField: string;

  constructor(
    private readonly database: string,
    private readonly name: DocumentName,
  ) {
    this.idField = idFieldOf(name.collection);
  }

  /** Whether a document of the backup is the one; then all begins with it. */
  begin(document: Buffer): boolean {
    if (!this.isNamed(document)) return false;
    this.set(document);
    return true;
  }

  /** @throws UnknownChangeError */
  take({ changes, time }: Committed): void {
    for (const change of changes) {
      if (change.kind === 'c') this.takeCommand(change, time);
      else if (change.namespace === `${this.database}.${this.name.collection}`) this.takeChange(change, time);
    }
  }

  private takeChange(change: OplogChange, time: number): void {
    const isIt =
      this.key === undefined ? change.kind === 'i' && this.isNamed(change.object) : keyOf(idOf(change)) === this.key;
    if (!isIt) return;
    const outcome: DocumentEffect = effectOf(change, this.document && { document: this.document });
    if ('document' in outcome) {
      this.set(outcome.document);
      this.changed = time;
    } else if ('gone' in outcome) this.remove(time);
    else throw new UnknownChangeError('it was changed before it was there');
  }

  private takeCommand(change: OplogChange, time: number): void {
    const command = commandOf(change);
    const fields = fieldsIn(change.object);
    const own = `${this.database}.${this.name.collection}`;
    if (command === 'renameCollection' && textIn(fields.get('to')) === own)
      throw new UnknownChangeError('another collection was given its name. Restore to that time');
    const isGone =
      command === 'dropDatabase' ||
      (command === 'drop' && textIn(fields.get('drop')) === this.name.collection) ||
      (command === 'renameCollection' && textIn(fields.get('renameCollection')) === own);
    if (isGone && this.document !== undefined) this.remove(time);
  }

  private set(document: Buffer): void {
    this.document = document;
    this.key = keyOf(fieldsIn(document).get('_id') ?? NONE);
    this.deleted = undefined;
  }

  private remove(time: number): void {
    this.document = undefined;
    this.key = undefined;
    this.deleted = time;
  }

  private isNamed(document: Buffer): boolean {
    const value = fieldsIn(document).get(this.idField);
    if (this.idField !== '_id') return textIn(value) === this.name.id;
    return value !== undefined && textOf(value) === this.name.id;
  }
}

const NONE: RawElement = { type: 10, bytes: Buffer.alloc(0) };

/** Types whose values callers can name: texts, ObjectIds, numbers, UUIDs. */
const NAMED = [1, 2, 5, 7, 16, 18];

function textOf(value: RawElement): string | undefined {
  if (!NAMED.includes(value.type)) return undefined;
  const { v } = mongo.BSON.deserialize(documentOf([['v', value]]), { promoteBuffers: false }) as { v: unknown };
  return String(v);
}
