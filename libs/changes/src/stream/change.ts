import { tokenOf } from '@lucid/mongo';
import { mongo } from 'mongoose';

/** A document was written or deleted. What it holds now is read by who needs it: an event may be too large to carry it. */
export interface DocumentChange {
  kind: 'document';
  collection: string;
  /** The document's `_id`. */
  id: unknown;
  /** Grows with each change of a document; see {@link versionOf}. */
  version: number;
  /** Whether it is new, or gone. */
  inserted: boolean;
  deleted: boolean;
  /** Of the fields asked for, those of the document before the change; absent where no pre-image was kept. */
  before?: mongo.Document;
  /** Of the fields asked for, those that were written: of an update only what it changed. */
  written?: mongo.Document;
}

/** A collection was dropped, or has another name, or came under one: everything known of both is void. */
export interface CollectionChange {
  kind: 'collection';
  collections: string[];
  version: number;
}

export type Change = DocumentChange | CollectionChange;

/** An event as the change stream of a database tells it, projected. */
export interface RawEvent {
  _id: mongo.Document;
  operationType: string;
  ns?: { coll?: string };
  to?: { coll?: string };
  documentKey?: { _id: unknown };
  clusterTime: mongo.Timestamp;
  fullDocumentBeforeChange?: mongo.Document | null;
  fullDocument?: mongo.Document | null;
  updateDescription?: { updatedFields?: mongo.Document };
}

const INCREMENTS = 2 ** 20;

/**
 * The version of what happened at a cluster time: `t * 2^20 + i`, a safe integer until the year 2242, and in the order of time for less than
 * 2^20 operations in one second. Events of one transaction share it.
 */
export function versionOf({ t, i }: { t: number; i: number }): number {
  return t * INCREMENTS + Math.min(i, INCREMENTS - 1);
}

/** The position of a version, as a consistency token. */
export const positionOfVersion = (version: number): string =>
  tokenOf(new mongo.Timestamp({ t: Math.floor(version / INCREMENTS), i: version % INCREMENTS }));

const DOCUMENT_EVENTS = new Set(['insert', 'update', 'replace', 'delete']);
const COLLECTION_EVENTS = new Set(['drop', 'rename']);

/** The operations that the stream is asked for. `dropDatabase` follows on a `drop` of each collection, `invalidate` on it. */
export const EVENTS = [...DOCUMENT_EVENTS, ...COLLECTION_EVENTS];

/** What an event means to consumers; undefined when nothing. */
export function changeOf(event: RawEvent): Change | undefined {
  const { operationType, ns, to, documentKey, clusterTime, fullDocumentBeforeChange } = event;
  const written = event.fullDocument ?? event.updateDescription?.updatedFields;
  const version = versionOf(clusterTime);
  const collection = ns?.coll ?? '';
  if (COLLECTION_EVENTS.has(operationType)) {
    return { kind: 'collection', collections: [collection, ...(to?.coll === undefined ? [] : [to.coll])], version };
  }
  if (!DOCUMENT_EVENTS.has(operationType) || documentKey === undefined) return undefined;
  return {
    kind: 'document',
    collection,
    id: documentKey._id,
    version,
    inserted: operationType === 'insert',
    deleted: operationType === 'delete',
    ...(fullDocumentBeforeChange != null && { before: fullDocumentBeforeChange }),
    ...(written !== undefined && { written }),
  };
}
