import type { components, Data } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useList, useRead } from '../../api/read';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar, Facts } from '../../components/card';
import { Id } from '../../components/id';
import { PageLink } from '../../components/page-link';
import { StatePill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, ListTable, Table } from '../../components/table';
import { Time } from '../../components/time';
import { bytes, count } from '../../format/numbers';
import styles from './backup-detail.module.css';
import { RestoreDialog } from './restore-dialog';

type Backup = components['schemas']['Backup'];
type Namespace = components['schemas']['BackupNamespace'];
type BackupFile = Data<'/api/v1/backups/{backup_id}/files', 'get'>['items'][number];
type Action = 'restore' | 'verify' | 'drill' | 'pin' | 'delete' | 'files';

const NAMESPACES: readonly Column<Namespace>[] = [
  { name: 'Collection', cell: ({ name }) => <code>{name}</code> },
  {
    name: 'State',
    cell: ({ state, reason }) => (
      <span title={reason}>
        <StatePill state={state} />
      </span>
    ),
  },
  { name: 'Documents', align: 'right', cell: ({ documents }) => count(documents) },
  { name: 'Data', align: 'right', cell: ({ data_bytes }) => bytes(data_bytes) },
  { name: 'In the backup', align: 'right', cell: ({ size_bytes }) => bytes(size_bytes) },
];

const FILES: readonly Column<BackupFile>[] = [
  { name: 'File', isWide: true, cell: ({ path }) => <code>{path}</code> },
  { name: 'Size', align: 'right', cell: ({ size_bytes }) => bytes(size_bytes) },
  { name: 'SHA-256', cell: ({ sha256 }) => <Id id={sha256} /> },
];

/** One backup: what is in it, and what can be done with it. */
export function BackupDetail({ backup }: { backup: Backup }) {
  const [action, setAction] = useState<Action>();
  const path = { backup_id: backup.backup_id };
  const detail = useRead(request('get', '/api/v1/backups/{backup_id}', { params: { path } }), { pace: 'slow' });
  const open = (name: Action) => () => setAction(name);
  const close = (): void => setAction(undefined);
  const isPinned = backup.pinned === true;
  return (
    <section className={styles['detail']} aria-label={`Backup ${backup.name}`}>
      <h2>{backup.name}</h2>
      <Facts
        items={[
          ['Id', <Id key="id" id={backup.backup_id} />],
          ['Database', <code key="database">{backup.database}</code>],
          ['Documents', count(backup.documents)],
          ['Consistency', backup.consistency.mode === 'snapshot' ? 'one time of the cluster' : backup.consistency.mode],
          ['Engine', `${backup.engine}, ${backup.compression}, ${backup.encryption ?? 'not encrypted'}`],
          ['Verified', <Time key="verified" at={backup.verified_at} />],
          ['Requested by', backup.requested_by],
          [
            'Job',
            <PageLink key="job" to="/jobs" view={{ id: backup.backup_id }}>
              Open
            </PageLink>,
          ],
        ]}
      />
      <Bar>
        <Button kind="primary" scope="backups:restore" onClick={open('restore')}>
          Restore…
        </Button>
        <Button scope="backups:write" onClick={open('verify')}>
          Verify…
        </Button>
        <Button scope="backups:restore" onClick={open('drill')}>
          Run a drill…
        </Button>
        <Button scope="backups:write" onClick={open('pin')}>
          {isPinned ? 'Unpin…' : 'Pin…'}
        </Button>
        <Button onClick={action === 'files' ? close : open('files')} pressed={action === 'files'}>
          Files
        </Button>
        <Button
          scope="backups:delete"
          disabled={isPinned}
          onClick={open('delete')}
          title={isPinned ? 'Unpin it first.' : undefined}
        >
          Delete…
        </Button>
      </Bar>
      {action === 'files' ? (
        <FileList backupId={backup.backup_id} />
      ) : (
        <QueryView query={detail}>
          {({ namespaces = [] }) => (
            <Table
              caption="Collections of the backup"
              columns={NAMESPACES}
              rows={namespaces}
              rowKey={({ name }) => name}
            />
          )}
        </QueryView>
      )}
      {action === 'restore' && <RestoreDialog backup={backup} onClose={close} />}
      {action !== undefined && action !== 'restore' && action !== 'files' && (
        <SmallDialog action={action} backup={backup} onClose={close} />
      )}
    </section>
  );
}

function FileList({ backupId: backup_id }: { backupId: string }) {
  const list = useList(
    request('get', '/api/v1/backups/{backup_id}/files', { params: { path: { backup_id }, query: { limit: 50 } } }),
    { pace: 'once' },
  );
  return (
    <ListTable
      caption="Files of the backup"
      columns={FILES}
      list={list}
      rowKey={({ path }) => path}
      empty={<Empty>No files.</Empty>}
    />
  );
}

function SmallDialog({
  action,
  backup,
  onClose,
}: {
  action: Exclude<Action, 'restore' | 'files'>;
  backup: Backup;
  onClose: () => void;
}) {
  const { backup_id, name, pinned = false, size_bytes, storage } = backup;
  const path = { backup_id };
  const common = { onClose, title: `${action === 'pin' && pinned ? 'Unpin' : TITLES[action]} ${name}` };
  if (action === 'verify')
    return (
      <ActionDialog
        {...common}
        verb="Verify"
        scope="backups:write"
        done="The verification has started."
        request={() =>
          request('post', '/api/v1/backups/{backup_id}/verify', { params: { path }, body: { percent: 100 } })
        }
      >
        <p>The service reads all {bytes(size_bytes)} again and compares each file with the manifest.</p>
      </ActionDialog>
    );
  if (action === 'drill')
    return (
      <ActionDialog
        {...common}
        verb="Run the drill"
        scope="backups:restore"
        done="The drill has started."
        request={() => request('post', '/api/v1/backup-drills', { body: { backup_id } })}
      >
        <p>
          The service restores the backup into a scratch database, checks what came back, and drops the database. The
          present data do not change.
        </p>
      </ActionDialog>
    );
  if (action === 'pin')
    return (
      <ActionDialog
        {...common}
        verb={pinned ? 'Unpin' : 'Pin'}
        scope="backups:write"
        done={pinned ? `${name} is no longer pinned.` : `${name} is pinned.`}
        request={() =>
          request('patch', '/api/v1/backups/{backup_id}', {
            params: { path, query: pinned ? { confirm: backup_id } : {} },
            body: { pinned: !pinned },
          })
        }
      >
        <p>
          {pinned
            ? 'The retention may delete this backup afterwards.'
            : 'Nothing deletes a pinned backup: neither the retention nor a request.'}
        </p>
      </ActionDialog>
    );
  return (
    <ActionDialog
      {...common}
      verb="Delete"
      scope="backups:delete"
      isDestructive
      confirm={name}
      done={`${name} was deleted.`}
      request={() =>
        request('delete', '/api/v1/backups/{backup_id}', { params: { path, query: { confirm: backup_id } } })
      }
    >
      <p>
        Deletes {bytes(size_bytes)} with {count(backup.documents)} documents from storage {storage}. This cannot be
        undone. Times after <Time at={backup.created_at} /> may no longer be restorable.
      </p>
    </ActionDialog>
  );
}

const TITLES = { verify: 'Verify', drill: 'Prove by a drill:', pin: 'Pin', delete: 'Delete' } as const;
