import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import type { ApiRequest } from '../../requests/api-request';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar, Facts } from '../../components/card';
import { TextField } from '../../components/fields';
import { Pill, type Tone } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { bytes, count } from '../../format/numbers';
import { words } from '../../format/words';
import styles from './advice-tab.module.css';
import { keysInWords } from './index-keys';

type Advice = components['schemas']['Advice'];

const TONES: Readonly<Record<string, Tone>> = { proven: 'good', certain: 'good', observed: 'run', unproven: 'quiet' };

export function AdviceTab() {
  const advice = useRead(request('get', '/api/v1/database/advice'));
  return (
    <QueryView query={advice} rows={6}>
      {({ items, basis, rejected }) => (
        <>
          <p>
            From the use of indexes in {count(basis.collections)} collections and {count(basis.slow_operations)} slow
            operations.
          </p>
          {items.length === 0 && (
            <Empty>No index is missing, unused or redundant, as far as the recorded operations show.</Empty>
          )}
          {items.map((item) => (
            <AdviceItem key={item.advice_id} advice={item} />
          ))}
          {rejected.length > 0 && (
            <details>
              <summary>Tried, and not advised ({rejected.length})</summary>
              <ul>
                {rejected.map(({ advice_id, collection, keys, reason }) => (
                  <li key={advice_id}>
                    <code>
                      {collection} {keysInWords(keys)}
                    </code>
                    : {reason}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </QueryView>
  );
}

/** The request that an advice names: its path has its parameters already. */
const linked = ({ method, path, body }: Advice['apply']): ApiRequest => {
  const [plain = path, search = ''] = path.split('?');
  const query = Object.fromEntries(new URLSearchParams(search));
  return {
    method: method.toLowerCase() as 'post',
    path: plain,
    ...(search !== '' && { params: { query } }),
    ...(body !== undefined && { body }),
  };
};

function AdviceItem({ advice }: { advice: Advice }) {
  const [action, setAction] = useState<'apply' | 'prove' | 'dismiss'>();
  const { kind, collection, keys, index, confidence, reason, estimated_gain: gain, cost, caveats, command } = advice;
  const close = (): void => setAction(undefined);
  return (
    <article className={styles['advice']}>
      <h2>
        {words(kind)} index on <code>{collection}</code>: <code>{kind === 'missing' ? keysInWords(keys) : index}</code>{' '}
        <Pill tone={TONES[confidence] ?? 'quiet'}>{confidence}</Pill>
      </h2>
      <p>{reason}</p>
      <Facts
        items={[
          ...(gain === undefined
            ? []
            : [
                [
                  'Documents examined',
                  `${count(gain.documents_examined.before)} → ${count(gain.documents_examined.after)}`,
                ] as const,
                ['Milliseconds', `${count(gain.milliseconds.before)} → ${count(gain.milliseconds.after)}`] as const,
              ]),
          ['Indexes per write', `${String(cost.indexes_written.before)} → ${String(cost.indexes_written.after)}`],
          ['Size', cost.size_bytes === undefined ? '–' : bytes(cost.size_bytes)],
          ['In the shell', <code key="command">{command}</code>],
        ]}
      />
      {caveats.map((caveat) => (
        <p key={caveat} className={styles['caveat']}>
          {caveat}
        </p>
      ))}
      <Bar>
        <Button
          kind="primary"
          scope={kind === 'missing' || advice.apply.method === 'PATCH' ? 'database:write' : 'database:delete'}
          onClick={() => setAction('apply')}
        >
          {kind === 'missing'
            ? 'Create the index…'
            : advice.apply.method === 'PATCH'
              ? 'Hide the index…'
              : 'Drop the index…'}
        </Button>
        {kind === 'missing' && (
          <Button scope="database:write" onClick={() => setAction('prove')}>
            Prove it on a sample…
          </Button>
        )}
        <Button scope="database:write" onClick={() => setAction('dismiss')}>
          Set aside…
        </Button>
      </Bar>
      {action === 'apply' && (
        <ActionDialog
          title={kind === 'missing' ? `Create an index on ${collection}` : `${words(kind)} index ${index}`}
          verb="Do it"
          scope="database:write"
          isDestructive={advice.apply.method === 'DELETE'}
          confirm={advice.apply.method === 'DELETE' ? index : undefined}
          done="The advice is being followed."
          onClose={close}
          request={() => linked(advice.apply)}
        >
          <p>{reason}</p>
        </ActionDialog>
      )}
      {action === 'prove' && (
        <ActionDialog
          title="Prove the advice on a sample"
          verb="Prove"
          scope="database:write"
          done="The proof has started."
          onClose={close}
          request={() =>
            request('post', '/api/v1/database/advice/{advice_id}/proof', {
              params: { path: { advice_id: advice.advice_id } },
            })
          }
        >
          <p>The service copies a sample into a scratch collection, builds the index there and compares both plans.</p>
        </ActionDialog>
      )}
      {action === 'dismiss' && <DismissDialog adviceId={advice.advice_id} onClose={close} />}
    </article>
  );
}

function DismissDialog({ adviceId: advice_id, onClose }: { adviceId: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      title="Set the advice aside"
      verb="Set aside"
      scope="database:write"
      done="The advice is set aside."
      onClose={onClose}
      request={() =>
        reason.trim() === ''
          ? undefined
          : request('put', '/api/v1/database/advice/{advice_id}/dismissal', {
              params: { path: { advice_id } },
              body: { reason: reason.trim() },
            })
      }
    >
      <TextField label="Reason" value={reason} onChange={setReason} required />
    </ActionDialog>
  );
}
