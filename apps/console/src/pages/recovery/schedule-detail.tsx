import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar, Facts } from '../../components/card';
import { Id } from '../../components/id';
import { PageLink } from '../../components/page-link';
import styles from './backup-detail.module.css';

type Schedule = components['schemas']['BackupSchedule'];

/** One schedule, and what can be done with it. A change carries the version that this page shows. */
export function ScheduleDetail({ schedule }: { schedule: Schedule }) {
  const [action, setAction] = useState<'toggle' | 'delete'>();
  const { schedule_id, name, enabled, version, from_environment: isFixed } = schedule;
  const path = { schedule_id };
  const close = (): void => setAction(undefined);
  return (
    <section className={styles['detail']} aria-label={`Schedule ${name}`}>
      <h3>{name}</h3>
      <Facts
        items={[
          ['Id', <Id key="id" id={schedule_id} />],
          ['Expression', <code key="cron">{schedule.cron}</code>],
          ['Made by', schedule.created_by ?? 'the environment'],
          ['Last error', schedule.last_error ?? 'none'],
          [
            'Running now',
            schedule.running_job_id === undefined ? (
              'no'
            ) : (
              <PageLink key="job" to="/jobs" view={{ id: schedule.running_job_id }}>
                Watch the job
              </PageLink>
            ),
          ],
          ['Audit', <PageLink key="audit" to="/access" view={{ tab: 'audit', target: schedule_id }}>Changes</PageLink>],
        ]}
      />
      <Bar>
        <Button scope="backups:write" disabled={isFixed} onClick={() => setAction('toggle')} title={isFixed ? 'Set by the environment.' : undefined}>
          {enabled ? 'Disable…' : 'Enable…'}
        </Button>
        <Button scope="backups:delete" disabled={isFixed} onClick={() => setAction('delete')}>
          Delete…
        </Button>
      </Bar>
      {action === 'toggle' && (
        <ActionDialog
          title={`${enabled ? 'Disable' : 'Enable'} ${name}`}
          verb={enabled ? 'Disable' : 'Enable'}
          scope="backups:write"
          done={`${name} is ${enabled ? 'disabled' : 'enabled'}.`}
          onClose={close}
          request={() =>
            request('patch', '/api/v1/backup-schedules/{schedule_id}', {
              params: { path, header: { 'If-Match': `"${String(version)}"` } },
              body: { enabled: !enabled },
            })
          }
        >
          <p>{enabled ? 'It makes no backups until somebody enables it again.' : 'It makes backups at its times again.'}</p>
        </ActionDialog>
      )}
      {action === 'delete' && (
        <ActionDialog
          title={`Delete ${name}`}
          verb="Delete"
          scope="backups:delete"
          isDestructive
          confirm={name}
          done={`${name} was deleted.`}
          onClose={close}
          request={() =>
            request('delete', '/api/v1/backup-schedules/{schedule_id}', { params: { path, query: { confirm: schedule_id } } })
          }
        >
          <p>Its backups stay, and are kept as those made by hand.</p>
        </ActionDialog>
      )}
    </section>
  );
}
