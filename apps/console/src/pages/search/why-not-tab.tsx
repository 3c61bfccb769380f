import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Bar, Facts } from '../../components/card';
import { Filters, SelectField, TextField } from '../../components/fields';
import { Pill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { COLLECTIONS } from './collections';

const yes = (value: boolean) => <Pill tone={value ? 'good' : 'bad'}>{value ? 'yes' : 'no'}</Pill>;

/** Says why a document is found or not. */
export function WhyNotTab() {
  const [view, change] = useView();
  const [collection, setCollection] = useState(view['collection'] ?? 'users');
  const [id, setId] = useState(view['document'] ?? '');
  const path = { collection: view['collection'] ?? '', id: view['document'] ?? '' };
  const status = useRead(request('get', '/api/v1/search/documents/{collection}/{id}', { params: { path: path } }), {
    enabled: view['document'] !== undefined,
  });
  return (
    <>
      <Filters>
        <SelectField
          label="Collection"
          value={collection}
          onChange={setCollection}
          options={COLLECTIONS.map((each) => [each, each])}
        />
        <TextField label="Id of the document" value={id} onChange={setId} />
        <Bar>
          <Button
            kind="primary"
            type="submit"
            disabled={id.trim() === ''}
            onClick={() => change({ tab: 'why', collection, document: id.trim() })}
          >
            Look it up
          </Button>
        </Bar>
      </Filters>
      {view['document'] === undefined ? (
        <Empty>Name a document. The answer says whether it is stored, indexed and current, and why not.</Empty>
      ) : (
        <QueryView query={status}>
          {({ verdict, stored, indexed, current, indexed_version, refused_because }) => (
            <>
              <p>{verdict}</p>
              <Facts
                items={[
                  ['Stored', yes(stored)],
                  ['Indexed', yes(indexed)],
                  ['Current', yes(current)],
                  ['Indexed version', indexed_version === undefined ? '–' : String(indexed_version)],
                  ['Refused because', refused_because ?? '–'],
                ]}
              />
            </>
          )}
        </QueryView>
      )}
    </>
  );
}
