import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { PageLink } from '../../components/page-link';
import { Pill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { bytes, counted } from '../../format/numbers';

type Retained = components['schemas']['RetainedBackup'];
type RetentionPlan = components['schemas']['RetentionPlan'];

const REASONS: Readonly<Record<string, string>> = {
  pinned: 'it is pinned',
  in_use: 'a job reads it',
  needed: 'point-in-time recovery needs it',
  last_good: 'it is the last good one',
  newer_than_good: 'it is newer than the last good one',
  no_policy: 'no retention applies',
  days: 'it is young enough',
  count: 'it is among the newest',
  daily: 'it is the one of its day',
  weekly: 'it is the one of its week',
  monthly: 'it is the one of its month',
  yearly: 'it is the one of its year',
};

const COLUMNS: readonly Column<Retained>[] = [
  {
    name: 'Backup',
    isWide: true,
    cell: ({ backup_id, name }) => (
      <PageLink to="/recovery" view={{ id: backup_id }}>
        {name}
      </PageLink>
    ),
  },
  { name: 'Taken', cell: ({ created_at }) => <Time at={created_at} /> },
  { name: 'Action', cell: ({ action }) => <Pill tone={action === 'keep' ? 'good' : 'warn'}>{action}</Pill> },
  {
    name: 'Because',
    cell: ({ action, reasons }) =>
      action === 'delete'
        ? 'the retention keeps it no longer'
        : reasons.map((reason) => REASONS[reason] ?? reason).join(', '),
  },
  { name: 'Size', align: 'right', cell: ({ size_bytes }) => bytes(size_bytes) },
];

const dryRun = () => request('post', '/api/v1/backup-retention', { params: { query: { dry_run: true } }, body: {} });

/** What the retention would delete now, and why it keeps the rest. */
export function RetentionTab() {
  const [isApplying, setApplying] = useState(false);
  const plan = useRead(dryRun(), { pace: 'slow' });
  return (
    <QueryView query={plan}>
      {(answer) => {
        const { items, deleted, kept, freed_bytes } = answer as RetentionPlan;
        if (items.length === 0) return <Empty>There is no backup to keep or to delete.</Empty>;
        return (
          <>
            <p>
              {deleted === 0
                ? `Nothing would be deleted now: all ${counted(kept, 'backup')} are kept.`
                : `${counted(deleted, 'backup')} would be deleted now, which frees ${bytes(freed_bytes)}. ${counted(kept, 'backup')} are kept.`}
            </p>
            <Table
              caption="Backups under the retention"
              columns={COLUMNS}
              rows={items}
              rowKey={({ backup_id }) => backup_id}
            />
            <Bar>
              <Button scope="backups:delete" disabled={deleted === 0} onClick={() => setApplying(true)}>
                Apply the retention now…
              </Button>
            </Bar>
            {isApplying && (
              <ActionDialog
                title="Apply the retention now"
                verb="Delete"
                scope="backups:delete"
                isDestructive
                confirm="backups"
                done="The retention is being applied."
                onClose={() => setApplying(false)}
                request={() =>
                  request('post', '/api/v1/backup-retention', { params: { query: { confirm: 'backups' } }, body: {} })
                }
              >
                <p>
                  Deletes {counted(deleted, 'backup')} and frees {bytes(freed_bytes)}. This cannot be undone.
                </p>
              </ActionDialog>
            )}
          </>
        );
      }}
    </QueryView>
  );
}
