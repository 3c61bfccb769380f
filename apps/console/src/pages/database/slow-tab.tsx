import type { components } from '@lucid/client';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Facts } from '../../components/card';
import { PageLink } from '../../components/page-link';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { count, duration } from '../../format/numbers';

type SlowShape = components['schemas']['SlowShape'];
type Occurrence = components['schemas']['SlowOccurrence'];

const ms = (value: number): string => duration(value / 1000);

const COLUMNS: readonly Column<SlowShape>[] = [
  { name: 'Shape', isWide: true, cell: ({ shape }) => <code>{shape}</code> },
  { name: 'Collection', cell: ({ collection, operation }) => <code>{`${operation} ${collection}`}</code> },
  { name: 'Times', align: 'right', cell: ({ count: times }) => count(times) },
  { name: 'Total', align: 'right', cell: ({ total_ms }) => ms(total_ms) },
  { name: 'p95', align: 'right', cell: ({ p95_ms }) => ms(p95_ms) },
  {
    name: 'Examined',
    align: 'right',
    cell: ({ documents_examined, returned }) => `${count(documents_examined)} for ${count(returned)}`,
  },
  { name: 'Plan', cell: ({ plans }) => <code>{plans.join(', ')}</code> },
];

const RECENT: readonly Column<Occurrence>[] = [
  { name: 'When', cell: ({ ended_at }) => <Time at={ended_at} /> },
  { name: 'Took', align: 'right', cell: ({ duration_ms }) => ms(duration_ms) },
  { name: 'Keys', align: 'right', cell: ({ keys_examined }) => count(keys_examined) },
  { name: 'Documents', align: 'right', cell: ({ documents_examined }) => count(documents_examined) },
  { name: 'Plan', cell: ({ plan }) => <code>{plan ?? '–'}</code> },
  { name: 'Client', cell: ({ client_name }) => client_name ?? '–' },
];

/** Slow operations by shape, as MongoDB's profiler recorded them. */
export function SlowTab() {
  const [view, change] = useView();
  const slow = useRead(request('get', '/api/v1/database/operations/slow', { params: { query: { limit: 50 } } }));
  const profiler = useRead(request('get', '/api/v1/database/operations/profiler'), { pace: 'slow' });
  return (
    <QueryView query={slow} rows={5}>
      {({ items, members }) => (
        <>
          {members.some(({ recording }) => recording !== true) && (
            <p>The profiler does not record on every member, so this list may be incomplete.</p>
          )}
          {items.length === 0 ? (
            <Empty>
              No operation was slower than{' '}
              {profiler.data === undefined
                ? 'the limit of the profiler'
                : `${String((profiler.data as { slow_ms?: number }).slow_ms ?? 100)} ms`}
              .
            </Empty>
          ) : (
            <Table
              caption="Slow operations by shape"
              columns={COLUMNS}
              rows={items}
              rowKey={({ shape_id }) => shape_id}
              selected={view['id']}
              onSelect={({ shape_id }) => change({ id: shape_id === view['id'] ? undefined : shape_id })}
            />
          )}
          {view['id'] !== undefined && <ShapeDetail key={view['id']} shapeId={view['id']} />}
        </>
      )}
    </QueryView>
  );
}

function ShapeDetail({ shapeId: shape_id }: { shapeId: string }) {
  const shape = useRead(
    request('get', '/api/v1/database/operations/slow/{shape_id}', { params: { path: { shape_id } } }),
  );
  return (
    <QueryView query={shape} rows={4}>
      {({ summary, advice, suggested_index, recent, first_seen_at, last_seen_at, has_sort_stage }) => (
        <section aria-label="The shape">
          <p>{summary}</p>
          <p>{advice}</p>
          <Facts
            items={[
              ['First seen', <Time key="first" at={first_seen_at} />],
              ['Last seen', <Time key="last" at={last_seen_at} />],
              ['Sorts in memory', has_sort_stage ? 'yes' : 'no'],
              ['Index that would serve it', <code key="index">{suggested_index?.join(', ') ?? '–'}</code>],
              [
                'Advice',
                <PageLink key="advice" to="/database" view={{ tab: 'advice' }}>
                  Open
                </PageLink>,
              ],
            ]}
          />
          <Table
            caption="The newest operations of this shape"
            columns={RECENT}
            rows={recent}
            rowKey={({ ended_at, member }) => `${member} ${ended_at}`}
          />
        </section>
      )}
    </QueryView>
  );
}
