import { BACKUP_ID } from '@lucid/backup-engine';
import { Field } from '@lucid/common';
import { DRILL_STATES } from '../catalogue/drill';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** A backup that one would restore from, as far as it matters for that. */
export class BackupMark {
  @Field(BACKUP_ID)
  backup_id!: string;

  @Field({
    kind: 'instant',
    required: true,
    description: 'The time that it is of: what was written later is not in it.',
  })
  at!: Date;

  @Field({ ...COUNT, description: 'Seconds since then.' })
  age_seconds!: number;

  @Field({ ...COUNT, description: 'Seconds that it took.' })
  duration_seconds!: number;

  @Field({ ...COUNT, description: 'Bytes of its files.' })
  size_bytes!: number;

  @Field({ kind: 'instant', description: 'When all of it was last restored and compared.' })
  proven_at?: Date;
}

/** The last restore for trial that came to an end. */
export class DrillMark {
  @Field({ ...BACKUP_ID, description: 'The backup that it was of.' })
  backup_id!: string;

  @Field({
    kind: 'text',
    values: DRILL_STATES,
    enumName: 'DrillState',
    required: true,
    description: 'What came of it.',
  })
  state!: (typeof DRILL_STATES)[number];

  @Field({ kind: 'text', description: 'Why it failed, where it did.' })
  reason?: string;

  @Field({ kind: 'instant', required: true, description: 'When it ended.' })
  at!: Date;

  @Field({ ...COUNT, description: 'Seconds since then.' })
  age_seconds!: number;

  @Field({ ...COUNT, description: 'Seconds that all of it took, rounded up.' })
  duration_seconds!: number;
}

/** What would be lost now, and what there is to restore from. Only backups of the whole database count. */
export class BackupSummary {
  @Field({
    ...COUNT,
    required: false,
    description:
      'Seconds of writes that would be lost now: the age of the last good backup. Absent when there is none.',
  })
  rpo_seconds?: number;

  @Field({
    ...COUNT,
    required: false,
    description:
      'Seconds that a restore takes, from the files to the compared database, as measured by the last drill, rounded up. Absent before the first.',
  })
  rto_seconds?: number;

  @Field({ kind: 'object', type: () => DrillMark, description: 'The last drill.' })
  last_drill?: DrillMark;

  @Field({ kind: 'object', type: () => BackupMark, description: 'The newest that is complete and not damaged.' })
  last_good?: BackupMark;

  @Field({
    kind: 'object',
    type: () => BackupMark,
    description: 'The newest of those that was restored whole and compared, and whose last drill did not fail.',
  })
  last_proven?: BackupMark;

  @Field({ ...COUNT, description: 'Backups that are complete, of some collections too.' })
  complete!: number;

  @Field({ ...COUNT, description: 'Backups that miss something.' })
  partial!: number;

  @Field({ ...COUNT, description: 'Backups that are not what was written any more.' })
  damaged!: number;

  @Field({ ...COUNT, description: 'Schedules that are enabled.' })
  schedules!: number;

  @Field({ ...COUNT, description: 'Enabled schedules that are paused, that of the drills included.' })
  paused_schedules!: number;

  @Field({ ...COUNT, description: 'Enabled schedules whose last backup failed.' })
  failing_schedules!: number;
}
