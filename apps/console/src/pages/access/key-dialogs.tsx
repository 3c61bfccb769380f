import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { SelectField } from '../../components/fields';
import { Time } from '../../components/time';

type ApiKey = components['schemas']['ApiKey'];

interface RotateProps {
  apiKey: ApiKey;
  onClose: () => void;
  onSecret: (secret: components['schemas']['ApiKeyWithSecret']) => void;
}

const OVERLAPS = [
  ['0', 'No time: it stops at once'],
  ['3600', '1 hour'],
  ['86400', '1 day'],
  ['604800', '7 days'],
] as const;

/** Gives a key a new secret; the present one works on for a while. */
export function RotateKeyDialog({ apiKey: { key_id, name }, onClose, onSecret }: RotateProps) {
  const [overlap, setOverlap] = useState('86400');
  return (
    <ActionDialog
      title={`Rotate ${name}`}
      verb="Rotate"
      scope="api-keys:write"
      done={`${name} has a new secret.`}
      onClose={onClose}
      onDone={onSecret}
      request={() =>
        request('post', '/api/v1/api-keys/{key_id}/rotate', {
          params: { path: { key_id } },
          body: { overlap_seconds: Number(overlap) },
        })
      }
    >
      <SelectField label="The present secret works for" value={overlap} onChange={setOverlap} options={OVERLAPS} />
      <p>Sessions that signed in with the present secret end when it does.</p>
    </ActionDialog>
  );
}

/** Ends a key for good. */
export function RevokeKeyDialog({
  apiKey: { key_id, name, last_used_at },
  onClose,
}: {
  apiKey: ApiKey;
  onClose: () => void;
}) {
  return (
    <ActionDialog
      title={`Revoke ${name}`}
      verb="Revoke"
      scope="api-keys:write"
      isDestructive
      confirm={name}
      done={`${name} is revoked.`}
      onClose={onClose}
      request={() =>
        request('delete', '/api/v1/api-keys/{key_id}', { params: { path: { key_id }, query: { confirm: key_id } } })
      }
    >
      <p>
        Requests with this key are refused within 5 seconds, and its sessions end. A revoked key cannot be used again.
        It was last used {last_used_at === undefined ? 'never' : <Time at={last_used_at} relative />}.
      </p>
    </ActionDialog>
  );
}
