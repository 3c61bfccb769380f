/** What decides whether a time can be restored to, as far as it is known. */
export interface RangeState {
  /** Whether the oplog is followed: BACKUP_PITR_ENABLED. */
  isOn: boolean;
  slices: number;
  /** Backups that a restore to a time could begin with, and how many of them are damaged. */
  bases: number;
  damagedBases: number;
  /** Backups of other kinds. */
  otherBackups: number;
  /** The newest backup that is not of one time, and the collections that prevent it. */
  mixed?: { backup_id: string; collections: readonly string[] };
  /** Why the oplog could not be followed. */
  problem?: string;
}

const TURN_ON = 'Set BACKUP_PITR_ENABLED=true, and restart the service';
const BACK_UP = 'Back up the whole database with the engine `native` (POST /api/v1/backups)';
const THE_REST = 'A time can be restored to from the second after that backup';

/** Why no time can be restored to, and what to do about it. Asked where there is no range. */
export function whyNoRange(state: RangeState): string {
  const { isOn, slices, bases, damagedBases, otherBackups, mixed, problem } = state;
  if (!isOn) return `Point-in-time recovery is off. ${TURN_ON}. Then: ${BACK_UP}.`;
  if (slices === 0) {
    const reason = problem === undefined ? '' : ` The last attempt failed: ${problem}`;
    return `No slice of the oplog has been written yet.${reason} ${BACK_UP} once there is one.`;
  }
  if (mixed !== undefined && bases === damagedBases)
    return `Backup ${mixed.backup_id} is not of one time: MongoDB before version 8 cannot read the capped collections ${mixed.collections.join(', ')} as they were at a time. While the database has capped collections, it has no range. Upgrade MongoDB to version 8, or replace these collections by normal ones, and back up again.`;
  if (bases > 0 && bases === damagedBases)
    return `Every backup that a restore could begin with is damaged. ${BACK_UP}. ${THE_REST}.`;
  if (bases > 0)
    return `No backup lies within the slices of the oplog: those since the last backup are missing, or none is written yet. Wait for the next slice, or: ${BACK_UP}. ${THE_REST}.`;
  if (otherBackups > 0)
    return `A restore to a time begins with a complete backup of the whole database by the engine \`native\`, and there is none. ${BACK_UP}. ${THE_REST}.`;
  return `There is no backup. ${BACK_UP}. ${THE_REST}.`;
}
