import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { VOLUME_NAME } from './volume';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;
const PATH = { kind: 'text', required: true } as const;

/** A folder of a volume, by the files that stand directly in it. */
export class FolderUsage {
  @Field({ ...PATH, description: "Its path in the volume; empty for the volume's own folder." })
  path!: string;

  @Field({ ...COUNT, description: 'Files directly in it.' })
  file_count!: number;

  @Field({ ...COUNT, description: 'Bytes of those.' })
  size_bytes!: number;
}

/** Something in a volume that is not as the service makes it. */
export class VolumeOddity {
  @Field({ ...PATH, description: 'Its path in the volume.' })
  path!: string;

  @Field({
    kind: 'text',
    required: true,
    values: ['link', 'hard_link', 'special_file', 'foreign_name', 'other_disk', 'too_deep', 'orphan'],
    enumName: 'VolumeOddityKind',
    description: 'What it is: an orphan is a file that nothing refers to; links and other disks are not followed.',
  })
  kind!: string;
}

/** What the last scan of a volume found. */
@Model({
  collection: 'volume_scans',
  indexes: [{ keys: { volume: 1 }, unique: true, serves: 'the last scan of a volume' }],
})
export class VolumeScan {
  @Field({ ...VOLUME_NAME, required: true, description: 'Name of the volume.' })
  volume!: string;

  @Field({ kind: 'instant', required: true, description: 'When the scan ended.' })
  scanned_at!: Date;

  @Field({
    kind: 'flag',
    required: true,
    description: 'Whether what is used was set to what was found. It is not where some part changed at each reading.',
  })
  corrected!: boolean;

  @Field({ ...COUNT, description: 'Files found.' })
  file_count!: number;

  @Field({ ...COUNT, description: 'Bytes of those.' })
  used_bytes!: number;

  @Field({ ...COUNT, description: 'What was on the books before, in bytes.' })
  used_before_bytes!: number;

  @Field({ ...COUNT, description: 'Files that were left behind by writes that did not end, and are removed.' })
  swept_count!: number;

  @Field({ ...COUNT, description: 'Things that are not as the service makes them, orphans among them.' })
  odd_count!: number;

  @Field({ ...COUNT, description: 'Files that nothing refers to any more.' })
  orphan_count!: number;

  @Field({ ...COUNT, description: 'Bytes of those.' })
  orphan_bytes!: number;

  @Field({ ...COUNT, description: 'How many of them were removed.' })
  orphans_removed_count!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => FolderUsage },
    required: true,
    description: 'The biggest folders, biggest first, at most 100.',
  })
  folders!: FolderUsage[];

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => VolumeOddity },
    required: true,
    description: 'Examples of the odd things, at most 100.',
  })
  oddities!: VolumeOddity[];
}
