import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { CheckField } from '../../components/fields';
import { StatePill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { bytes, count } from '../../format/numbers';
import { DriftReports } from './drift-reports';

type Index = components['schemas']['IndexOverview'];
type Row = components['schemas']['CollectionRow'];
type Action = { kind: 'rebuild' | 'activate' | 'delete'; index: Index } | { kind: 'audit' };

/** Documents in the collection beside those in its index. */
function useSourceCounts(): ReadonlyMap<string, number | undefined> {
  const stats = useRead(request('get', '/api/v1/database/stats', { params: { query: { limit: 200 } } }), {
    pace: 'slow',
  });
  return new Map(
    ((stats.data as { collections: Row[] } | undefined)?.collections ?? []).map(({ name, documents }) => [
      name,
      documents,
    ]),
  );
}

export function IndicesTab() {
  const [action, setAction] = useState<Action>();
  const sources = useSourceCounts();
  const indices = useRead(request('get', '/api/v1/search/indices'));
  const columns: readonly Column<Index>[] = [
    { name: 'Collection', cell: ({ collection }) => <code>{collection}</code> },
    { name: 'Index', isWide: true, cell: ({ index }) => <code>{index}</code> },
    { name: 'State', cell: ({ state }) => <StatePill state={state} /> },
    { name: 'Health', cell: ({ health }) => <StatePill state={health} /> },
    { name: 'Indexed', align: 'right', cell: ({ documents }) => (documents === undefined ? '–' : count(documents)) },
    {
      name: 'In MongoDB',
      align: 'right',
      cell: ({ collection }) => {
        const documents = sources.get(collection);
        return documents === undefined ? '–' : count(documents);
      },
    },
    { name: 'Size', align: 'right', cell: ({ size_bytes }) => (size_bytes === undefined ? '–' : bytes(size_bytes)) },
    { name: 'Built', cell: ({ created_at }) => <Time at={created_at} /> },
    {
      name: 'Actions',
      cell: (index) => (
        <Bar>
          {index.state === 'live' ? (
            <Button
              kind="quiet"
              scope="search:write"
              label={`Rebuild ${index.collection}`}
              onClick={() => setAction({ kind: 'rebuild', index })}
            >
              Rebuild
            </Button>
          ) : (
            <>
              <Button
                kind="quiet"
                scope="search:write"
                label={`Activate ${index.index}`}
                onClick={() => setAction({ kind: 'activate', index })}
              >
                Activate
              </Button>
              <Button
                kind="quiet"
                scope="search:delete"
                label={`Delete ${index.index}`}
                onClick={() => setAction({ kind: 'delete', index })}
              >
                Delete
              </Button>
            </>
          )}
        </Bar>
      ),
    },
  ];
  return (
    <>
      <Bar>
        <Button kind="primary" scope="search:write" onClick={() => setAction({ kind: 'audit' })}>
          Compare with MongoDB…
        </Button>
      </Bar>
      <QueryView query={indices} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>No index is kept. Elasticsearch may still be starting: see Health.</Empty>
          ) : (
            <Table caption="Search indices" columns={columns} rows={items} rowKey={({ index }) => index} />
          )
        }
      </QueryView>
      <DriftReports />
      {action !== undefined && <IndexAction action={action} onClose={() => setAction(undefined)} />}
    </>
  );
}

function IndexAction({ action, onClose }: { action: Action; onClose: () => void }) {
  const [repair, setRepair] = useState(false);
  if (action.kind === 'audit')
    return (
      <ActionDialog
        title="Compare every document with the index"
        verb={repair ? 'Compare and repair' : 'Compare'}
        scope="search:write"
        done="The comparison has started."
        onClose={onClose}
        request={() => request('post', '/api/v1/search/drift', { body: { repair } })}
      >
        <p>Reads all documents of the six collections in the background, at a pace that leaves room for callers.</p>
        <CheckField label="Repair the differences" value={repair} onChange={setRepair} />
      </ActionDialog>
    );
  const { index, collection } = action.index;
  if (action.kind === 'rebuild')
    return (
      <ActionDialog
        title={`Rebuild the index of ${collection}`}
        verb="Rebuild"
        scope="search:write"
        done={`The index of ${collection} is being rebuilt.`}
        onClose={onClose}
        request={() =>
          request('post', '/api/v1/search/indices/{name}/rebuild', { params: { path: { name: collection } } })
        }
      >
        <p>
          A new index is built beside the one that is searched, and takes its place when it is complete. Searches go on
          meanwhile.
        </p>
      </ActionDialog>
    );
  if (action.kind === 'activate')
    return (
      <ActionDialog
        title={`Search ${index}`}
        verb="Activate"
        scope="search:write"
        done={`${index} is searched now.`}
        onClose={onClose}
        request={() => request('post', '/api/v1/search/indices/{name}/activate', { params: { path: { name: index } } })}
      >
        <p>Searches of {collection} use this index from then on.</p>
      </ActionDialog>
    );
  return (
    <ActionDialog
      title={`Delete ${index}`}
      verb="Delete"
      scope="search:delete"
      isDestructive
      confirm={index}
      done={`${index} was deleted.`}
      onClose={onClose}
      request={() =>
        request('delete', '/api/v1/search/indices/{name}', {
          params: { path: { name: index }, query: { confirm: index } },
        })
      }
    >
      <p>It is not searched. Without it there is no way back to it.</p>
    </ActionDialog>
  );
}
