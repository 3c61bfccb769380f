import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Bar, Card, Headline } from '../../components/card';
import { Filters, SelectField } from '../../components/fields';
import { FilterField } from '../../components/filter-field';
import { JsonView } from '../../components/json-view';
import { PageLink } from '../../components/page-link';
import { Pill, StatePill, type Tone } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { RequestPreview } from '../../components/request-preview';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { count, counted, duration } from '../../format/numbers';
import { shortId } from '../../format/words';
import { type FeedChange, useFeed } from './use-feed';

const MODELS = ['users', 'sessions', 'blocks', 'transactions', 'trust-policies', 'wallets'] as const;
const TONES: Readonly<Record<string, Tone>> = { create: 'good', update: 'run', delete: 'bad' };

const CHANGES: readonly Column<FeedChange>[] = [
  { name: 'When', cell: ({ data }) => <Time at={data.changed_at} /> },
  { name: 'Change', cell: ({ data }) => <Pill tone={TONES[data.operation] ?? 'quiet'}>{data.operation}</Pill> },
  { name: 'Model', cell: ({ data }) => data.model },
  {
    name: 'Document',
    isWide: true,
    cell: ({ data }) => (
      <PageLink to="/data" view={{ model: data.model, id: data.id }}>
        <code title={data.id}>{shortId(data.id)}</code>
      </PageLink>
    ),
  },
  { name: 'Version', align: 'right', cell: ({ data }) => (data.version === undefined ? '–' : count(data.version)) },
];

const keyOf = ({ id, data }: FeedChange): string => id ?? `${data.model} ${data.id} ${data.changed_at}`;

export function ChangesPage() {
  const [view, change] = useView();
  const [isPaused, setPaused] = useState(false);
  const [selected, setSelected] = useState<FeedChange>();
  const { model, document: id } = view;
  const feed = useFeed({ model, id, isPaused });
  return (
    <>
      <Headline sub="Each insert, update and delete of the six models, as the change stream of MongoDB has it.">
        {isPaused
          ? `The feed is paused. ${counted(feed.changes.length, 'change')} shown.`
          : feed.changes.length === 0
            ? 'The feed waits for the next change.'
            : `${counted(feed.changes.length, 'change')} since the page was opened.`}
      </Headline>
      <Card title="Feed" meta={feed.problem ?? (isPaused ? 'paused' : 'live')}>
        <Filters>
          <SelectField
            label="Model"
            value={model ?? ''}
            onChange={(value) => change({ model: value })}
            options={[['', 'All'], ...MODELS.map((each) => [each, each] as const)]}
          />
          <FilterField label="Id of the document" parameter="document" />
          <Bar>
            <Button pressed={isPaused} onClick={() => setPaused(!isPaused)}>
              {isPaused ? 'Go on' : 'Pause'}
            </Button>
            <Button kind="quiet" onClick={feed.clear} disabled={feed.changes.length === 0}>
              Clear
            </Button>
          </Bar>
        </Filters>
        {selected !== undefined && <JsonView value={selected.data} label="The change" />}
        {feed.changes.length === 0 ? (
          <Empty>Nothing has changed since this page was opened. Changes appear here within a second.</Empty>
        ) : (
          <Table
            caption="Changes, newest first"
            columns={CHANGES}
            rows={feed.changes}
            rowKey={keyOf}
            selected={selected && keyOf(selected)}
            onSelect={setSelected}
          />
        )}
        <RequestPreview request={feed.request} />
      </Card>
      <Consumers />
    </>
  );
}

/** Who follows the changes inside the service, and how far each is. */
function Consumers() {
  const spine = useRead(request('get', '/api/v1/database/changes'), { pace: 'live' });
  return (
    <Card
      title="Consumers"
      meta={
        spine.data && (
          <>
            oplog from <Time at={spine.data.oplog_from} />
          </>
        )
      }
    >
      <QueryView query={spine}>
        {({ consumers }) => (
          <Table
            caption="Consumers of the changes"
            rows={consumers}
            rowKey={({ name }) => name}
            columns={[
              { name: 'Consumer', cell: ({ name }) => name },
              { name: 'State', cell: ({ state }) => (state === undefined ? '–' : <StatePill state={state} />) },
              {
                name: 'Behind',
                align: 'right',
                cell: ({ lag_seconds }) => (lag_seconds === undefined ? '–' : duration(lag_seconds)),
              },
              {
                name: 'May be away for',
                align: 'right',
                cell: ({ headroom_seconds }) => (headroom_seconds === undefined ? '–' : duration(headroom_seconds)),
              },
              { name: 'Applied', align: 'right', cell: ({ applied }) => count(applied) },
              {
                ...{ name: 'Dead letters', align: 'right' },
                cell: ({ dead_letters }) => (
                  <PageLink to="/search" view={{ tab: 'dead-letters' }}>
                    {count(dead_letters)}
                  </PageLink>
                ),
              },
              {
                name: 'Problem',
                isWide: true,
                cell: ({ problem, action }) => (problem === undefined ? 'none' : `${problem} ${action ?? ''}`),
              },
              { name: 'Leader', cell: ({ leader }) => <code>{leader ?? '–'}</code> },
            ]}
          />
        )}
      </QueryView>
    </Card>
  );
}
