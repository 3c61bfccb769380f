import { useState } from 'react';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Bar, Card, Facts } from '../../components/card';
import { TextField } from '../../components/fields';
import { PageLink } from '../../components/page-link';
import { Pill } from '../../components/pill';
import { bytes, count } from '../../format/numbers';
import { ago, inputValue, isoSeconds, moment, utc } from '../../format/times';
import { RestoreDialog } from './restore-dialog';
import { RestoreToTimeDialog } from './restore-to-time-dialog';
import { baseOf, isWithin } from './timeline-scale';
import type { Recovery } from './use-recovery';

/** What can be done about the chosen time. */
export function ChosenTime({ at, recovery }: { at: number; recovery: Recovery }) {
  const [, change] = useView();
  const [open, setOpen] = useState<'time' | 'backup'>();
  const date = new Date(at);
  const base = baseOf(recovery.backups, at);
  const isRestorable = isWithin(at, recovery.ranges);
  return (
    <Card title={`At ${moment(date)}`} meta={`${utc(date)} · ${ago(date)}`}>
      {base === undefined ? (
        <p>No backup is that old. Choose a later time.</p>
      ) : (
        <Facts
          items={[
            [
              'To the second',
              isRestorable ? <Pill tone="good">restorable</Pill> : <Pill tone="warn">not restorable</Pill>,
            ],
            [
              'Base backup',
              <PageLink key="base" to="/recovery" view={{ id: base.backup_id, at: isoSeconds(date) }}>
                {base.name}
              </PageLink>,
            ],
            [
              'Made',
              `${moment(new Date(base.created_at))}, ${ago(new Date(base.created_at), date).replace(' ago', ' earlier')}`,
            ],
            ['Documents', count(base.documents)],
            ['Size', bytes(base.size_bytes)],
          ]}
        />
      )}
      {!isRestorable && base !== undefined && (
        <p>
          {recovery.times.enabled
            ? 'This time lies in a gap, or after the last slice of the oplog. The backup before it can be restored.'
            : 'Point-in-time recovery is off, so only the times of backups can be restored. Set BACKUP_PITR_ENABLED=true to change that.'}
        </p>
      )}
      <Bar isForm>
        <TextField
          label="Time (local)"
          type="datetime-local"
          value={inputValue(date)}
          onChange={(value) => value !== '' && change({ at: isoSeconds(new Date(value)) })}
        />
        <Button kind="primary" scope="backups:restore" disabled={!isRestorable} onClick={() => setOpen('time')}>
          Restore to this time…
        </Button>
        <Button scope="backups:restore" disabled={base === undefined} onClick={() => setOpen('backup')}>
          Restore the backup…
        </Button>
        <Button onClick={() => change({ tab: 'document' })}>Look for one document</Button>
        <Button kind="quiet" onClick={() => change({ at: undefined })}>
          Clear
        </Button>
      </Bar>
      {open === 'time' && <RestoreToTimeDialog at={date} onClose={() => setOpen(undefined)} />}
      {open === 'backup' && base !== undefined && <RestoreDialog backup={base} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}
