import { BACKUP_ID, SCHEDULE_ID } from '@lucid/backup-engine';
import { Field } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { type Backup, BACKUP_STATUSES } from '../catalogue/backup';
import { BackupCatalogue } from '../catalogue/backup-catalogue.service';
import { BackupDeletion } from './backup-deletion.service';
import { BackupSchedules, DEFAULT_SCHEDULE } from '../schedules/backup-schedules.service';
import { type Candidate, keepReasonsOf, KEEP_REASONS, type KeepReason } from './keep-reasons';
import type { Retention } from '../schedules/retention-policy';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

/** What is asked of a backup here; its namespaces are not. */
const ASKED = {
  ...{ _id: 0, backup_id: 1, name: 1, schedule_id: 1, status: 1, created_at: 1, size_bytes: 1 },
  ...{ collections: 1, pinned: 1, deleting_at: 1 },
} as const;
type Asked = Pick<
  Backup,
  | 'backup_id'
  | 'name'
  | 'schedule_id'
  | 'status'
  | 'created_at'
  | 'size_bytes'
  | 'collections'
  | 'pinned'
  | 'deleting_at'
>;

/** How many backups an answer names. */
const MOST_NAMED = 1000;

/** What becomes of one backup. */
export class RetainedBackup {
  @Field(BACKUP_ID)
  backup_id!: string;

  @Field({ kind: 'text', required: true, description: 'What it is called.' })
  name!: string;

  @Field({ ...SCHEDULE_ID, description: 'The schedule by whose retention it is kept or not.' })
  schedule_id!: string;

  @Field({
    kind: 'text',
    values: BACKUP_STATUSES,
    enumName: 'BackupStatus',
    required: true,
    description: 'Its status.',
  })
  status!: Backup['status'];

  @Field({ ...COUNT, description: 'Its bytes.' })
  size_bytes!: number;

  @Field({ kind: 'instant', required: true, description: 'When it was begun.' })
  created_at!: Date;

  @Field({ kind: 'text', values: ['keep', 'delete'], required: true, description: 'Whether it stays.' })
  action!: 'keep' | 'delete';

  @Field({
    kind: 'list',
    items: { kind: 'text', values: KEEP_REASONS, enumName: 'KeepReason' },
    required: true,
    description:
      'Why it stays: a pin; a job that reads it; times that are restored from it (`needed`); the last good one, of the whole database too; nothing good is newer; there is no retention; or the rules of it that keep it.',
  })
  reasons!: KeepReason[];
}

/** What the retention keeps and what not. */
export class RetentionPlan {
  @Field({ ...COUNT, description: 'Backups that stay.' })
  kept!: number;

  @Field({ ...COUNT, description: 'Backups that go.' })
  deleted!: number;

  @Field({ ...COUNT, description: 'Bytes of those.' })
  freed_bytes!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => RetainedBackup },
    required: true,
    description: 'Each backup, newest first: the first thousand of those that go, and of those that stay.',
  })
  items!: RetainedBackup[];
}

/** What the retention is applied to, and which. */
export interface RetentionParams {
  /** Only the backups of this schedule. */
  schedule_id?: string;
  /** In place of the schedules' own. */
  retention?: Retention;
}

/** Tells which backups stay: those of each schedule by its retention, all others by that of the environment. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
    private readonly deletion: BackupDeletion,
    private readonly schedules: BackupSchedules,
  ) {}

  async plan(params: RetentionParams): Promise<RetentionPlan> {
    const items = await this.judged(params);
    const going = items.filter(({ action }) => action === 'delete');
    const staying = items.filter(({ action }) => action === 'keep');
    return {
      kept: staying.length,
      deleted: going.length,
      freed_bytes: going.reduce((sum, { size_bytes }) => sum + size_bytes, 0),
      items: [...going.slice(0, MOST_NAMED), ...staying.slice(0, MOST_NAMED)].sort(newestFirst),
    };
  }

  /** Every backup that is judged, newest first. @throws ProblemError 404 for a schedule that is not there */
  async judged({ schedule_id, retention }: RetentionParams): Promise<RetainedBackup[]> {
    const policies = new Map(
      (await this.schedules.all()).map((schedule) => [schedule.schedule_id, schedule.retention]),
    );
    if (schedule_id !== undefined && !policies.has(schedule_id)) await this.schedules.get(schedule_id);
    const series = new Map<string, Asked[]>();
    for await (const backup of this.catalogue.backups.find({}, { projection: ASKED, ...this.mongo.limit })) {
      // Those of no schedule, or one that is gone, are kept as the environment says.
      const own = backup.schedule_id ?? DEFAULT_SCHEDULE;
      const key = policies.has(own) ? own : DEFAULT_SCHEDULE;
      if (schedule_id !== undefined && key !== schedule_id) continue;
      const backups = series.get(key);
      if (backups === undefined) series.set(key, [backup]);
      else backups.push(backup);
    }
    const ids = [...series.values()].flat().map(({ backup_id }) => backup_id);
    const [users, needs] = [await this.deletion.users(ids), await this.deletion.bases()];
    const judged: RetainedBackup[] = [];
    for (const [key, backups] of series) {
      const candidates = backups.map((backup) => candidateOf(backup, users, needs));
      const reasons = keepReasonsOf(candidates, retention ?? policies.get(key));
      for (const { backup_id, name, status, size_bytes, created_at } of backups) {
        const why = reasons.get(backup_id) ?? [];
        const action = why.length > 0 ? 'keep' : 'delete';
        judged.push({ backup_id, name, schedule_id: key, status, size_bytes, created_at, action, reasons: why });
      }
    }
    return judged.sort(newestFirst);
  }
}

const newestFirst = (a: RetainedBackup, b: RetainedBackup): number => b.created_at.getTime() - a.created_at.getTime();

/** A backup that is being deleted counts for nothing any more. */
function candidateOf(
  { backup_id, created_at, status, collections, pinned, deleting_at }: Asked,
  users: ReadonlyMap<string, string>,
  needs: ReadonlySet<string>,
): Candidate {
  const held: KeepReason[] = [];
  if (pinned === true) held.push('pinned');
  if (users.has(backup_id)) held.push('in_use');
  if (needs.has(backup_id)) held.push('needed');
  const good = status === 'complete' && deleting_at === undefined;
  return { backup_id, created_at, good, whole: collections === undefined, held };
}
