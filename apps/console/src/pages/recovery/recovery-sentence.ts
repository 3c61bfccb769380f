import { counted, duration } from '../../format/numbers';
import { moment } from '../../format/times';
import type { Recovery } from './use-recovery';

const noun = (seconds: number): string => duration(seconds);

/** What can be restored, in a sentence. */
export function recoverySentence({ times, backups, gaps }: Recovery): string {
  const complete = backups.filter(({ status }) => status === 'complete');
  const [newest] = complete;
  if (newest === undefined) return 'Nothing can be restored: there is no complete backup.';
  const first = times.ranges[0];
  if (!times.enabled || first === undefined)
    return `${counted(complete.length, 'backup')} can be restored, the newest of ${moment(new Date(newest.created_at))}.`;
  const since = `Every second since ${moment(new Date(first.from))} can be restored`;
  if (gaps.length === 0) return `${since}.`;
  const missing = gaps.reduce((sum, { from, to }) => sum + to - from, 0) / 1000;
  return `${since}, except ${gaps.length === 1 ? 'one gap' : counted(gaps.length, 'gap')} of ${noun(missing)}.`;
}

/** What happens next, and what limits it. */
export function recoverySub({ times, schedules, backups }: Recovery): string {
  const next = schedules
    .filter(({ enabled, next_at }) => enabled && next_at !== undefined)
    .map(({ next_at }) => next_at ?? '')
    .sort()[0];
  const storages = [...new Set(backups.map(({ storage }) => storage))];
  return [
    next === undefined ? 'No schedule is enabled' : `Next backup ${moment(new Date(next))}`,
    ...(storages.length === 0 ? [] : [`copies: ${storages.join(', ')}`]),
    ...(times.problem === undefined ? [] : [times.problem]),
    ...(times.enabled ? [] : ['point-in-time recovery is off']),
  ].join(' · ');
}
