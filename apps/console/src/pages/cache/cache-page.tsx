import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Card, Facts, Headline } from '../../components/card';
import { Meter } from '../../components/meter';
import { Pill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { bytes, count, duration, percent } from '../../format/numbers';
import { words } from '../../format/words';
import { CacheKeys } from './cache-keys';
import { FlushDialog } from './flush-dialog';
import { HitHistory } from './hit-history';
import { hitShares } from './hit-shares';

type Namespace = components['schemas']['CacheNamespaceStats'];

const COLUMNS: readonly Column<Namespace>[] = [
  { name: 'Namespace', isWide: true, cell: ({ namespace }) => namespace },
  {
    name: 'Hits',
    cell: ({ namespace, hit_rate: rate }) =>
      rate === undefined ? (
        'not read yet'
      ) : (
        <>
          <Meter value={rate} max={1} warnAt={2} label={`Hit rate of ${namespace}: ${percent(rate)}`} />
          <span>{percent(rate)}</span>
        </>
      ),
  },
  { name: 'Memory', align: 'right', cell: ({ hit_local }) => count(hit_local) },
  { name: 'Redis', align: 'right', cell: ({ hit }) => count(hit) },
  { name: 'Misses', align: 'right', cell: ({ miss }) => count(miss) },
  { name: 'Coalesced', align: 'right', cell: ({ coalesced }) => count(coalesced) },
  { name: 'Bypassed', align: 'right', cell: ({ bypass }) => count(bypass) },
  { name: 'Kept for', align: 'right', cell: ({ ttl_seconds }) => duration(ttl_seconds) },
];

const REDIS = {
  used: <Pill tone="good">used</Pill>,
  away: <Pill tone="bad">away</Pill>,
  renewing: <Pill tone="warn">being renewed</Pill>,
};

export function CachePage() {
  const [view, change] = useView();
  const [isFlushing, setFlushing] = useState(false);
  const stats = useRead(request('get', '/api/v1/cache/stats'));
  const shares = stats.data === undefined ? undefined : hitShares(stats.data.namespaces);
  return (
    <>
      <Headline
        sub="Counters of the replica that answered, since it started."
        actions={
          <Button scope="cache:delete" onClick={() => setFlushing(true)}>
            Forget answers…
          </Button>
        }
      >
        {shares === undefined
          ? 'Cache'
          : shares.asked === 0
            ? 'No cached answer was asked for yet.'
            : `${percent(shares.local + shares.redis)} of ${count(shares.asked)} reads were answered from the cache.`}
      </Headline>
      <HitHistory namespace={view['id']} />
      <QueryView query={stats} rows={8}>
        {({ namespaces, redis, local_entries, local_bytes, local_max_bytes, live, position }) => (
          <>
            <Card title="Tiers">
              <Facts
                items={[
                  ['Memory', `${count(local_entries)} entries, ${bytes(local_bytes)} of ${bytes(local_max_bytes)}`],
                  ['Hits in memory', shares === undefined ? '–' : percent(shares.local)],
                  ['Redis', REDIS[redis]],
                  ['Hits in Redis', shares === undefined ? '–' : percent(shares.redis)],
                  ['Follows changes', live ? <Pill tone="good">yes</Pill> : <Pill tone="warn">no</Pill>],
                  ['Position', <code key="position">{position ?? '–'}</code>],
                ]}
              />
            </Card>
            <Card title="Namespaces" meta="one for each kind of answer">
              {namespaces.length === 0 ? (
                <Empty>Nothing is cached.</Empty>
              ) : (
                <Table
                  caption="Namespaces of the cache"
                  columns={COLUMNS}
                  rows={namespaces}
                  rowKey={({ namespace }) => namespace}
                  selected={view['id']}
                  onSelect={({ namespace }) =>
                    change({ id: namespace === view['id'] ? undefined : namespace, key: undefined })
                  }
                />
              )}
            </Card>
            {view['id'] !== undefined && <CacheKeys key={view['id']} namespace={view['id']} />}
            {isFlushing && (
              <FlushDialog
                namespaces={namespaces.map(({ namespace }) => [namespace, words(namespace)] as const)}
                onClose={() => setFlushing(false)}
              />
            )}
          </>
        )}
      </QueryView>
    </>
  );
}
