import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useList } from '../../api/read';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { PageLink } from '../../components/page-link';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Time } from '../../components/time';
import { counted } from '../../format/numbers';
import { modelOf } from './collections';

type Letter = components['schemas']['DeadLetter'];

/** The most letters that one request replays. */
const MOST = 100;

/** Changes that a consumer could not process, and their repetition. */
export function DeadLettersTab() {
  const [replayed, setReplayed] = useState<readonly Letter[]>();
  const list = useList(request('get', '/api/v1/database/changes/dead-letters', { params: { query: { limit: MOST } } }));
  const columns: readonly Column<Letter>[] = [
    {
      ...{ name: 'Document', isWide: true },
      cell: ({ collection_name, document }) => (
        <PageLink to="/data" view={{ model: modelOf(collection_name), id: document }}>
          <code>{`${collection_name} ${document}`}</code>
        </PageLink>
      ),
    },
    { name: 'Consumer', cell: ({ consumer }) => consumer },
    { name: 'Reason', cell: ({ reason }) => reason },
    { name: 'Attempts', align: 'right', cell: ({ attempts }) => String(attempts) },
    { name: 'Last', cell: ({ last_at }) => <Time at={last_at} /> },
    {
      name: 'Actions',
      cell: (letter) => (
        <Button
          kind="quiet"
          scope="database:write"
          label={`Retry ${letter.document}`}
          onClick={() => setReplayed([letter])}
        >
          Retry
        </Button>
      ),
    },
  ];
  return (
    <>
      {list.items.length > 0 && (
        <Bar>
          <Button scope="database:write" onClick={() => setReplayed(list.items.slice(0, MOST))}>
            Retry all shown…
          </Button>
        </Bar>
      )}
      <ListTable
        caption="Dead letters"
        columns={columns}
        list={list}
        rowKey={({ letter_id }) => letter_id}
        empty={<Empty>Every change was processed: there are no dead letters.</Empty>}
      />
      {replayed !== undefined && (
        <ActionDialog
          title={`Retry ${counted(replayed.length, 'change')}`}
          verb="Retry"
          scope="database:write"
          done="The changes were retried."
          onClose={() => setReplayed(undefined)}
          request={() =>
            request('post', '/api/v1/database/changes/dead-letters/replay', {
              body: { letter_ids: replayed.map(({ letter_id }) => letter_id) },
            })
          }
        >
          <p>
            The service reads the present document and processes it again. Letters of documents that are gone are
            removed.
          </p>
        </ActionDialog>
      )}
    </>
  );
}
