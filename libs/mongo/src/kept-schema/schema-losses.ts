import type { mongo } from 'mongoose';
import type { CollectionState } from '../schema/collection-state';
import type { DesiredCollection, DesiredIndex } from '../schema/desired-schema';
import { type Difference, differencesOf } from '../schema/differences';

const isUnique = (index: unknown): boolean => (index as DesiredIndex | undefined)?.unique === true;

/**
 * Whether a difference means that a part of the schema was lost. A difference may also come from another version of the service beside this
 * one, or from an operator who hides an index: both stay. So a validator with other rules is no loss, and a missing one is.
 */
function isLoss({ kind, declared, present, remedy }: Difference): boolean {
  switch (kind) {
    case 'collection_missing':
    case 'type':
    case 'validation_level':
    case 'validation_action':
    case 'index_missing':
      return true;
    case 'validator':
      return (present as mongo.Document)['$jsonSchema'] === undefined;
    case 'pre_images':
      return remedy === 'apply';
    case 'index_changed':
      return isUnique(declared) && !isUnique(present);
    default:
      return false;
  }
}

/** What a collection has lost of its declared schema while the service runs. */
export const lossesOf = (desired: DesiredCollection, present: CollectionState | undefined): Difference[] =>
  differencesOf(desired, present).filter(isLoss);

/** Whether a loss lets in documents that the declared schema refuses. Without pre-images, or a plain index, nothing wrong is stored. */
export const letsInWrongDocuments = ({ kind, declared }: Difference): boolean =>
  kind === 'index_missing' || kind === 'index_changed' ? isUnique(declared) : kind !== 'pre_images';
