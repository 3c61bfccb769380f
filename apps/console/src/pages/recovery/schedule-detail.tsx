import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useDocument, useList } from '../../api/read';
import { Button } from '../../components/button';
import { Bar, Facts } from '../../components/card';
import { Id } from '../../components/id';
import { PageLink } from '../../components/page-link';
import { StatePill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Time } from '../../components/time';
import styles from './backup-detail.module.css';
import { type ScheduleAction, ScheduleActionDialog } from './schedule-actions';

type Schedule = components['schemas']['BackupSchedule'];
type Run = components['schemas']['ScheduleRun'];

const RUNS: readonly Column<Run>[] = [
  { name: 'Time', cell: ({ at }) => <Time at={at} /> },
  { name: 'Outcome', cell: ({ outcome }) => <StatePill state={outcome} /> },
  {
    name: 'Why',
    isWide: true,
    cell: ({ error, reason, by_request }) => error ?? reason ?? (by_request ? 'on request' : 'its time came'),
  },
  { name: 'Requested by', cell: ({ requested_by }) => requested_by ?? 'the schedule' },
  {
    name: 'Job',
    cell: ({ job_id: id }) =>
      id === undefined ? (
        '–'
      ) : (
        <PageLink to="/jobs" view={{ id }}>
          Open
        </PageLink>
      ),
  },
];

/** One schedule: its next runs, what became of the last ones, and what can be done with it. */
export function ScheduleDetail({ schedule_id }: { schedule_id: string }) {
  const query = useDocument(
    request('get', '/api/v1/backup-schedules/{schedule_id}', { params: { path: { schedule_id } } }),
  );
  return <QueryView query={query}>{({ data, etag }) => <Detail schedule={data} etag={etag ?? '*'} />}</QueryView>;
}

function Detail({ schedule, etag }: { schedule: Schedule; etag: string }) {
  const [action, setAction] = useState<ScheduleAction>();
  const { schedule_id, name, enabled, from_environment: isFixed, paused_at, skip_next, next_runs = [] } = schedule;
  const runs = useList(
    request('get', '/api/v1/backup-schedules/{schedule_id}/runs', {
      params: { path: { schedule_id }, query: { limit: 10 } },
    }),
  );
  const isPaused = paused_at !== undefined;
  const fixed = isFixed ? 'The environment sets this schedule.' : undefined;
  return (
    <section className={styles['detail']} aria-label={`Schedule ${name}`}>
      <h2>{name}</h2>
      <Facts
        items={[
          ['Id', <Id key="id" id={schedule_id} />],
          ['Expression', <code key="cron">{schedule.cron}</code>],
          ['Made by', schedule.created_by ?? 'the environment'],
          ['Last error', schedule.last_error ?? 'none'],
          ...(isPaused ? [['Paused', <PauseFact key="paused" schedule={schedule} />] as const] : []),
          ...(skip_next === undefined ? [] : [['Skips', <Time key="skip" at={skip_next.at} />] as const]),
          [
            'Audit',
            <PageLink key="audit" to="/access" view={{ tab: 'audit', target: schedule_id }}>
              Changes
            </PageLink>,
          ],
        ]}
      />
      <p>
        {next_runs.length === 0 ? 'It has no next run.' : 'Next runs: '}
        {next_runs.map((at, index) => (
          <span key={at}>
            {index > 0 && ', '}
            <Time at={at} />
          </span>
        ))}
      </p>
      <Bar>
        <Button kind="primary" scope="backups:write" onClick={() => setAction('run')}>
          Run now…
        </Button>
        <Button
          scope="backups:write"
          onClick={() => setAction(isPaused || skip_next !== undefined ? 'resume' : 'pause')}
        >
          {isPaused || skip_next !== undefined ? 'Resume…' : 'Pause…'}
        </Button>
        <Button
          scope="backups:write"
          disabled={next_runs.length === 0 || skip_next !== undefined}
          onClick={() => setAction('skip')}
        >
          Skip the next run…
        </Button>
        <Button scope="backups:write" disabled={isFixed} title={fixed} onClick={() => setAction('toggle')}>
          {enabled ? 'Disable…' : 'Enable…'}
        </Button>
        <Button scope="backups:delete" disabled={isFixed} title={fixed} onClick={() => setAction('delete')}>
          Delete…
        </Button>
      </Bar>
      <ListTable
        caption={`Runs of ${name}`}
        columns={RUNS}
        list={runs}
        rowKey={({ at, job_id }) => `${at} ${job_id ?? ''}`}
        empty={<Empty>It has not run yet.</Empty>}
      />
      {action !== undefined && (
        <ScheduleActionDialog action={action} schedule={schedule} etag={etag} onClose={() => setAction(undefined)} />
      )}
    </section>
  );
}

function PauseFact({ schedule: { paused_until, pause_reason, paused_by } }: { schedule: Schedule }) {
  return (
    <>
      {paused_until === undefined ? (
        'until it is resumed'
      ) : (
        <>
          until <Time at={paused_until} />
        </>
      )}
      {pause_reason !== undefined && `, because: ${pause_reason}`} {paused_by !== undefined && `(${paused_by})`}
    </>
  );
}
