import { isExpendable, type KnownIndex } from './known-index';

/**
 * The indexes of one collection that no operation has used on any member since before a moment. A member that did not
 * answer may be the one that reads by it: then nothing is said.
 * @param members every member of the replica set that holds data
 */
export function unusedIndexes(indexes: readonly KnownIndex[], members: readonly string[], before: Date): KnownIndex[] {
  return indexes.filter(isExpendable).filter(({ uses }) => {
    const idle = uses.filter(({ count, since }) => count === 0 && since <= before);
    return (
      idle.length > 0 &&
      idle.length === uses.length &&
      members.every((name) => idle.some(({ member }) => member === name))
    );
  });
}
