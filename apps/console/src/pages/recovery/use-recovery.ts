import type { components } from '@lucid/client';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import type { Shown } from '../../components/query-view';
import type { Span } from './timeline-scale';

type Schemas = components['schemas'];

export interface Recovery {
  backups: Schemas['Backup'][];
  drills: Schemas['BackupDrill'][];
  schedules: Schemas['BackupSchedule'][];
  times: Schemas['PointInTime'];
  ranges: Span[];
  gaps: Span[];
}

const MOST = 200;
const DAY = 86_400_000;

const spans = (items: readonly { from: string; to: string }[]): Span[] =>
  items.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));

/** What the timeline and the sentence above it need. */
export function useRecovery(): { query: Shown<Schemas['PointInTime']>; recovery: Recovery | undefined } {
  const times = useRead(request('get', '/api/v1/point-in-time'));
  const backups = useRead(request('get', '/api/v1/backups', { params: { query: { limit: MOST } } }));
  const drills = useRead(request('get', '/api/v1/backup-drills', { params: { query: { limit: 100 } } }));
  const schedules = useRead(request('get', '/api/v1/backup-schedules', { params: { query: { limit: MOST } } }));
  const failed = [times, backups, drills, schedules].find(({ error }) => error !== null) ?? times;
  if (
    times.data === undefined ||
    backups.data === undefined ||
    drills.data === undefined ||
    schedules.data === undefined
  )
    return { query: { ...failed, data: undefined }, recovery: undefined };
  return {
    query: { ...failed, data: times.data },
    recovery: {
      ...{ backups: backups.data.items, drills: drills.data.items, schedules: schedules.data.items, times: times.data },
      ...{ ranges: spans(times.data.ranges), gaps: spans(times.data.gaps) },
    },
  };
}

/** The time before which a retention by days keeps nothing for sure: of the schedule that keeps longest. */
export function horizonOf(schedules: readonly Schemas['BackupSchedule'][], now: number): number | undefined {
  const days = schedules.flatMap(({ retention }) => (retention?.days === undefined ? [] : [retention.days]));
  return days.length === 0 ? undefined : now - Math.max(...days) * DAY;
}
