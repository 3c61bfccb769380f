import { type DocumentedOperation, operations } from '../contract/document';
import { type Place, placesOf } from '../contract/marked-places';

/** An operation, and one place where its requests name a collection. */
export interface Naming {
  operation: DocumentedOperation;
  place: Place;
}

export const naming: readonly Naming[] = operations.flatMap((operation) =>
  placesOf(operation)
    .filter(({ schema }) => schema['x-collection'] === true)
    .map((place) => ({ operation, place })),
);
