import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { CheckField, SelectField, TextField } from '../../components/fields';
import styles from './create-key-dialog.module.css';
import { AREAS, ROLES, SCOPES } from './scopes';

interface CreateKeyProps {
  onClose: () => void;
  onSecret: (secret: components['schemas']['ApiKeyWithSecret']) => void;
}

/** Makes a key with the scopes of a role, or with chosen ones. */
export function CreateKeyDialog({ onClose, onSecret }: CreateKeyProps) {
  const [name, setName] = useState('');
  const [role, setRole] = useState('Read only');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [days, setDays] = useState('90');
  const [now] = useState(() => Date.now());
  const scopes = role === 'Chosen' ? chosen : (ROLES.find(([each]) => each === role)?.[1] ?? []);
  const isComplete = name.trim() !== '' && scopes.length > 0;
  const expires = days === '' ? {} : { expires_at: new Date(now + Number(days) * 86_400_000).toISOString() };
  const toggle = (scope: string) => (isOn: boolean) =>
    setChosen(isOn ? [...chosen, scope] : chosen.filter((each) => each !== scope));
  return (
    <ActionDialog
      title="New API key"
      verb="Make the key"
      scope="api-keys:write"
      done={`The key ${name} was made.`}
      onClose={onClose}
      onDone={onSecret}
      request={() =>
        isComplete
          ? request('post', '/api/v1/api-keys', { body: { name: name.trim(), scopes: scopes as never, ...expires } })
          : undefined
      }
    >
      <TextField label="Name" value={name} onChange={setName} placeholder="gateway-eu" required />
      <SelectField
        label="May"
        value={role}
        onChange={setRole}
        options={[...ROLES.map(([each]) => [each, each] as const), ['Chosen', 'Chosen scopes']]}
        hint={role === 'Chosen' ? undefined : scopes.join(', ')}
      />
      {role === 'Chosen' && (
        <fieldset className={styles['scopes']}>
          <legend>Scopes</legend>
          {AREAS.map((area) => (
            <div key={area}>
              <span>{area}</span>
              {SCOPES[area].map((verb) => (
                <CheckField
                  key={verb}
                  label={verb}
                  value={chosen.includes(`${area}:${verb}`)}
                  onChange={toggle(`${area}:${verb}`)}
                />
              ))}
            </div>
          ))}
        </fieldset>
      )}
      <TextField label="Expires in days" type="number" value={days} onChange={setDays} hint="Empty: never." />
    </ActionDialog>
  );
}
