/**
 * What cannot do without a backup: by the backup, in words.
 * @param _backup_ids those that are asked for
 */
export const neededBy = (_backup_ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  Promise.resolve(new Map());
