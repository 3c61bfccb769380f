import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { TextField } from '../../components/fields';
import { moment } from '../../format/times';

/** Restores the database as it was at a time, into another one: nothing that is there changes. */
export function RestoreToTimeDialog({ at, onClose }: { at: Date; onClose: () => void }) {
  const [database, setDatabase] = useState('lucid_restored');
  return (
    <ActionDialog
      title={`Restore to ${moment(at)}`}
      verb="Restore"
      scope="backups:restore"
      done="The restore has started."
      onClose={onClose}
      request={() =>
        database.trim() === ''
          ? undefined
          : request('post', '/api/v1/point-in-time/restores', {
              body: { to_time: at.toISOString(), database: database.trim() },
            })
      }
    >
      <p>
        The service restores into a database of its own. The present data stay as they are, so that you can compare
        before you copy anything.
      </p>
      <TextField
        label="Database"
        value={database}
        onChange={setDatabase}
        hint="It must hold nothing, and BACKUP_RESTORE_DATABASES must allow its name."
      />
    </ActionDialog>
  );
}
