import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { TextField } from '../../components/fields';
import { Time } from '../../components/time';
import { inputValue } from '../../format/times';

type Schedule = components['schemas']['BackupSchedule'];

export type ScheduleAction = 'run' | 'pause' | 'resume' | 'skip' | 'toggle' | 'delete';

interface ScheduleActionProps {
  action: ScheduleAction;
  schedule: Schedule;
  /** Entity tag of the schedule as the page showed it. */
  etag: string;
  onClose: () => void;
}

const DAY = 86_400_000;

/** What can be done with a schedule. A change carries the entity tag of the schedule as the page showed it when the form was opened. */
export function ScheduleActionDialog({ action, schedule, etag, onClose }: ScheduleActionProps) {
  const [{ schedule_id, name, enabled }] = useState(schedule);
  const [tag] = useState(etag);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => inputValue(new Date(Date.now() + DAY)));
  const path = { schedule_id };
  const header = { 'If-Match': tag };
  const body = reason.trim() === '' ? {} : { reason: reason.trim() };
  const field = (
    <TextField
      label="Reason"
      value={reason}
      onChange={setReason}
      hint="It is kept in the audit and in the list of runs."
    />
  );

  switch (action) {
    case 'run':
      return (
        <ActionDialog
          title={`Run ${name} now`}
          verb="Run now"
          scope="backups:write"
          done={`${name} has started.`}
          onClose={onClose}
          request={() => request('post', '/api/v1/backup-schedules/{schedule_id}/run', { params: { path }, body })}
        >
          <p>Its next times stay as they are. The retention of the schedule does not count this backup.</p>
          {field}
        </ActionDialog>
      );
    case 'pause':
      return (
        <ActionDialog
          title={`Pause ${name}`}
          verb="Pause"
          scope="backups:write"
          done={`${name} is paused.`}
          onClose={onClose}
          request={() =>
            request('post', '/api/v1/backup-schedules/{schedule_id}/pause', {
              params: { path, header },
              body: { ...body, ...(until !== '' && { until: new Date(until).toISOString() }) },
            })
          }
        >
          <p>No backup is made until then. Runs that come during the pause are recorded, and not made up for.</p>
          <TextField
            label="Until (local)"
            type="datetime-local"
            value={until}
            onChange={setUntil}
            hint="Empty: until it is resumed."
          />
          {field}
        </ActionDialog>
      );
    case 'resume':
      return (
        <ActionDialog
          title={`Resume ${name}`}
          verb="Resume"
          scope="backups:write"
          done={`${name} runs at its times again.`}
          onClose={onClose}
          request={() =>
            request('post', '/api/v1/backup-schedules/{schedule_id}/resume', { params: { path, header }, body })
          }
        >
          <p>Ends the pause, and withdraws the skip of the next run.</p>
          {field}
        </ActionDialog>
      );
    case 'skip':
      return (
        <ActionDialog
          title={`Skip the next run of ${name}`}
          verb="Skip it"
          scope="backups:write"
          done={`${name} skips its next run.`}
          onClose={onClose}
          request={() =>
            request('post', '/api/v1/backup-schedules/{schedule_id}/skip', { params: { path, header }, body })
          }
        >
          <p>
            The run at <Time at={schedule.next_at} /> makes no backup. Later runs are not affected.
          </p>
          {field}
        </ActionDialog>
      );
    case 'toggle':
      return (
        <ActionDialog
          title={`${enabled ? 'Disable' : 'Enable'} ${name}`}
          verb={enabled ? 'Disable' : 'Enable'}
          scope="backups:write"
          done={`${name} is ${enabled ? 'disabled' : 'enabled'}.`}
          onClose={onClose}
          request={() =>
            request('patch', '/api/v1/backup-schedules/{schedule_id}', {
              params: { path, header },
              body: { enabled: !enabled },
            })
          }
        >
          <p>
            {enabled ? 'It makes no backups until somebody enables it again.' : 'It makes backups at its times again.'}
          </p>
        </ActionDialog>
      );
    case 'delete':
      return (
        <ActionDialog
          title={`Delete ${name}`}
          verb="Delete"
          scope="backups:delete"
          isDestructive
          confirm={name}
          done={`${name} was deleted.`}
          onClose={onClose}
          request={() =>
            request('delete', '/api/v1/backup-schedules/{schedule_id}', {
              params: { path, query: { confirm: schedule_id } },
            })
          }
        >
          <p>Its backups stay, and are kept as those made by hand.</p>
        </ActionDialog>
      );
  }
}
