import { useState } from 'react';
import { request } from '../../api/client';
import { useList, useRead } from '../../api/read';
import { Button } from '../../components/button';
import { Id } from '../../components/id';
import { JsonView } from '../../components/json-view';
import { PageLink } from '../../components/page-link';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import type { Document } from './models';

const transactionOf = (row: Document): string =>
  String((row['transaction'] as Document | undefined)?.['transaction_id'] ?? row['transaction_id']);

/** The transactions of a block, each with the proof that the block holds it. */
export function BlockProof({ blockId }: { blockId: string }) {
  const [proven, setProven] = useState<string>();
  const path = { block_id: blockId };
  const list = useList<Document>(
    request('get', '/api/v1/blocks/{block_id}/transactions', { params: { path, query: { limit: 20 } } }),
  );
  const columns: readonly Column<Document>[] = [
    {
      ...{ name: 'Transaction', isWide: true },
      cell: (row) => (
        <PageLink to="/data" view={{ model: 'transactions', id: transactionOf(row) }}>
          <code>{transactionOf(row)}</code>
        </PageLink>
      ),
    },
    {
      name: 'Proof',
      cell: (row) => (
        <Button kind="quiet" onClick={() => setProven(transactionOf(row))} label={`Prove ${transactionOf(row)}`}>
          Prove
        </Button>
      ),
    },
  ];
  return (
    <>
      <h3>Transactions</h3>
      <ListTable
        caption="Transactions of the block"
        columns={columns}
        list={list}
        rowKey={transactionOf}
        empty={<Empty>The block holds no transaction.</Empty>}
      />
      {proven !== undefined && <Proof blockId={blockId} transactionId={proven} />}
    </>
  );
}

function Proof({ blockId, transactionId }: { blockId: string; transactionId: string }) {
  const path = { block_id: blockId, transaction_id: transactionId };
  const proof = useRead(request('get', '/api/v1/blocks/{block_id}/proof/{transaction_id}', { params: { path } }), {
    pace: 'once',
  });
  return (
    <QueryView query={proof}>
      {(data) => (
        <>
          <p>
            Leaf {data.index} of {data.size} leads to the root <Id id={data.root} />
          </p>
          <JsonView value={data} label="The inclusion proof" />
        </>
      )}
    </QueryView>
  );
}
