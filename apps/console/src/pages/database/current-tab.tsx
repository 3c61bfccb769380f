import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { PageLink } from '../../components/page-link';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { microseconds } from '../../format/numbers';

type Operation = components['schemas']['CurrentOperation'];

/** What runs on the database now, the oldest first. */
export function CurrentTab() {
  const [killed, setKilled] = useState<Operation>();
  const current = useRead(request('get', '/api/v1/database/operations/current'), { pace: 'live' });
  const columns: readonly Column<Operation>[] = [
    { name: 'Operation', isWide: true, cell: ({ operation, shape }) => <code>{`${operation} ${shape}`}</code> },
    { name: 'Of', cell: ({ namespace }) => <code>{namespace ?? '–'}</code> },
    { name: 'Runs for', align: 'right', cell: ({ age_microseconds }) => microseconds(age_microseconds) },
    { name: 'Plan', cell: ({ plan }) => <code>{plan ?? '–'}</code> },
    {
      name: 'Client',
      cell: ({ client_name, job_id, own }) =>
        job_id === undefined ? (
          own ? (
            'this service'
          ) : (
            (client_name ?? '–')
          )
        ) : (
          <PageLink to="/jobs" view={{ id: job_id }}>
            Job
          </PageLink>
        ),
    },
    {
      name: 'Actions',
      cell: (operation) =>
        operation.opid === undefined ? null : (
          <Button
            kind="quiet"
            scope="database:write"
            disabled={operation.kill_pending}
            label={`Kill ${operation.opid}`}
            onClick={() => setKilled(operation)}
          >
            {operation.kill_pending ? 'Being killed' : 'Kill'}
          </Button>
        ),
    },
  ];
  return (
    <QueryView query={current}>
      {({ items, member, truncated }) => (
        <>
          {items.length === 0 ? (
            <Empty>Nothing runs on {member} at this moment.</Empty>
          ) : (
            <Table
              caption="Operations running now"
              columns={columns}
              rows={items}
              rowKey={({ opid, operation, shape }) => opid ?? `${operation} ${shape}`}
            />
          )}
          {truncated && <p>The list is longer than what is shown.</p>}
          {killed?.opid !== undefined && (
            <KillDialog opid={killed.opid} shape={killed.shape} onClose={() => setKilled(undefined)} />
          )}
        </>
      )}
    </QueryView>
  );
}

function KillDialog({ opid, shape, onClose }: { opid: string; shape: string; onClose: () => void }) {
  return (
    <ActionDialog
      title={`Kill operation ${opid}`}
      verb="Kill"
      scope="database:write"
      isDestructive
      confirm={opid}
      done={`Operation ${opid} was killed.`}
      onClose={onClose}
      request={() =>
        request('post', '/api/v1/database/operations/current/{opid}/kill', {
          params: { path: { opid }, query: { confirm: opid } },
        })
      }
    >
      <p>
        Its caller gets an error: <code>{shape}</code>
      </p>
    </ActionDialog>
  );
}
