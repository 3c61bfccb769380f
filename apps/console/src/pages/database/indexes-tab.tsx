import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { Filters, SelectField } from '../../components/fields';
import { Pill } from '../../components/pill';
import { QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { bytes, count } from '../../format/numbers';
import { keysInWords } from './index-keys';

type Index = components['schemas']['CollectionIndex'];

export function IndexesTab() {
  const [view, change] = useView();
  const collections = useRead(
    request('get', '/api/v1/database/collections', { params: { query: { limit: 200, type: 'collection' } } }),
    {
      pace: 'slow',
    },
  );
  const names = collections.data?.items.map(({ name }) => name) ?? [];
  const name = view['id'] ?? (names.includes('transactions') ? 'transactions' : names[0]);
  return (
    <>
      <Filters>
        <SelectField
          label="Collection"
          value={name ?? ''}
          onChange={(value) => change({ id: value })}
          options={(name === undefined || names.includes(name) ? names : [name, ...names]).map((each) => [each, each])}
        />
      </Filters>
      {name !== undefined && <IndexTable collection={name} />}
    </>
  );
}

function IndexTable({ collection }: { collection: string }) {
  const [acted, setActed] = useState<{ index: Index; action: 'hide' | 'drop' }>();
  const list = useRead(
    request('get', '/api/v1/database/collections/{name}/indexes', { params: { path: { name: collection } } }),
  );
  const columns: readonly Column<Index>[] = [
    { name: 'Index', isWide: true, cell: ({ name }) => <code>{name}</code> },
    { name: 'Keys', cell: ({ keys }) => <code>{keysInWords(keys)}</code> },
    {
      name: 'Kind',
      cell: (index) =>
        [
          ...(index.unique ? ['unique'] : []),
          ...(index.sparse ? ['sparse'] : []),
          ...(index.hidden ? ['hidden'] : []),
          ...(index.partial_filter !== undefined || index.partial_filter_text !== undefined ? ['partial'] : []),
          ...(index.expire_after_seconds === undefined ? [] : ['expires']),
        ].join(', ') || '–',
    },
    { name: 'Size', align: 'right', cell: ({ size_bytes }) => bytes(size_bytes) },
    {
      name: 'Used',
      align: 'right',
      cell: ({ uses }) => (
        <>
          {count(uses.count)} since <Time at={uses.since} />
        </>
      ),
    },
    {
      name: 'Declared',
      cell: ({ declared, serves }) =>
        declared === 'yes' ? (
          <span title={serves}>
            <Pill tone="good">yes</Pill>
          </span>
        ) : (
          <Pill tone={declared === 'no' ? 'quiet' : 'warn'}>{declared}</Pill>
        ),
    },
    {
      name: 'Actions',
      cell: (index) =>
        index.name === '_id_' ? null : (
          <Bar>
            <Button
              kind="quiet"
              scope="database:write"
              label={`${index.hidden ? 'Show' : 'Hide'} ${index.name}`}
              onClick={() => setActed({ index, action: 'hide' })}
            >
              {index.hidden ? 'Show' : 'Hide'}
            </Button>
            <Button
              kind="quiet"
              scope="database:delete"
              label={`Drop ${index.name}`}
              onClick={() => setActed({ index, action: 'drop' })}
            >
              Drop
            </Button>
          </Bar>
        ),
    },
  ];
  return (
    <QueryView query={list} rows={6}>
      {({ items, missing, unreachable_members }) => (
        <>
          <Table caption={`Indexes of ${collection}`} columns={columns} rows={items} rowKey={({ name }) => name} />
          {missing.length > 0 && (
            <p role="alert">
              Declared, but missing: {missing.map(({ name, serves }) => `${name} (serves ${serves})`).join(', ')}.
              Repair it under Schema drift.
            </p>
          )}
          {unreachable_members.length > 0 && (
            <p>Uses are incomplete: {unreachable_members.join(', ')} did not answer.</p>
          )}
          {acted !== undefined && (
            <IndexDialog collection={collection} {...acted} onClose={() => setActed(undefined)} />
          )}
        </>
      )}
    </QueryView>
  );
}

interface IndexDialogProps {
  collection: string;
  index: Index;
  action: 'hide' | 'drop';
  onClose: () => void;
}

function IndexDialog({ collection, index, action, onClose }: IndexDialogProps) {
  const { name, hidden, serves, uses, size_bytes } = index;
  const path = { name: collection, index: name };
  if (action === 'hide')
    return (
      <ActionDialog
        title={`${hidden ? 'Show' : 'Hide'} index ${name}`}
        verb={hidden ? 'Show' : 'Hide'}
        scope="database:write"
        done={`Index ${name} is ${hidden ? 'shown' : 'hidden'}.`}
        onClose={onClose}
        request={() =>
          request('patch', '/api/v1/database/collections/{name}/indexes/{index}', {
            params: { path },
            body: { hidden: !hidden },
          })
        }
      >
        <p>
          {hidden
            ? 'Queries may use it again.'
            : 'Queries no longer use it, and writes go on maintaining it. Showing it again takes no time: hide an index before you drop it.'}
        </p>
      </ActionDialog>
    );
  return (
    <ActionDialog
      title={`Drop index ${name}`}
      verb="Drop"
      scope="database:delete"
      isDestructive
      confirm={name}
      done={`Index ${name} was dropped.`}
      onClose={onClose}
      request={() =>
        request('delete', '/api/v1/database/collections/{name}/indexes/{index}', {
          params: { path, query: { confirm: name } },
        })
      }
    >
      <p>
        Frees {bytes(size_bytes)}. It was used {count(uses.count)} times since <Time at={uses.since} />.{' '}
        {serves !== undefined && `It serves ${serves}. The service declares it, and the next start builds it again.`}
      </p>
    </ActionDialog>
  );
}
