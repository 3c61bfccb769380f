import type { Job } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useNow } from '../../api/now';
import { useRead } from '../../api/read';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar, Card, Facts } from '../../components/card';
import { Id } from '../../components/id';
import { JobProgress } from '../../components/job-progress';
import { JsonView } from '../../components/json-view';
import { PageLink } from '../../components/page-link';
import { StatePill } from '../../components/pill';
import { QueryView } from '../../components/query-view';
import { Time } from '../../components/time';
import { duration } from '../../format/numbers';
import { words } from '../../format/words';
import { secondsOf, usualSeconds } from './durations';
import { isOver, useJob } from './use-job';

const toResult: Readonly<
  Record<
    string,
    (result: Record<string, unknown>) => { to: string; view: Record<string, string>; name: string } | undefined
  >
> = {
  back_up: ({ backup_id }) => ({ to: '/recovery', view: { id: String(backup_id) }, name: 'Open the backup' }),
  restore_drill: () => ({ to: '/recovery', view: { tab: 'drills' }, name: 'Open the drills' }),
  restore_backup: ({ undo_backup_id }) =>
    undo_backup_id === undefined
      ? undefined
      : {
          to: '/recovery',
          view: { id: JSON.stringify(undo_backup_id).slice(1, -1) },
          name: 'Undo: restore the backup of what was replaced',
        },
  scan_volume: () => ({ to: '/volumes', view: {}, name: 'Open the volumes' }),
  create_index: () => ({ to: '/database', view: { tab: 'indexes' }, name: 'Open the indexes' }),
};

export function JobDetail({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const job = useJob(jobId);
  return (
    <Card
      title={job.data === undefined ? 'Job' : `${words(job.data.kind)} of ${job.data.target}`}
      meta={<Id id={jobId} />}
    >
      <QueryView query={job} rows={5}>
        {(data) => <Detail job={data} onClose={onClose} />}
      </QueryView>
      {job.data === undefined && (
        <Bar>
          <Button onClick={onClose}>Close</Button>
        </Bar>
      )}
    </Card>
  );
}

function Detail({ job, onClose }: { job: Job; onClose: () => void }) {
  const [isCancelling, setCancelling] = useState(false);
  const now = useNow();
  const seconds = secondsOf(job, now.getTime());
  const link = job.result === undefined ? undefined : toResult[job.kind]?.(job.result as Record<string, unknown>);
  const path = { job_id: job.job_id };
  return (
    <>
      {!isOver(job) && <JobProgress job={job} />}
      {job.error !== undefined && <p role="alert">{job.error.detail}</p>}
      <Facts
        items={[
          ['State', <StatePill key="state" state={job.state} />],
          ['Phase', job.phase],
          ['Took', seconds === undefined ? 'not begun' : duration(seconds)],
          ['Usual', <Usual key="usual" kind={job.kind} />],
          ['Asked for', <Time key="created" at={job.created_at} />],
          [
            'Requested by',
            <PageLink key="by" to="/access" view={{ tab: 'audit', caller: job.requested_by }}>
              {job.requested_by}
            </PageLink>,
          ],
          ['Attempt', String(job.attempt)],
          ...(job.audit_id === undefined
            ? []
            : [
                [
                  'Audit',
                  <PageLink key="audit" to="/access" view={{ tab: 'audit', id: job.audit_id }}>
                    Open the record
                  </PageLink>,
                ] as const,
              ]),
          ...(job.request_id === undefined ? [] : [['Request', <Id key="request" id={job.request_id} />] as const]),
        ]}
      />
      {job.result !== undefined && <JsonView value={job.result} label="Result of the job" />}
      <Bar>
        {link !== undefined && (
          <PageLink to={link.to} view={link.view}>
            {link.name}
          </PageLink>
        )}
        <Button
          scope="jobs:write"
          disabled={isOver(job) || job.cancel_requested_at !== undefined}
          onClick={() => setCancelling(true)}
        >
          {job.cancel_requested_at === undefined ? 'Cancel the job…' : 'Being cancelled'}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </Bar>
      {isCancelling && (
        <ActionDialog
          title={`Cancel ${words(job.kind).toLowerCase()} of ${job.target}`}
          verb="Cancel the job"
          scope="jobs:write"
          isDestructive
          done="The job was asked to stop."
          onClose={() => setCancelling(false)}
          request={() => request('post', '/api/v1/jobs/{job_id}/cancel', { params: { path } })}
        >
          <p>The job stops at its next safe point and undoes what is half done.</p>
        </ActionDialog>
      )}
    </>
  );
}

/** How long jobs of this kind took lately. */
function Usual({ kind }: { kind: string }) {
  const last = useRead(request('get', '/api/v1/jobs', { params: { query: { kind, state: 'succeeded', limit: 10 } } }), {
    pace: 'slow',
  });
  const seconds = usualSeconds(last.data?.items ?? []);
  return <>{seconds === undefined ? '–' : duration(seconds)}</>;
}
