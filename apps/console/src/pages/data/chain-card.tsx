import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { request, send, told } from '../../api/client';
import { Button } from '../../components/button';
import { Bar, Card } from '../../components/card';
import { TextField } from '../../components/fields';
import { Pill } from '../../components/pill';
import { RequestPreview } from '../../components/request-preview';
import { count } from '../../format/numbers';

/** The most blocks that one verification reads. */
const MOST = 10_000;

/** Verifies the chain over a range of heights. */
export function ChainCard() {
  const [from, setFrom] = useState('0');
  const [to, setTo] = useState('999');
  const range = { from: Number(from), to: Math.min(Number(to), Number(from) + MOST) };
  const verification = request('get', '/api/v1/blocks/chain/verify', { params: { query: range } });
  const verifying = useMutation({ mutationFn: () => send(verification) });
  const verdict = verifying.data?.data;
  return (
    <Card title="Chain" meta="links, order and Merkle roots">
      <Bar isForm>
        <TextField label="From height" type="number" value={from} onChange={setFrom} />
        <TextField label="To height" type="number" value={to} onChange={setTo} />
        <Button onClick={() => verifying.mutate()} disabled={verifying.isPending}>
          {verifying.isPending ? 'Verifying…' : 'Verify the chain'}
        </Button>
      </Bar>
      {verifying.error !== null && <p role="alert">{told(verifying.error).detail}</p>}
      {verdict !== undefined && (
        <p role="status">
          {verdict.valid ? <Pill tone="good">valid</Pill> : <Pill tone="bad">broken</Pill>} {count(verdict.checked)}{' '}
          blocks checked
          {verdict.unverifiable > 0 && `, ${count(verdict.unverifiable)} of them without their transactions`}.{' '}
          {verdict.first_break !== undefined &&
            `First break at height ${String(verdict.first_break.height)}: ${verdict.first_break.message}`}
        </p>
      )}
      <RequestPreview request={verification} />
    </Card>
  );
}
