import { defineClass, Field, pageClass } from '@lucid/common';
import { NAME_FIELD, QUOTA, VOLUME_STATES } from './volume';

const BYTES = { kind: 'int', long: true, min: 0, required: true } as const;

/** What ends the growth of a volume first. */
export const LIMITS = ['quota', 'disk'] as const;
export const LIMITED_BY = {
  kind: 'text',
  values: LIMITS,
  enumName: 'VolumeLimit',
  required: true,
  description:
    '`quota`: the rest of the quota is what the volume can still take. `disk`: the disk under it takes less than that.',
} as const;

/** A volume as it is answered. */
export class Volume {
  @Field(NAME_FIELD)
  name!: string;

  @Field({
    kind: 'text',
    values: VOLUME_STATES,
    enumName: 'VolumeState',
    required: true,
    description: 'ready; or still being made or removed, which ends by itself.',
  })
  state!: (typeof VOLUME_STATES)[number];

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether it is one of the service itself, and cannot be deleted.',
  })
  built_in!: boolean;

  @Field({ kind: 'flag', required: true, description: 'Whether nothing in it may be changed.' })
  read_only!: boolean;

  @Field({ ...BYTES, description: 'Bytes that it may hold.' })
  quota_bytes!: number;

  @Field({ ...BYTES, description: 'Bytes of its files.' })
  used_bytes!: number;

  @Field({ ...BYTES, description: 'Bytes that are kept free for what is being written.' })
  reserved_bytes!: number;

  @Field({
    ...BYTES,
    description:
      'Bytes that the volume can still take: the rest of its quota, or what the disk takes where that is less.',
  })
  available_bytes!: number;

  @Field(LIMITED_BY)
  limited_by!: (typeof LIMITS)[number];

  @Field({ ...BYTES, description: 'Its files.' })
  file_count!: number;

  @Field({ kind: 'instant', required: true, description: 'When it was created.' })
  created_at!: Date;

  @Field({ kind: 'instant', required: true, description: 'When its settings were last changed.' })
  updated_at!: Date;

  @Field({
    kind: 'int',
    min: 1,
    required: true,
    description: 'Version of its settings, behind its entity tag; what it holds is not part of it.',
  })
  version!: number;
}

export const VolumePage = pageClass(Volume);

export class CreateVolume {
  @Field(NAME_FIELD)
  name!: string;

  @Field({ ...QUOTA, required: true, description: 'Bytes that it may hold, from 1 MiB.', example: 1_000_000_000 })
  quota_bytes!: number;

  @Field({ kind: 'flag', fallback: false, description: 'Whether nothing in it may be changed.' })
  read_only!: boolean;
}

export class UpdateVolume {
  @Field({
    ...QUOTA,
    description: 'Bytes that it may hold: not less than it has used and reserved.',
    example: 2_000_000_000,
  })
  quota_bytes?: number;

  @Field({ kind: 'flag', description: 'Whether nothing in it may be changed.' })
  read_only?: boolean;
}

/** The disk under the volumes. */
class VolumeDisk {
  @Field({ ...BYTES, description: 'Its size.' })
  total_bytes!: number;

  @Field({ ...BYTES, description: 'What may still be written to it.' })
  free_bytes!: number;

  @Field({ ...BYTES, description: 'What of that is kept free: 1 % of the disk, 1 GB at most. Writes into it are 507.' })
  kept_free_bytes!: number;
}

/** All volumes together. */
export class VolumeSummary {
  @Field({ kind: 'int', min: 0, required: true, description: 'Volumes.' })
  volume_count!: number;

  @Field({
    ...BYTES,
    description: 'What the quotas may come to together: VOLUME_SIZE_LIMIT_GB, 1 GB being 10^9 bytes.',
  })
  capacity_bytes!: number;

  @Field({ ...BYTES, description: 'What the quotas come to.' })
  allocated_bytes!: number;

  @Field({ ...BYTES, description: 'What new quotas can still be given.' })
  unallocated_bytes!: number;

  @Field({ ...BYTES, description: 'Bytes of all files.' })
  used_bytes!: number;

  @Field({ ...BYTES, description: 'Bytes that are kept free for what is being written.' })
  reserved_bytes!: number;

  @Field({ ...BYTES, description: 'Bytes that the volumes can still take: by their quotas, and by the disk.' })
  available_bytes!: number;

  @Field({
    kind: 'object',
    type: () => VolumeDisk,
    description: 'The disk under them; absent while it cannot be read.',
  })
  disk?: VolumeDisk;
}

export const VolumePath = defineClass('VolumePath', { name: { ...NAME_FIELD, description: 'Name of the volume.' } });
