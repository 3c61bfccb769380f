import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useList, useRead } from '../../api/read';
import { useView } from '../../api/view';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar, Card, Facts } from '../../components/card';
import { JsonView } from '../../components/json-view';
import { Pill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { bytes, duration } from '../../format/numbers';

type CacheKey = components['schemas']['CacheKeyInfo'];

const COLUMNS: readonly Column<CacheKey>[] = [
  { name: 'Key', isWide: true, cell: ({ key }) => <code>{key}</code> },
  { name: 'State', cell: ({ state }) => <Pill tone={state === 'answer' ? 'good' : 'quiet'}>{state}</Pill> },
  { name: 'Size', align: 'right', cell: ({ size_bytes }) => bytes(size_bytes) },
  { name: 'Kept for', align: 'right', cell: ({ ttl_seconds }) => duration(ttl_seconds) },
];

/** The keys of a namespace in Redis, and what is stored for one of them. */
export function CacheKeys({ namespace }: { namespace: string }) {
  const [view, change] = useView();
  const list = useList(request('get', '/api/v1/cache/keys', { params: { query: { namespace, limit: 50 } } }), {
    pace: 'once',
  });
  return (
    <Card title={`Keys of ${namespace}`} meta="in Redis">
      {view['key'] !== undefined && <CachedAnswer key={view['key']} namespace={namespace} cacheKey={view['key']} />}
      <ListTable
        caption={`Keys of ${namespace}`}
        columns={COLUMNS}
        list={list}
        rowKey={({ key }) => key}
        selected={view['key']}
        onSelect={({ key }) => change({ key: key === view['key'] ? undefined : key })}
        empty={<Empty>Redis keeps no answer of this kind now.</Empty>}
      />
    </Card>
  );
}

function CachedAnswer({ namespace, cacheKey: key }: { namespace: string; cacheKey: string }) {
  const [, change] = useView();
  const [isForgetting, setForgetting] = useState(false);
  const path = { namespace, key };
  const answer = useRead(request('get', '/api/v1/cache/keys/{namespace}/{key}', { params: { path } }), {
    pace: 'once',
  });
  return (
    <QueryView query={answer}>
      {({ size_bytes, ttl_seconds, local, value, position }) => (
        <section aria-label={`Cached answer ${key}`}>
          <Facts
            items={[
              ['Key', <code key="key">{key}</code>],
              ['Size', bytes(size_bytes)],
              ['Kept for', duration(ttl_seconds)],
              ['Also in memory', local ? 'yes' : 'no'],
              ['Position', <code key="position">{position}</code>],
            ]}
          />
          {value === undefined ? (
            <p>A mark that the document was changed: no answer is stored.</p>
          ) : (
            <JsonView value={value} label="The cached answer" />
          )}
          <Bar>
            <Button scope="cache:delete" onClick={() => setForgetting(true)}>
              Forget it…
            </Button>
          </Bar>
          {isForgetting && (
            <ActionDialog
              title={`Forget ${key}`}
              verb="Forget"
              scope="cache:delete"
              isDestructive
              done={`${key} was forgotten.`}
              onClose={() => setForgetting(false)}
              onDone={() => change({ key: undefined })}
              request={() => request('delete', '/api/v1/cache/keys/{namespace}/{key}', { params: { path } })}
            >
              <p>The next read asks MongoDB, and caches its answer again.</p>
            </ActionDialog>
          )}
        </section>
      )}
    </QueryView>
  );
}
