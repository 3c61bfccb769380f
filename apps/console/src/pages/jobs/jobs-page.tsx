import type { Job } from '@lucid/client';
import { request } from '../../api/client';
import { useList } from '../../api/read';
import { useView } from '../../api/view';
import { Card, Headline } from '../../components/card';
import { Filters, SelectField } from '../../components/fields';
import { JobProgress } from '../../components/job-progress';
import { StatePill } from '../../components/pill';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Time } from '../../components/time';
import { counted, duration } from '../../format/numbers';
import { words } from '../../format/words';
import { secondsOf } from './durations';
import { JobDetail } from './job-detail';

const STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
const KINDS = [
  ...[
    'back_up',
    'verify_backup',
    'restore_backup',
    'restore_to_time',
    'restore_drill',
    'apply_retention',
    'verify_slices',
  ],
  ...['rebuild_search_index', 'audit_search', 'create_index', 'check_validator', 'apply_drift', 'prove_advice'],
  ...['validate_collection', 'compact_collection', 'scan_volume', 'remove_volume_orphans', 'warm_cache'],
];

const COLUMNS: readonly Column<Job>[] = [
  { name: 'Job', cell: ({ kind }) => words(kind) },
  { name: 'Of', isWide: true, cell: ({ target }) => <code>{target}</code> },
  { name: 'State', cell: ({ state }) => <StatePill state={state} /> },
  {
    name: 'Progress',
    cell: (job) =>
      job.state === 'failed' ? job.error?.detail : job.state === 'succeeded' ? '' : <JobProgress job={job} />,
  },
  { name: 'Asked for', cell: ({ created_at }) => <Time at={created_at} /> },
  {
    name: 'Took',
    align: 'right',
    cell: (job) => {
      const seconds = secondsOf(job);
      return seconds === undefined ? '–' : duration(seconds);
    },
  },
];

export function JobsPage() {
  const [view, change] = useView();
  const { state, kind } = view;
  const query = { limit: 50, ...(state !== undefined && { state }), ...(kind !== undefined && { kind }) };
  const list = useList<Job>(request('get', '/api/v1/jobs', { params: { query: query as never } }), { pace: 'live' });
  const running = list.items.filter((job) => job.state === 'running').length;
  const failed = list.items.filter((job) => job.state === 'failed').length;
  return (
    <>
      <Headline sub="Backups, restores, index builds and everything else that takes longer than a request.">
        {running === 0 ? 'No job is running.' : `${counted(running, 'job')} running.`}{' '}
        {failed > 0 && `${counted(failed, 'job')} of those shown failed.`}
      </Headline>
      {view['id'] !== undefined && (
        <JobDetail key={view['id']} jobId={view['id']} onClose={() => change({ id: undefined })} />
      )}
      <Card>
        <Filters>
          <SelectField
            label="State"
            value={state ?? ''}
            onChange={(value) => change({ state: value })}
            options={[['', 'All'], ...STATES.map((each) => [each, each] as const)]}
          />
          <SelectField
            label="Kind"
            value={kind ?? ''}
            onChange={(value) => change({ kind: value })}
            options={[['', 'All'], ...KINDS.map((each) => [each, words(each)] as const)]}
          />
        </Filters>
        <ListTable
          caption="Jobs, newest first"
          columns={COLUMNS}
          list={list}
          rowKey={({ job_id }) => job_id}
          selected={view['id']}
          onSelect={({ job_id }) => change({ id: job_id })}
          empty={
            <Empty>
              {state === undefined && kind === undefined
                ? 'No job ran yet. Back up the database to see the first one.'
                : 'No job matches. Choose another state or kind.'}
            </Empty>
          }
        />
      </Card>
    </>
  );
}
