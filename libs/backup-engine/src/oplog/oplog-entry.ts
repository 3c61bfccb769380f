import { DOCUMENT, type RawElement, tokenOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { documentsInArray, fieldsIn, isTrue, type RawFields, textIn } from '../bson/raw-document';

/** A place in the oplog: 16 hexadecimal digits, whose order is that of the operations. */
export type Position = string;

/** The place before all others: what has none before it names this. */
export const NOWHERE: Position = '0000000000000000';

/** One change: an insert, update or deletion of a document, or a command on a collection. */
export interface OplogChange {
  kind: 'i' | 'u' | 'd' | 'c';
  /** Database and collection; of a command `<database>.$cmd`. */
  namespace: string;
  /** The document, what changes it, or the command. */
  object: Buffer;
  /** Which document an update is of. */
  of?: Buffer;
}

/** An entry of the oplog, as far as it matters here. */
export interface OplogEntry {
  position: Position;
  /** The term of the primary that wrote it. */
  term: number;
  /** When the primary wrote it, by its clock, in ms since 1970. */
  wall: number;
  change: OplogChange;
  /** The entry before it of the same transaction or of the same session. */
  previous: Position;
  /** A batch of writes that is no transaction, though it looks like one. */
  isBatch: boolean;
}

export const positionIn = (value: RawElement | undefined): Position =>
  value === undefined
    ? NOWHERE
    : tokenOf(new mongo.Timestamp({ t: value.bytes.readUInt32LE(4), i: value.bytes.readUInt32LE(0) }));

/** Reads an entry. @throws TypeError for what is none */
export function readEntry(document: Uint8Array): OplogEntry {
  const fields = fieldsIn(document);
  const wall = fields.get('wall');
  const before = fields.get('prevOpTime');
  const multiOpType = fields.get('multiOpType');
  return {
    position: positionIn(fields.get('ts')),
    term: Number(fields.get('t')?.bytes.readBigInt64LE(0) ?? -1n),
    wall: wall === undefined ? 0 : Number(wall.bytes.readBigInt64LE(0)),
    change: changeIn(fields),
    previous: before?.type === DOCUMENT ? positionIn(fieldsIn(before.bytes).get('ts')) : NOWHERE,
    isBatch: multiOpType?.bytes.readInt32LE(0) === 1,
  };
}

function changeIn(fields: RawFields): OplogChange {
  const kind = textIn(fields.get('op'));
  const namespace = textIn(fields.get('ns'));
  const object = fields.get('o');
  const of = fields.get('o2');
  if (namespace === undefined || object === undefined) throw new TypeError('an entry of the oplog is none');
  if (kind !== 'i' && kind !== 'u' && kind !== 'd' && kind !== 'c')
    throw new TypeError(`an operation of the kind ${String(kind)} is not known`);
  return { kind, namespace, object: object.bytes, ...(of?.type === DOCUMENT && { of: of.bytes }) };
}

/** What a command of the oplog is, by its first field. */
export const commandOf = ({ object }: Pick<OplogChange, 'object'>): string =>
  fieldsIn(object).keys().next().value ?? '';

/** The changes within a command `applyOps`, those of commands within it included. */
export function changesWithin({ object }: Pick<OplogChange, 'object'>): OplogChange[] {
  return documentsInArray(fieldsIn(object).get('applyOps')).flatMap((document) => {
    const fields = fieldsIn(document);
    if (textIn(fields.get('op')) === 'n') return [];
    const change = changeIn(fields);
    return change.kind === 'c' && commandOf(change) === 'applyOps' ? changesWithin(change) : [change];
  });
}

/** Whether more of the same transaction follows, or whether it is committed. */
export function isOpen({ object }: Pick<OplogChange, 'object'>): boolean {
  const fields = fieldsIn(object);
  return isTrue(fields.get('partialTxn')) || isTrue(fields.get('prepare'));
}
