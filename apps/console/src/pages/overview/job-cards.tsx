import type { Job } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { Card } from '../../components/card';
import { JobProgress } from '../../components/job-progress';
import { PageLink } from '../../components/page-link';
import { StatePill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { isoSeconds } from '../../format/times';
import { words } from '../../format/words';

const FAILURE_DAYS = 7;

const NAME: Column<Job> = {
  ...{ name: 'Job', isWide: true },
  cell: ({ job_id, kind, target }) => (
    <>
      <PageLink to="/jobs" view={{ id: job_id }}>
        {words(kind)}
      </PageLink>{' '}
      <code>{target}</code>
    </>
  ),
};

const RUNNING: readonly Column<Job>[] = [
  NAME,
  { name: 'Phase', cell: ({ phase }) => phase ?? '–' },
  { name: 'Progress', cell: (job) => <JobProgress job={job} /> },
];

export function RunningJobs() {
  const list = (state: 'running' | 'queued') =>
    request('get', '/api/v1/jobs', { params: { query: { state, limit: 10 } } });
  const running = useRead(list('running'), { pace: 'live' });
  const queued = useRead(list('queued'), { pace: 'live' });
  const waiting = queued.data?.items ?? [];
  return (
    <Card
      title="Running jobs"
      meta={running.data && `${String(running.data.items.length)} running · ${String(waiting.length)} waiting`}
    >
      <QueryView query={running}>
        {({ items }) =>
          items.length + waiting.length === 0 ? (
            <Empty>
              No job is running. <PageLink to="/jobs">See what ran</PageLink>
            </Empty>
          ) : (
            <Table
              caption="Running jobs"
              columns={RUNNING}
              rows={[...items, ...waiting]}
              rowKey={({ job_id }) => job_id}
            />
          )
        }
      </QueryView>
    </Card>
  );
}

const FAILED: readonly Column<Job>[] = [
  { name: 'State', cell: ({ state }) => <StatePill state={state} /> },
  {
    ...{ name: 'Job', isWide: true },
    cell: (job) => (
      <>
        {NAME.cell(job)}
        <div>{job.error?.detail}</div>
      </>
    ),
  },
  { name: 'When', align: 'right', cell: ({ ended_at }) => <Time at={ended_at} /> },
];

export function RecentFailures() {
  const [from] = useState(() => isoSeconds(new Date(Date.now() - FAILURE_DAYS * 86_400_000)));
  const query = { state: 'failed', created_at_gte: from, limit: 5 } as const;
  const failed = useRead(request('get', '/api/v1/jobs', { params: { query } }));
  return (
    <Card title="Recent failures" meta={`${String(FAILURE_DAYS)} days`}>
      <QueryView query={failed}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>No job failed.</Empty>
          ) : (
            <Table caption="Jobs that failed" columns={FAILED} rows={items} rowKey={({ job_id }) => job_id} />
          )
        }
      </QueryView>
    </Card>
  );
}
