import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { TextField } from '../../components/fields';
import { bytes } from '../../format/numbers';

type Volume = components['schemas']['Volume'];
export type VolumeAction = 'resize' | 'read-only' | 'scan' | 'orphans' | 'delete';

const GB = 1e9;

export function CreateVolumeDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [size, setSize] = useState('10');
  const isComplete = name.trim() !== '' && Number(size) > 0;
  return (
    <ActionDialog
      title="New volume"
      verb="Make the volume"
      scope="volumes:write"
      done={`The volume ${name} was made.`}
      onClose={onClose}
      request={() =>
        isComplete
          ? request('post', '/api/v1/volumes', {
              body: { name: name.trim(), quota_bytes: Math.round(Number(size) * GB) },
            })
          : undefined
      }
    >
      <TextField label="Name" value={name} onChange={setName} placeholder="recordings" required />
      <TextField label="Quota in GB" type="number" value={size} onChange={setSize} />
    </ActionDialog>
  );
}

/** What can be done with a volume. A change carries the entity tag of the volume as the page showed it when the form was opened. */
export function VolumeActionDialog({
  action,
  volume,
  etag,
  onClose,
}: {
  action: VolumeAction;
  volume: Volume;
  etag: string;
  onClose: () => void;
}) {
  const [{ name, quota_bytes, used_bytes, read_only }] = useState(volume);
  const [tag] = useState(etag);
  const [size, setSize] = useState(String(quota_bytes / GB));
  const path = { name };
  const header = { 'If-Match': tag };
  switch (action) {
    case 'resize':
      return (
        <ActionDialog
          title={`Resize ${name}`}
          verb="Resize"
          scope="volumes:write"
          done={`${name} has a new quota.`}
          onClose={onClose}
          request={() =>
            Number(size) > 0
              ? request('patch', '/api/v1/volumes/{name}', {
                  params: { path, header },
                  body: { quota_bytes: Math.round(Number(size) * GB) },
                })
              : undefined
          }
        >
          <TextField
            label="Quota in GB"
            type="number"
            value={size}
            onChange={setSize}
            hint={`${bytes(used_bytes)} are used now.`}
          />
        </ActionDialog>
      );
    case 'read-only':
      return (
        <ActionDialog
          title={read_only ? `Allow writes to ${name}` : `Make ${name} read-only`}
          verb={read_only ? 'Allow writes' : 'Make it read-only'}
          scope="volumes:write"
          done={`${name} is ${read_only ? 'writable' : 'read-only'}.`}
          onClose={onClose}
          request={() =>
            request('patch', '/api/v1/volumes/{name}', { params: { path, header }, body: { read_only: !read_only } })
          }
        >
          <p>
            {read_only
              ? 'Callers can store files again.'
              : 'Requests that store files are refused until it is writable again.'}
          </p>
        </ActionDialog>
      );
    case 'scan':
      return (
        <ActionDialog
          title={`Scan ${name}`}
          verb="Scan"
          scope="volumes:write"
          done="The scan has started."
          onClose={onClose}
          request={() => request('post', '/api/v1/volumes/{name}/scan', { params: { path } })}
        >
          <p>
            Walks through the files, corrects what is counted as used, and lists what does not belong there. Nothing is
            deleted.
          </p>
        </ActionDialog>
      );
    case 'orphans':
      return (
        <ActionDialog
          title={`Delete the orphans of ${name}`}
          verb="Delete"
          scope="volumes:delete"
          isDestructive
          confirm={name}
          done="The orphans are being deleted."
          onClose={onClose}
          request={() =>
            request('delete', '/api/v1/volumes/{name}/orphans', { params: { path, query: { confirm: name } } })
          }
        >
          <p>Deletes the files that no document refers to, as the last scan found them. This cannot be undone.</p>
        </ActionDialog>
      );
    case 'delete':
      return (
        <ActionDialog
          title={`Delete ${name}`}
          verb="Delete"
          scope="volumes:delete"
          isDestructive
          confirm={name}
          done={`${name} was deleted.`}
          onClose={onClose}
          request={() => request('delete', '/api/v1/volumes/{name}', { params: { path, query: { confirm: name } } })}
        >
          <p>The volume is empty. Its name can be used again.</p>
        </ActionDialog>
      );
  }
}
