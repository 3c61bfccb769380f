import type { components } from '@lucid/client';
import type { View } from '../../api/view';
import { bytes, count, counted, duration, percent } from '../../format/numbers';
import { ago, moment } from '../../format/times';

type Schemas = components['schemas'];
type Summary = Schemas['BackupSummary'];
type PointInTime = Schemas['PointInTime'];

/** What one of the lamps shows: how it stands, since when that is known, and where the evidence is. */
export interface Lamp {
  tone: 'good' | 'warn' | 'bad';
  figure: string;
  what: string;
  proof: string;
  link: { to: string; view?: View; name: string };
}

const DAY = 86_400;
/** A drill older than this no longer proves much. */
const DRILL_DAYS = 14;
const LAG_WARN_SECONDS = 60;

export function recoveryLamp({ rpo_seconds, last_good: good }: Summary, times: PointInTime): Lamp {
  // With slices of the oplog, only what came after the last slice would be lost.
  const lost = times.ranges.length > 0 ? (times.lag_seconds ?? rpo_seconds) : rpo_seconds;
  const gap = times.gaps.at(-1);
  const link = { to: '/recovery', name: 'Timeline' };
  const what = 'Data that would be lost now';
  if (lost === undefined || good === undefined)
    return { tone: 'bad', figure: 'Everything', what, proof: 'There is no complete backup.', link };
  const backup = `Last backup ${moment(new Date(good.at))}`;
  if (!times.enabled)
    return {
      ...{ tone: lost > DAY ? 'warn' : 'good', figure: `Last ${duration(lost)}`, what, link },
      proof: `${backup} · point-in-time recovery is off`,
    };
  const gaps =
    gap === undefined ? 'no gap' : `${counted(times.gaps.length, 'gap')}, the last at ${moment(new Date(gap.from))}`;
  const slice = times.position_at === undefined ? backup : `Slice written ${moment(new Date(times.position_at))}`;
  const tone = times.problem !== undefined || lost > 300 ? 'bad' : gap === undefined ? 'good' : 'warn';
  return { tone, figure: `Last ${duration(lost)}`, what, proof: `${slice} · ${gaps}`, link };
}

export function drillLamp({ last_drill: drill, last_proven: proven, rto_seconds: rto }: Summary, now: Date): Lamp {
  const link = { to: '/recovery', view: { tab: 'drills' }, name: 'Drills' };
  const what = 'Last proven restorable';
  if (drill === undefined)
    return { tone: 'warn', figure: 'Never', what, proof: 'No drill has restored a backup yet.', link };
  const at = moment(new Date(drill.at), now);
  if (drill.state === 'failed')
    return {
      tone: 'bad',
      figure: 'Drill failed',
      what,
      proof: `${at} · ${drill.reason ?? 'open the drill for the reason'}`,
      link,
    };
  const age = proven?.proven_at === undefined ? drill.at : proven.proven_at;
  return {
    ...{ tone: drill.age_seconds > DRILL_DAYS * DAY ? 'warn' : 'good', figure: ago(new Date(age), now), what, link },
    proof: `Drill of ${at} passed · ${rto === undefined ? '' : `${duration(rto)} to restore`}`,
  };
}

interface AuditReport {
  checked: number;
  missing: number;
  extra: number;
  different: number;
  repaired: number;
}

export function searchLamp(audit: Schemas['Job'] | undefined, lagSeconds = 0): Lamp {
  const link = { to: '/search', name: 'Evidence' };
  const what = 'MongoDB and search index';
  if (lagSeconds > LAG_WARN_SECONDS)
    return {
      tone: 'warn',
      figure: `${duration(lagSeconds)} behind`,
      what,
      proof: 'Searches find documents as they were then.',
      link,
    };
  if (audit?.ended_at === undefined)
    return { tone: 'warn', figure: 'Not compared', what, proof: 'No audit has compared the documents yet.', link };
  const { reports } = audit.result as { reports: AuditReport[] };
  const checked = reports.reduce((sum, report) => sum + report.checked, 0);
  const left = reports.reduce(
    (sum, { missing, extra, different, repaired }) => sum + missing + extra + different - repaired,
    0,
  );
  return {
    ...{ tone: left === 0 ? 'good' : 'bad', figure: counted(left, 'difference'), what, link },
    proof: `Audit of ${moment(new Date(audit.ended_at))} · ${counted(checked, 'document')} compared`,
  };
}

