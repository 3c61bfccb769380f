import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { Filters, SelectField, TextField } from '../../components/fields';
import { JsonView } from '../../components/json-view';
import { PageLink } from '../../components/page-link';
import { Empty, QueryView } from '../../components/query-view';
import { RequestPreview } from '../../components/request-preview';
import { type Column, Table } from '../../components/table';
import { count } from '../../format/numbers';
import { COLLECTIONS, modelOf } from './collections';

type Hit = components['schemas']['SearchHit'];

const MOST = 20;

/** Highlights come with marks; they are shown as text, so HTML in a document stays text. */
const fragments = ({ highlights = [] }: Hit): string =>
  highlights
    .map(({ field, fragments: parts }) => `${field}: ${parts.join(' … ').replaceAll(/<\/?em>/g, '')}`)
    .join(' · ');

export function QueryTab() {
  const [view, change] = useView();
  const collection = view['collection'] ?? 'users';
  const [text, setText] = useState(view['q'] ?? '');
  const asked = request('post', '/api/v1/search', {
    body: { collection, query: view['q'] ?? '', highlight: true, limit: MOST },
  });
  const columns: readonly Column<Hit>[] = [
    {
      name: 'Document',
      isWide: true,
      cell: ({ id }) => (
        <PageLink to="/data" view={{ model: modelOf(collection), id }}>
          <code>{id}</code>
        </PageLink>
      ),
    },
    { name: 'Found in', cell: (hit) => <span dir="auto">{fragments(hit) || '–'}</span> },
    { name: 'Score', align: 'right', cell: ({ score }) => (score === undefined ? '–' : score.toFixed(2)) },
  ];
  const search = useRead(asked, { pace: 'once', enabled: view['q'] !== undefined });
  return (
    <>
      <Filters>
        <SelectField
          label="Collection"
          value={collection}
          onChange={(value) => change({ collection: value })}
          options={COLLECTIONS.map((each) => [each, each])}
        />
        <TextField label="Words" type="search" value={text} onChange={setText} placeholder="ada example" />
        <Bar>
          <Button
            kind="primary"
            type="submit"
            disabled={text.trim() === ''}
            onClick={() => change({ tab: 'query', q: text.trim() })}
          >
            Search
          </Button>
        </Bar>
      </Filters>
      {view['q'] === undefined ? (
        <Empty>Search the index as callers do: type words, and choose a collection.</Empty>
      ) : (
        <QueryView query={search}>
          {({ items, total }) => (
            <>
              <p>
                {total.is_exact ? '' : 'More than '}
                {count(total.value)} found.
              </p>
              {items.length === 0 ? (
                <Empty>
                  Nothing matches.{' '}
                  <PageLink to="/search" view={{ tab: 'why', collection }}>
                    Why is a document not found?
                  </PageLink>
                </Empty>
              ) : (
                <Table caption="Documents that match" columns={columns} rows={items} rowKey={({ id }) => id} />
              )}
              {items[0] !== undefined && (
                <details>
                  <summary>First hit as JSON</summary>
                  <JsonView value={items[0]} label="First hit" />
                </details>
              )}
            </>
          )}
        </QueryView>
      )}
      <RequestPreview request={asked} />
    </>
  );
}
