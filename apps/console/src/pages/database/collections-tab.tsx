import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useList, useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Facts, Grid } from '../../components/card';
import { Chart } from '../../components/chart';
import { JsonView } from '../../components/json-view';
import { PageLink } from '../../components/page-link';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { bytes, count, measured, microseconds } from '../../format/numbers';
import { isoSeconds } from '../../format/times';
import { ValidatorPreview } from './validator-preview';

type Row = components['schemas']['CollectionRow'];

const known = (value: number | undefined, format: (value: number) => string): string =>
  value === undefined ? '–' : format(value);

const COLUMNS: readonly Column<Row>[] = [
  { name: 'Collection', isWide: true, cell: ({ name }) => <code>{name}</code> },
  { name: 'Documents', align: 'right', cell: ({ documents }) => known(documents, count) },
  { name: 'Data', align: 'right', cell: ({ data_bytes }) => known(data_bytes, bytes) },
  { name: 'On disk', align: 'right', cell: ({ storage_bytes }) => known(storage_bytes, bytes) },
  { name: 'Free in it', align: 'right', cell: ({ free_bytes }) => known(free_bytes, bytes) },
  {
    name: 'Indexes',
    align: 'right',
    cell: ({ indexes, index_bytes }) => `${known(indexes, count)} · ${known(index_bytes, bytes)}`,
  },
  { name: 'Read', align: 'right', cell: ({ read_latency_microseconds: us }) => known(us, microseconds) },
  { name: 'Write', align: 'right', cell: ({ write_latency_microseconds: us }) => known(us, microseconds) },
];

export function CollectionsTab() {
  const [view, change] = useView();
  const stats = request('get', '/api/v1/database/stats', { params: { query: { limit: 50, sort: '-data_bytes' } } });
  const list = useList<Row>(stats as never);
  const rows = list.query.data?.pages.flatMap((page) => (page as unknown as { collections: Row[] }).collections) ?? [];
  return (
    <>
      <ListTable
        caption="Collections by size"
        columns={COLUMNS}
        list={{ ...list, items: rows }}
        rowKey={({ name }) => name}
        selected={view['id']}
        onSelect={({ name }) => change({ id: name === view['id'] ? undefined : name })}
        empty={<Empty>The database has no collection.</Empty>}
      />
      {view['id'] !== undefined && <CollectionDetail key={view['id']} name={view['id']} />}
    </>
  );
}

/** The JSON schema within a validator, where it has one. */
const jsonSchemaOf = (validator: object | undefined): object | undefined =>
  (validator as { $jsonSchema?: object } | undefined)?.$jsonSchema;

const DAYS = 30;

function CollectionDetail({ name }: { name: string }) {
  const [from] = useState(() => isoSeconds(new Date(Date.now() - DAYS * 86_400_000)));
  const path = { name };
  const collection = useRead(request('get', '/api/v1/database/collections/{name}', { params: { path } }), {
    pace: 'slow',
  });
  const stats = useRead(request('get', '/api/v1/database/collections/{name}/stats', { params: { path } }), {
    pace: 'slow',
  });
  const history = useRead(
    request('get', '/api/v1/database/collections/{name}/history', {
      params: { path, query: { metric: 'data_bytes', from } },
    }),
    { pace: 'slow' },
  );
  return (
    <section aria-label={`Collection ${name}`}>
      <Grid columns="two">
        <div>
          <h2>
            <code>{name}</code>
          </h2>
          <QueryView query={stats}>
            {({ latency, average_document_bytes: average, growth }) => (
              <Facts
                items={[
                  ['Average document', average === undefined ? '–' : bytes(average)],
                  [
                    'Reads p95',
                    latency.reads.p95_microseconds === undefined ? '–' : microseconds(latency.reads.p95_microseconds),
                  ],
                  [
                    'Writes p95',
                    latency.writes.p95_microseconds === undefined ? '–' : microseconds(latency.writes.p95_microseconds),
                  ],
                  [
                    'Growth',
                    growth?.data_bytes_per_day === undefined
                      ? 'not known yet'
                      : `${bytes(growth.data_bytes_per_day)} a day`,
                  ],
                  [
                    'Documents',
                    growth?.documents_per_day === undefined
                      ? 'not known yet'
                      : `${measured(growth.documents_per_day)} a day`,
                  ],
                  [
                    'Indexes',
                    <PageLink key="indexes" to="/database" view={{ tab: 'indexes', id: name }}>
                      Open
                    </PageLink>,
                  ],
                ]}
              />
            )}
          </QueryView>
        </div>
        <QueryView query={history}>
          {({ points }) => <Chart title={`Data of ${name}`} format={bytes} series={[{ name: 'Data', points }]} />}
        </QueryView>
      </Grid>
      <QueryView query={collection}>
        {({ validator, validation_level, validation_action, type }) => (
          <>
            {validator === undefined ? (
              <p>It has no validator: MongoDB accepts every document.</p>
            ) : (
              <details>
                <summary>
                  Validator ({validation_level}, {validation_action})
                </summary>
                <JsonView value={validator} label={`Validator of ${name}`} />
              </details>
            )}
            {type === 'collection' && <ValidatorPreview name={name} validator={jsonSchemaOf(validator)} />}
          </>
        )}
      </QueryView>
    </section>
  );
}
