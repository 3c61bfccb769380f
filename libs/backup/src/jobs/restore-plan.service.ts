import { defineClass, Field, type ModelClass, ProblemError } from '@lucid/common';
import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { BACKUP_ID, COLLECTION, DATABASE } from '../catalogue/backup';
import { BackupCatalogue, folderOf } from '../catalogue/backup-catalogue.service';
import { NAMESPACE_TYPES, type NamespaceType } from '../layout/metadata';
import { nameTaken, selected, takenNames } from '../restore/native-restore';
import { verifyFiles } from '../verify/verify-backup';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;

const REQUEST = {
  backup_id: { ...BACKUP_ID, description: 'The backup to restore from.' },
  database: {
    ...DATABASE,
    description: "The database to restore into, made where there is none; the service's own when left out.",
    example: 'lucid_restored',
  },
  collections: {
    kind: 'list',
    items: COLLECTION,
    minItems: 1,
    maxItems: 1000,
    unique: true,
    description: 'Only these collections, views and time series; all of the backup when left out.',
  },
} as const;

export interface RestoreRequest {
  backup_id: string;
  database?: string;
  collections?: string[];
  plan_hash?: string;
}

export const PlanRestore = defineClass('PlanRestore', REQUEST) as ModelClass<RestoreRequest>;

export const CreateRestore = defineClass('CreateRestore', {
  ...REQUEST,
  plan_hash: {
    kind: 'text',
    minLength: 64,
    maxLength: 64,
    pattern: /^[0-9a-f]{64}$/,
    description: 'That of the plan: 409 when what would be done is another by now.',
  },
}) as ModelClass<RestoreRequest>;

class PlannedNamespace {
  @Field({ kind: 'text', required: true, description: 'Its name.' })
  name!: string;

  @Field({
    kind: 'text',
    values: NAMESPACE_TYPES,
    enumName: 'NamespaceType',
    required: true,
    description: 'What it is.',
  })
  type!: NamespaceType;

  @Field({
    kind: 'text',
    values: ['create', 'conflict'],
    required: true,
    description: 'create; or conflict, since its name is taken.',
  })
  action!: 'create' | 'conflict';

  @Field({ ...COUNT, description: 'Documents that it will have.' })
  documents!: number;

  @Field({ ...COUNT, description: 'Their bytes.' })
  data_bytes!: number;
}

/** What a restore would do. */
export class RestorePlan {
  @Field(BACKUP_ID)
  backup_id!: string;

  @Field({ kind: 'text', required: true, description: 'The database that would be restored into.' })
  database!: string;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => PlannedNamespace },
    required: true,
    description: 'Each namespace.',
  })
  namespaces!: PlannedNamespace[];

  @Field({ ...COUNT, description: 'Documents in all.' })
  documents!: number;

  @Field({ ...COUNT, description: 'Their bytes.' })
  data_bytes!: number;

  @Field({
    kind: 'int',
    min: 0,
    required: true,
    description: 'Files that are missing or have another size; none are read but the small ones.',
  })
  damaged_files!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether it could be done: no name is taken, no file missing.' })
  feasible!: boolean;

  @Field({
    kind: 'text',
    minLength: 64,
    maxLength: 64,
    required: true,
    description: 'To be sent with the restore, so that it does this or nothing.',
  })
  plan_hash!: string;
}

/** Plans restores: reads, and writes nothing. */
@Injectable()
export class RestorePlans {
  constructor(
    private readonly mongo: MongoService,
    private readonly catalogue: BackupCatalogue,
  ) {}

  /** @throws ProblemError 404, 409 for a namespace that the backup does not hold whole, 422 for a damaged manifest */
  async plan({ backup_id, database = this.mongo.db.databaseName, collections }: RestoreRequest): Promise<RestorePlan> {
    const backup = await this.catalogue.get(backup_id);
    const manifest = await this.catalogue.manifest(backup);
    const sources = selected(manifest, collections);
    const taken = await takenNames(this.mongo.db.client.db(database), sources, this.mongo.limit);
    const wanted = { ...manifest, namespaces: sources };
    const found = await verifyFiles(await this.catalogue.files(), folderOf(backup), wanted, { share: 0 });
    const damaged_files = found.damages.filter(({ kind }) => kind !== 'unexpected').length;
    const namespaces = sources.map(({ name, type, documents, data_bytes }): PlannedNamespace => {
      const action = taken.includes(name) ? 'conflict' : 'create';
      return { name, type, action, documents, data_bytes };
    });
    const plan = {
      ...{ backup_id, database, namespaces, damaged_files },
      documents: namespaces.reduce((sum, { documents }) => sum + documents, 0),
      data_bytes: namespaces.reduce((sum, { data_bytes }) => sum + data_bytes, 0),
      feasible: taken.length === 0 && damaged_files === 0,
    };
    const plan_hash = hash('sha256', JSON.stringify([plan, backup.manifest_sha256]));
    return { ...plan, plan_hash };
  }

  /** The plan of a restore that can be begun. @throws ProblemError 404, 409, 422 */
  async require(request: RestoreRequest): Promise<RestorePlan> {
    const plan = await this.plan(request);
    const taken = plan.namespaces.filter(({ action }) => action === 'conflict').map(({ name }) => name);
    if (taken.length > 0) throw nameTaken(plan.database, taken);
    if (plan.damaged_files > 0)
      throw new ProblemError(
        'unprocessable',
        `Of the files of backup ${plan.backup_id}, ${plan.damaged_files} are missing or have another size. Verify it; use another backup.`,
      );
    if (request.plan_hash !== undefined && request.plan_hash !== plan.plan_hash)
      throw new ProblemError('conflict', 'What the restore would do is not what was planned any more. Plan it again.');
    return plan;
  }
}
