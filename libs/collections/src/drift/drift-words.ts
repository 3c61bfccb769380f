import {
  changesBetween,
  type DesiredCollection,
  type Difference,
  type DifferenceKind,
  extendedJson,
} from '@lucid/mongo';
import type { DriftChange, DriftDifference } from './drift';

const MAX_CHANGES = 100;

const REPLACED = 'Send replace=true, with confirm, to have that done.';

const WORDS: Readonly<Record<DifferenceKind, (difference: Difference) => string>> = {
  collection_missing: () => 'The collection is not there. Applying creates it.',
  type: ({ present }) => `It is no collection but a ${String(present)}. Rename or drop that one; then apply.`,
  validator: () => 'The rules for its documents are others. Applying puts the declared ones in force.',
  validation_level: ({ present }) =>
    `Its rules are checked at the level ${String(present)}. Applying makes that strict.`,
  validation_action: ({ present }) =>
    `A write that breaks its rules has the consequence ${String(present)}. Applying makes that error.`,
  pre_images: ({ remedy }) =>
    remedy === 'apply'
      ? 'Changes do not keep what a document was before, which the change feed needs. Applying lets them.'
      : `Changes keep what a document was before, though this version of the service does not need it. ${REPLACED}`,
  option: ({ subject }) =>
    `It has the option ${subject}, which MongoDB never changes. Copy its documents into another collection, drop it, apply, and copy them back.`,
  index_missing: () => 'The index is not there. Applying builds it.',
  index_hidden: () => 'The index is hidden from queries. Applying shows it.',
  index_changed: () => `Another index is in the place of the declared one. Applying leaves it. ${REPLACED}`,
  index_extra: () => `The index is not declared. Applying leaves it. ${REPLACED}`,
};

/** A difference as it is told: in words, and place by place. */
export function told({ name, indexes }: DesiredCollection, difference: Difference): DriftDifference {
  const { kind, subject, remedy } = difference;
  const { serves } = indexes.find(({ index }) => kind.startsWith('index_') && index.name === subject) ?? {};
  return {
    collection: name,
    kind,
    subject,
    remedy,
    message: WORDS[kind](difference),
    ...(serves !== undefined && { serves }),
    changes: changesOf(difference),
  };
}

const changesOf = ({ declared, present }: Difference): DriftChange[] =>
  changesBetween(declared, present)
    .slice(0, MAX_CHANGES)
    .map((change) => extendedJson(change) as DriftChange);
