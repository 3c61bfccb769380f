import { Field, type FieldOptions, type Rule } from '@lucid/common';
import { Model } from '@lucid/mongo';

export const VOLUME_NAME = {
  kind: 'text',
  minLength: 1,
  maxLength: 63,
  pattern: /^[a-z0-9][a-z0-9-]{0,62}$/,
} as const satisfies Rule;

/** A petabyte: beyond it, sums of sizes could leave the whole numbers that JSON can hold. */
const MAX_BYTES = 1_000_000_000_000_000;
const BYTES = { kind: 'int', long: true, min: 0, max: MAX_BYTES, required: true } as const;
const CHANGE = { kind: 'int', long: true, min: -MAX_BYTES, max: MAX_BYTES } as const;

export const QUOTA = { kind: 'int', long: true, min: 1024 * 1024, max: MAX_BYTES } as const satisfies Rule;

export const NAME_FIELD = {
  ...VOLUME_NAME,
  required: true,
  description: 'Name of the volume, and of its folder: lower-case letters, digits and dashes.',
  example: 'archive',
} as const satisfies FieldOptions;

/** creating and deleting end by themselves, also where the process that began them died. */
export const VOLUME_STATES = ['creating', 'ready', 'deleting'] as const;

/** What is being done under a path of a volume. It keeps others off the path, and keeps the bytes that are being written free. */
export class Claim {
  @Field({
    kind: 'text',
    required: true,
    description: 'Id: the name of its file, or of what it removes, under `.incoming`.',
  })
  id!: string;

  @Field({ kind: 'text', required: true, description: 'The path that it writes or removes.' })
  path!: string;

  @Field({
    kind: 'int',
    min: 0,
    required: true,
    description: 'The part of the volume that the path is in, as a scan counts them.',
  })
  part!: number;

  @Field({ kind: 'text', values: ['writing', 'publishing', 'removing'], required: true, description: 'How far it is.' })
  phase!: 'writing' | 'publishing' | 'removing';

  @Field({ ...BYTES, description: 'Bytes that are kept free for it.' })
  bytes!: number;

  @Field({
    kind: 'text',
    description: 'Inode of the file or folder that is being published: whether it was is told by it.',
  })
  inode?: string;

  @Field({ ...CHANGE, description: 'What is used more once it is published, less what it replaces.' })
  change_bytes?: number;

  @Field({ kind: 'int', min: 0, description: 'Files that are more once it is published.' })
  change_files?: number;

  @Field({
    kind: 'instant',
    required: true,
    description: 'After that the process counts as dead, and others put its work in order.',
  })
  expires_at!: Date;
}

/** A scan under way: what changes behind its back, part by part (scan-ledger.ts). */
export class ScanMark {
  @Field({ kind: 'text', required: true, description: 'Id of the scan.' })
  id!: string;

  @Field({ kind: 'int', min: 0, required: true, description: 'The part that is being read.' })
  part!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether that part changed while it was read.' })
  touched!: boolean;

  @Field({ ...CHANGE, required: true, description: 'What changed in parts that had been read already.' })
  late_bytes!: number;

  @Field({ ...CHANGE, required: true, description: 'The same, in files.' })
  late_files!: number;
}

/** A volume as it is stored. Bytes are counted here, and stand in the folder of its name. */
@Model({
  collection: 'volumes',
  indexes: [{ keys: { name: 1 }, unique: true, serves: 'a volume by name; the list' }],
})
export class StoredVolume {
  @Field(NAME_FIELD)
  name!: string;

  @Field({ kind: 'text', values: VOLUME_STATES, required: true, description: 'Its state.' })
  state!: (typeof VOLUME_STATES)[number];

  @Field({ ...QUOTA, required: true, description: 'Bytes that it may hold.' })
  quota_bytes!: number;

  @Field({ kind: 'flag', required: true, description: 'Whether nothing in it may be changed.' })
  read_only!: boolean;

  @Field({ ...BYTES, description: 'Bytes of its files.' })
  used_bytes!: number;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Its files.' })
  file_count!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => Claim },
    required: true,
    description: 'What is under way.',
  })
  claims!: Claim[];

  @Field({ kind: 'object', type: () => ScanMark, description: 'The scan under way.' })
  scan?: ScanMark;

  @Field({ kind: 'instant', required: true, description: 'When it was created.' })
  created_at!: Date;

  @Field({ kind: 'instant', required: true, description: 'When its settings were last changed.' })
  updated_at!: Date;

  @Field({ kind: 'int', min: 1, required: true, description: 'Version of its settings.' })
  version!: number;
}

/** The one document that every change of a quota writes, so that two of them never add up to more than there is. */
@Model({ collection: 'volume_allocation', indexes: [] })
export class VolumeAllocation {
  _id!: string;

  @Field({ kind: 'int', long: true, min: 0, required: true, description: 'Changes of quotas so far.' })
  changes!: number;
}
