import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useList } from '../../api/read';
import { useView } from '../../api/view';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { PageLink } from '../../components/page-link';
import { Pill, StatePill } from '../../components/pill';
import { Empty } from '../../components/query-view';
import { type Column, ListTable, Table } from '../../components/table';
import { Time } from '../../components/time';
import { count, duration } from '../../format/numbers';
import styles from './backup-detail.module.css';

type Drill = components['schemas']['BackupDrill'];
type DrillCheck = components['schemas']['DrillCheck'];

const keyOf = ({ backup_id, drilled_at }: Drill): string => `${backup_id} ${drilled_at}`;
const holding = ({ drill: { checks } }: Drill): string =>
  `${String(checks.filter(({ violations }) => violations === 0).length)} of ${String(checks.length)}`;

const COLUMNS: readonly Column<Drill>[] = [
  { name: 'When', cell: ({ drilled_at }) => <Time at={drilled_at} /> },
  { name: 'State', cell: ({ drill }) => <StatePill state={drill.state} /> },
  {
    name: 'Backup',
    cell: ({ backup_id }) => (
      <PageLink to="/recovery" view={{ id: backup_id }}>
        Open
      </PageLink>
    ),
  },
  { name: 'Checks that hold', align: 'right', cell: holding },
  { name: 'Documents', align: 'right', cell: ({ drill }) => count(drill.restored_documents) },
  {
    name: 'Restored in',
    align: 'right',
    cell: ({ drill }) => (drill.restore_ms === undefined ? '–' : duration(drill.restore_ms / 1000)),
  },
];

const CHECKS: readonly Column<DrillCheck>[] = [
  { name: 'Check', isWide: true, cell: ({ description }) => description },
  {
    name: 'Holds',
    cell: ({ violations }) =>
      violations === 0 ? <Pill tone="good">yes</Pill> : <Pill tone="bad">{count(violations)} violations</Pill>,
  },
  { name: 'Checked', align: 'right', cell: ({ checked }) => count(checked) },
];

export function DrillsTab() {
  const [view, change] = useView();
  const [isStarting, setStarting] = useState(false);
  const list = useList(request('get', '/api/v1/backup-drills', { params: { query: { limit: 50 } } }));
  const chosen = list.items.find((drill) => keyOf(drill) === view['id']);
  return (
    <>
      <Bar>
        <Button scope="backups:restore" onClick={() => setStarting(true)}>
          Run a drill…
        </Button>
      </Bar>
      <ListTable
        caption="Recovery drills, newest first"
        columns={COLUMNS}
        list={list}
        rowKey={keyOf}
        selected={view['id']}
        onSelect={(drill) => change({ id: keyOf(drill) === view['id'] ? undefined : keyOf(drill) })}
        empty={
          <Empty>
            No backup has been proven yet. A drill restores one into a scratch database and checks what came back.
          </Empty>
        }
      />
      {chosen !== undefined && (
        <section className={styles['detail']} aria-label="Checks of the drill">
          {chosen.drill.reason !== undefined && <p>{chosen.drill.reason}</p>}
          <Table
            caption="Checks of the drill"
            columns={CHECKS}
            rows={chosen.drill.checks}
            rowKey={({ name }) => name}
          />
        </section>
      )}
      {isStarting && (
        <ActionDialog
          title="Run a recovery drill"
          verb="Run the drill"
          scope="backups:restore"
          done="The drill has started."
          onClose={() => setStarting(false)}
          request={() => request('post', '/api/v1/backup-drills', { body: {} })}
        >
          <p>
            The service restores the newest backup into a scratch database, checks what came back, and drops the
            database.
          </p>
        </ActionDialog>
      )}
    </>
  );
}
