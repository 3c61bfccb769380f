import { Field } from '@lucid/common';
import { LIMITED_BY, type LIMITS } from '../volume/volume-answers';
import { FolderUsage, VolumeOddity } from '../volume/volume-scan';
import { TRENDS } from './forecast';

const COUNT = { kind: 'int', long: true, min: 0, required: true } as const;
const DAYS = { kind: 'int', min: 0 } as const;

/** What a volume had in use on one day. */
export class VolumeDay {
  @Field({ kind: 'text', required: true, description: 'The day, in UTC.', example: '2026-11-24' })
  day!: string;

  @Field({ ...COUNT, description: 'Bytes in use at its end, or so far today.' })
  used_bytes!: number;

  @Field({ ...COUNT, description: 'Files then.' })
  file_count!: number;

  @Field({ ...COUNT, description: 'The quota then.' })
  quota_bytes!: number;
}

/** When a volume will be full, if it goes on as in the last 90 days: by its quota, or by the disk where that is full earlier. */
export class VolumeForecast {
  @Field({
    ...LIMITED_BY,
    description:
      '`quota`: the volume itself fills its quota first. `disk`: all volumes together fill the disk under them first; growth is theirs then.',
  })
  limited_by!: (typeof LIMITS)[number];

  @Field({
    kind: 'text',
    values: TRENDS,
    enumName: 'VolumeTrend',
    required: true,
    description: 'too_few_samples: of fewer than 7 days nothing is said.',
  })
  trend!: (typeof TRENDS)[number];

  @Field({ kind: 'int', long: true, min: -1_000_000_000_000_000, description: 'Growth of a mean day.' })
  bytes_per_day?: number;

  @Field({
    ...DAYS,
    description: 'Days until it is full, as expected. Absent beyond ten years, and when it does not grow.',
  })
  expected_days?: number;

  @Field({
    ...DAYS,
    description:
      'Where the band begins. It holds the day in about 4 of 5 cases; in fewer where growth comes in rare bursts.',
  })
  low_days?: number;

  @Field({ ...DAYS, description: 'Where the band ends; absent when it may also not be full within ten years.' })
  high_days?: number;
}

/** The use of a volume by day. */
export class VolumeUsage {
  @Field({ ...COUNT, description: 'Bytes that it may hold.' })
  quota_bytes!: number;

  @Field({ ...COUNT, description: 'Bytes in use now.' })
  used_bytes!: number;

  @Field({
    ...COUNT,
    description:
      'Bytes that the volume can still take: the rest of its quota, or what the disk takes where that is less.',
  })
  available_bytes!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => VolumeDay },
    required: true,
    description: 'Each day that there is a sample of, oldest first.',
  })
  days!: VolumeDay[];

  @Field({ kind: 'object', type: () => VolumeForecast, required: true, description: 'When it will be full.' })
  days_until_full!: VolumeForecast;
}

/** The biggest folders of a volume, as its last scan found them. */
export class VolumeFolderList {
  @Field({ kind: 'instant', description: 'When the scan ended; absent before the first one.' })
  scanned_at?: Date;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => FolderUsage },
    required: true,
    description: 'The folders by the bytes of the files directly in them, biggest first, at most 100.',
  })
  items!: FolderUsage[];

  @Field({
    ...COUNT,
    description: 'Things that are not as the service makes them: links, special files, files that nothing refers to.',
  })
  odd_count!: number;

  @Field({
    kind: 'list',
    items: { kind: 'object', type: () => VolumeOddity },
    required: true,
    description: 'Examples of those, at most 100.',
  })
  oddities!: VolumeOddity[];
}
