import { request } from '../../api/client';
import { type Page, useList } from '../../api/read';
import type { ApiRequest } from '../../requests/api-request';
import { useView } from '../../api/view';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Tabs } from '../../components/tabs';
import { BlockProof } from './block-proof';
import { type ColumnKind, type Document, MODELS, type ModelView } from './models';
import { SessionProofs } from './session-proofs';
import { ValueCell } from './value-cell';

interface Relation {
  name: string;
  request: (id: string) => ApiRequest<Page<Document>>;
  columns: readonly (readonly [field: string, name: string, kind: ColumnKind])[];
  id: string;
}

const columns = (model: string) => MODELS[model]?.columns ?? [];
const relation = (name: string, path: string, parameter: string, model: string): Relation => ({
  ...{ name, columns: columns(model), id: MODELS[model]?.id ?? '' },
  request: (id) => ({ method: 'get', path, params: { path: { [parameter]: id }, query: { limit: 20 } } }),
});

const RELATIONS: Readonly<Record<string, readonly Relation[]>> = {
  user_id: [
    relation('Sessions', '/api/v1/users/{user_id}/sessions', 'user_id', 'sessions'),
    relation('Wallets', '/api/v1/users/{user_id}/wallets', 'user_id', 'wallets'),
    relation('Trust policies', '/api/v1/users/{user_id}/trust-policies', 'user_id', 'trust-policies'),
  ],
  session_id: [
    {
      ...{ name: 'Chunks', id: 'chunk_id' },
      columns: [
        ['chunk_index', 'Index', 'number'],
        ['chunk_id', 'Chunk', 'text'],
        ['status', 'Status', 'state'],
        ['size_bytes', 'Size', 'bytes'],
        ['hash', 'Hash', 'id'],
        ['uploaded_at', 'Uploaded', 'time'],
      ],
      request: (session_id) =>
        request('get', '/api/v1/sessions/{session_id}/chunks', {
          params: { path: { session_id }, query: { limit: 20 } },
        }),
    },
  ],
  wallet_id: [relation('Transactions', '/api/v1/wallets/{wallet_id}/transactions', 'wallet_id', 'transactions')],
};

/** What belongs to a document. */
export function Related({ model, id }: { model: ModelView; id: string }) {
  const [view] = useView();
  const relations = RELATIONS[model.id] ?? [];
  const chosen = relations.find(({ name }) => name === view['related']) ?? relations[0];
  return (
    <>
      {chosen !== undefined && (
        <>
          <Tabs
            label="What belongs to it"
            parameter="related"
            tabs={relations.map(({ name }) => [name, name] as const)}
          />
          <RelatedList key={chosen.name} relation={chosen} id={id} />
        </>
      )}
      {model.id === 'session_id' && <SessionProofs sessionId={id} />}
      {model.id === 'block_id' && <BlockProof blockId={id} />}
    </>
  );
}

function RelatedList({
  relation: { name, request: asked, columns: fields, id: key },
  id,
}: {
  relation: Relation;
  id: string;
}) {
  const list = useList(asked(id));
  const shown = fields.map(([field, title, kind], at): Column<Document> => ({
    name: title,
    cell: (document) => <ValueCell {...{ document, field, kind }} isOwnId={at === 0 && kind === 'number'} />,
  }));
  return (
    <ListTable
      caption={name}
      columns={shown}
      list={list}
      rowKey={(document) => String(document[key])}
      empty={<Empty>No {name.toLowerCase()}.</Empty>}
    />
  );
}