export function cacheLamp({ namespaces, redis }: Schemas['CacheStats']): Lamp {
  const sum = (name: 'hit_local' | 'hit' | 'miss' | 'bypass'): number =>
    namespaces.reduce((total, each) => total + each[name], 0);
  const asked = sum('hit_local') + sum('hit') + sum('miss') + sum('bypass');
  const share = (value: number): string => percent(asked === 0 ? 0 : value / asked);
  const tiers = `Memory ${share(sum('hit_local'))} · Redis ${share(sum('hit'))}`;
  return {
    tone: redis === 'used' ? 'good' : 'warn',
    figure: asked === 0 ? 'No reads yet' : `${share(sum('hit_local') + sum('hit'))} hits`,
    what: 'Cache of this replica',
    proof: redis === 'used' ? tiers : `${tiers} · Redis is ${redis === 'away' ? 'away' : 'being renewed'}`,
    link: { to: '/cache', name: 'Cache' },
  };
}

export function replicationLamp({ members = [], topology, set, oplog, primary }: Schemas['Replication']): Lamp {
  const link = { to: '/database', view: { tab: 'members' }, name: 'Members' };
  if (topology === 'standalone')
    return {
      tone: 'bad',
      figure: 'Standalone',
      what: 'MongoDB',
      proof: 'A replica set is needed for change streams.',
      link,
    };
  const healthy = members.filter((member) => member.healthy).length;
  const lag = Math.max(0, ...members.map((member) => member.lag_seconds ?? 0));
  const window = oplog?.window_seconds;
  const tone = primary === undefined ? 'bad' : healthy < members.length || lag > LAG_WARN_SECONDS ? 'warn' : 'good';
  return {
    ...{ tone, figure: `${healthy} of ${counted(members.length, 'member')}`, what: `Replica set ${set ?? ''}`, link },
    proof: `Lag ${duration(lag)}${window === undefined ? '' : ` · oplog covers ${duration(window)}`}`,
  };
}

/** A volume with its forecast. */
export interface VolumeOutlook {
  name: string;
  usage: Schemas['VolumeUsage'];
}

/** The volume that will be full first. */
export const firstFull = (volumes: readonly VolumeOutlook[]): VolumeOutlook | undefined =>
  volumes
    .filter(({ usage }) => usage.days_until_full.expected_days !== undefined)
    .sort((a, b) => (a.usage.days_until_full.expected_days ?? 0) - (b.usage.days_until_full.expected_days ?? 0))[0];

export function volumeLamp(volumes: readonly VolumeOutlook[], { disk, volume_count }: Schemas['VolumeSummary']): Lamp {
  const link = { to: '/volumes', name: 'Volumes' };
  const free = disk === undefined ? '' : ` · disk free ${bytes(disk.free_bytes)}`;
  const first = firstFull(volumes);
  if (first === undefined) {
    const isFull = disk !== undefined && disk.free_bytes < disk.kept_free_bytes;
    return {
      ...{
        tone: isFull ? 'bad' : 'good',
        figure: counted(volume_count, 'volume'),
        what: 'No volume is filling up',
        link,
      },
      proof:
        disk === undefined ? 'The disk is not known.' : `${bytes(disk.free_bytes)} of ${bytes(disk.total_bytes)} free`,
    };
  }
  const { expected_days: days = 0, low_days: low, high_days: high } = first.usage.days_until_full;
  const band = low === undefined || high === undefined ? '' : ` · ${count(low)} to ${count(high)} days`;
  return {
    ...{ tone: days < 7 ? 'bad' : days < 30 ? 'warn' : 'good', figure: counted(days, 'day'), link },
    ...{ what: 'Until the first volume is full', proof: `${first.name}${band}${free}` },
  };
}
