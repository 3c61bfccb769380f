import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { TextField } from '../../components/fields';
import { cronInWords } from '../../format/cron';

/** Makes a schedule of backups. */
export function ScheduleDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [cron, setCron] = useState('0 2 * * *');
  const [days, setDays] = useState('30');
  const retention = days === '' ? undefined : { days: Number(days) };
  return (
    <ActionDialog
      title="New schedule"
      verb="Make the schedule"
      scope="backups:write"
      done={`The schedule ${name} was made.`}
      onClose={onClose}
      request={() =>
        name === ''
          ? undefined
          : request('post', '/api/v1/backup-schedules', {
              ...(retention !== undefined && { params: { query: { confirm: name } } }),
              body: { name, cron, ...(retention !== undefined && { retention }) },
            })
      }
    >
      <TextField label="Name" value={name} onChange={setName} placeholder="nightly" required />
      <TextField label="Cron expression" value={cron} onChange={setCron} hint={`${cronInWords(cron)}, in UTC`} />
      <TextField
        label="Keep for days"
        type="number"
        value={days}
        onChange={setDays}
        hint="Empty: the default retention. The last good backup is always kept."
      />
    </ActionDialog>
  );
}
