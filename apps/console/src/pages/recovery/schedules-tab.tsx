import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useList } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { PageLink } from '../../components/page-link';
import { Pill } from '../../components/pill';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Time } from '../../components/time';
import { cronInWords } from '../../format/cron';
import { ScheduleDetail } from './schedule-detail';
import { ScheduleDialog } from './schedule-dialog';

type Schedule = components['schemas']['BackupSchedule'];
type Retention = NonNullable<Schedule['retention']>;

/** A retention in words. */
export function retentionInWords(retention: Retention | undefined): string {
  const parts = Object.entries(retention ?? {}).map(([name, value]) =>
    name === 'count'
      ? `the last ${String(value)}`
      : name === 'days'
        ? `${String(value)} days`
        : `${String(value)} ${name}`,
  );
  return parts.length === 0 ? 'everything' : parts.join(', ');
}

const COLUMNS: readonly Column<Schedule>[] = [
  { name: 'Schedule', isWide: true, cell: ({ name }) => name },
  {
    name: 'State',
    cell: ({ enabled, last_error, paused_at }) =>
      paused_at !== undefined ? (
        <Pill tone="warn">paused</Pill>
      ) : enabled ? (
        last_error === undefined ? (
          <Pill tone="good">enabled</Pill>
        ) : (
          <Pill tone="bad">failing</Pill>
        )
      ) : (
        <Pill tone="quiet">disabled</Pill>
      ),
  },
  {
    name: 'Runs',
    cell: ({ cron, cron_description, time_zone }) => (
      <span title={cron}>{`${cron_description ?? cronInWords(cron)} (${time_zone})`}</span>
    ),
  },
  { name: 'Keeps', cell: ({ retention }) => retentionInWords(retention) },
  { name: 'Next', cell: ({ next_at }) => <Time at={next_at} /> },
  {
    name: 'Last',
    cell: ({ last_at, last_backup_id: id }) =>
      id === undefined ? (
        <Time at={last_at} />
      ) : (
        <PageLink to="/recovery" view={{ id }}>
          <Time at={last_at} />
        </PageLink>
      ),
  },
  {
    name: 'Succeeded',
    align: 'right',
    cell: ({ succeeded, failed }) => `${String(succeeded)} of ${String(succeeded + failed)}`,
  },
];

export function SchedulesTab() {
  const [view, change] = useView();
  const [isMaking, setMaking] = useState(false);
  const list = useList(request('get', '/api/v1/backup-schedules', { params: { query: { limit: 50 } } }));
  const chosen = list.items.find(({ schedule_id }) => schedule_id === view['id']);
  return (
    <>
      <Bar>
        <Button scope="backups:write" onClick={() => setMaking(true)}>
          New schedule…
        </Button>
      </Bar>
      <ListTable
        caption="Schedules of backups"
        columns={COLUMNS}
        list={list}
        rowKey={({ schedule_id }) => schedule_id}
        selected={view['id']}
        onSelect={({ schedule_id }) => change({ id: schedule_id === view['id'] ? undefined : schedule_id })}
        empty={<Empty>No schedule makes backups. Make one, so that backups do not depend on anybody’s memory.</Empty>}
      />
      {chosen !== undefined && <ScheduleDetail key={chosen.schedule_id} schedule_id={chosen.schedule_id} />}
      {isMaking && <ScheduleDialog onClose={() => setMaking(false)} />}
    </>
  );
}
