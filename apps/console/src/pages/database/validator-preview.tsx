import type { components } from '@lucid/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { request, send, told } from '../../api/client';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { TextArea } from '../../components/fields';
import { RequestPreview } from '../../components/request-preview';
import { type Column, Table } from '../../components/table';
import { count } from '../../format/numbers';

type FailingDocument = components['schemas']['FailingDocument'];

const EXAMPLES: readonly Column<FailingDocument>[] = [
  { name: 'Document', isWide: true, cell: ({ id }) => <code>{JSON.stringify(id)}</code> },
  {
    name: 'Broken rules',
    cell: ({ reasons }) => reasons.map(({ field, message }) => `${field}: ${message}`).join('. '),
  },
];

function schemaIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Counts the documents that a validator would refuse, before anybody sets it. It runs only when it is asked for. */
export function ValidatorPreview({ name, validator }: { name: string; validator: object | undefined }) {
  const [text, setText] = useState(() => JSON.stringify(validator ?? { required: [] }, undefined, 2));
  const json_schema = schemaIn(text);
  const preview = request('post', '/api/v1/database/collections/{name}/validator/preview', {
    params: { path: { name } },
    body: { json_schema: json_schema ?? {} },
  });
  const trying = useMutation({ mutationFn: () => send(preview) });
  const check = trying.data?.data;
  return (
    <details>
      <summary>Try a validator</summary>
      <TextArea
        label="JSON schema"
        value={text}
        onChange={setText}
        hint={
          json_schema === undefined
            ? 'This is no JSON object.'
            : 'The service checks a sample where the collection is large. Nothing is changed.'
        }
      />
      <Bar>
        <Button
          scope="models:read"
          disabled={json_schema === undefined || trying.isPending}
          onClick={() => trying.mutate()}
        >
          {trying.isPending ? 'Checking…' : 'Count what it would refuse'}
        </Button>
      </Bar>
      {trying.error !== null && <p role="alert">{told(trying.error).detail}</p>}
      {check !== undefined && (
        <p role="status">
          {count(check.failing)} of {count(check.checked)} checked documents would be refused
          {check.method === 'sample' && ` (a sample of ${count(check.documents)})`}.
        </p>
      )}
      {check !== undefined && check.examples.length > 0 && (
        <Table
          caption="Documents that it would refuse"
          columns={EXAMPLES}
          rows={check.examples}
          rowKey={({ id }) => JSON.stringify(id)}
        />
      )}
      <RequestPreview request={preview} />
    </details>
  );
}
