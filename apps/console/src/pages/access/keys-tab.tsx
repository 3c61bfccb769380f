import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useNow } from '../../api/now';
import { useList } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Bar, Facts } from '../../components/card';
import { Id } from '../../components/id';
import { PageLink } from '../../components/page-link';
import { Pill } from '../../components/pill';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Time } from '../../components/time';
import { CreateKeyDialog } from './create-key-dialog';
import { RevokeKeyDialog, RotateKeyDialog } from './key-dialogs';
import { SecretDialog } from './secret-dialog';

export type ApiKey = components['schemas']['ApiKey'];
type WithSecret = components['schemas']['ApiKeyWithSecret'];

function KeyState({ apiKey: { revoked_at, expires_at, previous_secret_until } }: { apiKey: ApiKey }) {
  const now = useNow().toISOString();
  if (revoked_at !== undefined) return <Pill tone="bad">revoked</Pill>;
  if (expires_at !== undefined && expires_at < now) return <Pill tone="warn">expired</Pill>;
  if (previous_secret_until !== undefined && previous_secret_until > now) return <Pill tone="run">two secrets</Pill>;
  return <Pill tone="good">active</Pill>;
}

const COLUMNS: readonly Column<ApiKey>[] = [
  { name: 'Key', isWide: true, cell: ({ name }) => <span dir="auto">{name}</span> },
  { name: 'Starts with', cell: ({ prefix }) => <code>{prefix}</code> },
  { name: 'State', cell: (apiKey) => <KeyState apiKey={apiKey} /> },
  {
    name: 'Scopes',
    cell: ({ scopes }) =>
      scopes.length > 3 ? `${scopes.slice(0, 2).join(', ')} and ${String(scopes.length - 2)} more` : scopes.join(', '),
  },
  {
    name: 'Last used',
    align: 'right',
    cell: ({ last_used_at }) => (last_used_at === undefined ? 'never' : <Time at={last_used_at} relative />),
  },
  {
    name: 'Expires',
    align: 'right',
    cell: ({ expires_at }) => (expires_at === undefined ? 'never' : <Time at={expires_at} />),
  },
];

export function KeysTab() {
  const [view, change] = useView();
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<WithSecret>();
  const list = useList(request('get', '/api/v1/api-keys', { params: { query: { limit: 50 } } }));
  const chosen = list.items.find(({ key_id }) => key_id === view['id']);
  return (
    <>
      <Bar>
        <Button kind="primary" scope="api-keys:write" onClick={() => setMaking(true)}>
          New key…
        </Button>
      </Bar>
      <ListTable
        caption="API keys, newest first"
        columns={COLUMNS}
        list={list}
        rowKey={({ key_id }) => key_id}
        selected={view['id']}
        onSelect={({ key_id }) => change({ id: key_id === view['id'] ? undefined : key_id })}
        empty={<Empty>There is no stored key. Make one for each program that calls the service.</Empty>}
      />
      {chosen !== undefined && <KeyDetail apiKey={chosen} onSecret={setSecret} />}
      {isMaking && <CreateKeyDialog onClose={() => setMaking(false)} onSecret={setSecret} />}
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </>
  );
}

function KeyDetail({ apiKey, onSecret }: { apiKey: ApiKey; onSecret: (secret: WithSecret) => void }) {
  const [action, setAction] = useState<'rotate' | 'revoke'>();
  const {
    key_id,
    name,
    scopes,
    created_at,
    created_by,
    rotated_at,
    previous_secret_until,
    rate_limit_per_minute: limit,
  } = apiKey;
  const isOver = apiKey.revoked_at !== undefined;
  const close = (): void => setAction(undefined);
  return (
    <section aria-label={`Key ${name}`}>
      <Facts
        items={[
          ['Id', <Id key="id" id={key_id} />],
          ['Scopes', scopes.join(', ')],
          ['Made', <Time key="made" at={created_at} />],
          ['Made by', created_by],
          ['Rotated', <Time key="rotated" at={rotated_at} />],
          ['Earlier secret works until', <Time key="previous" at={previous_secret_until} />],
          ['Requests per minute', limit === undefined ? 'as configured' : String(limit)],
          [
            'Audit',
            <PageLink key="audit" to="/access" view={{ tab: 'audit', caller: key_id }}>
              What it did
            </PageLink>,
          ],
        ]}
      />
      <Bar>
        <Button scope="api-keys:write" disabled={isOver} onClick={() => setAction('rotate')}>
          Rotate…
        </Button>
        <Button scope="api-keys:write" disabled={isOver} onClick={() => setAction('revoke')}>
          Revoke…
        </Button>
      </Bar>
      {action === 'rotate' && <RotateKeyDialog apiKey={apiKey} onClose={close} onSecret={onSecret} />}
      {action === 'revoke' && <RevokeKeyDialog apiKey={apiKey} onClose={close} />}
    </section>
  );
}
