import { keyOf, type RawElement } from '@lucid/mongo';
import { applyDiff, UnknownChangeError } from './document-diff';
import type { OplogChange } from './oplog-entry';
import { fieldsIn } from '../bson/raw-document';

/** What becomes of a document: it is now this one, it is gone, or it is what it was with these changes, one after another. */
export type DocumentEffect = { document: Buffer } | { gone: true } | { diffs: Buffer[] };

/** A document that changed. */
export interface ChangedDocument {
  id: RawElement;
  /** Whether it was there before the first of the changes. */
  wasThere: boolean;
  outcome: DocumentEffect;
}

/** What is left of a document once a change of it is applied. @throws UnknownChangeError when it cannot have been so */
export function effectOf({ kind, object }: OplogChange, before: DocumentEffect | undefined): DocumentEffect {
  if (kind === 'i') {
    if (before !== undefined && !('gone' in before)) throw new UnknownChangeError('a document was inserted twice');
    return { document: object };
  }
  if (before !== undefined && 'gone' in before)
    throw new UnknownChangeError('a document was changed that was not there');
  if (kind === 'd') return { gone: true };
  const diff = diffIn(object);
  if (diff === undefined) return { document: object };
  if (before === undefined) return { diffs: [diff] };
  return 'document' in before ? { document: applyDiff(before.document, diff) } : { diffs: [...before.diffs, diff] };
}

/** What an update changes; undefined where it puts another document in the place of the one before. */
function diffIn(object: Buffer): Buffer | undefined {
  const fields = fieldsIn(object);
  const version = fields.get('$v');
  if (version === undefined && fields.has('_id')) return undefined;
  const diff = fields.get('diff');
  if (version?.type !== 16 || version.bytes.readInt32LE(0) !== 2 || diff === undefined)
    throw new UnknownChangeError('an update is of a version that is not known');
  return diff.bytes;
}

/** The `_id` of the document that a change is of. */
export function idOf({ kind, object, of }: OplogChange): RawElement {
  const id = fieldsIn(kind === 'u' ? (of ?? object) : object).get('_id');
  if (id === undefined) throw new UnknownChangeError('a change names no document');
  return id;
}

/**
 * The documents of one collection that changed, and what has become of each in the end: however often one was written, it is
 * written once. In the order of their last insertion, which is what a capped collection is about.
 */
export class DocumentChanges {
  private readonly documents = new Map<string, ChangedDocument>();

  get isEmpty(): boolean {
    return this.documents.size === 0;
  }

  values(): ChangedDocument[] {
    return [...this.documents.values()];
  }

  /** @throws UnknownChangeError */
  add(change: OplogChange): void {
    const id = idOf(change);
    const key = keyOf(id);
    const before = this.documents.get(key);
    const outcome = effectOf(change, before?.outcome);
    const wasThere = before?.wasThere ?? change.kind !== 'i';
    if (change.kind === 'i' || 'gone' in outcome) this.documents.delete(key);
    // What came and went is nobody's.
    if (wasThere || !('gone' in outcome)) this.documents.set(key, { id, wasThere, outcome });
  }
}
