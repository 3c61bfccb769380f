import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { Filters, SelectField, TextField } from '../../components/fields';
import { JsonView } from '../../components/json-view';
import { Pill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { Time } from '../../components/time';
import { inputValue, isoSeconds } from '../../format/times';

const COLLECTIONS = [
  'users',
  'sessions',
  'session_chunks',
  'blocks',
  'transactions',
  'trust_policies',
  'wallets',
] as const;
const OUTCOMES: Readonly<Record<string, string>> = {
  inserted: 'The document is not there now. It would be put back.',
  replaced: 'A document is there now. It would be replaced by the one of then.',
  skipped: 'A document is there now, and it would stay.',
  unchanged: 'The document is the same as then. Nothing would change.',
};

/** Reads one document as it was at a time, and puts it back. */
export function DocumentTab() {
  const [view, change] = useView();
  const [collection, setCollection] = useState(view['collection'] ?? 'users');
  const [id, setId] = useState(view['document'] ?? '');
  const at = Number.isNaN(Date.parse(view['at'] ?? '')) ? '' : (view['at'] ?? '');
  const isAsked = view['document'] !== undefined && at !== '';
  return (
    <>
      <Filters>
        <SelectField
          label="Collection"
          value={collection}
          onChange={setCollection}
          options={COLLECTIONS.map((name) => [name, name])}
        />
        <TextField label="Id of the document" value={id} onChange={setId} />
        <TextField
          label="Time (local)"
          type="datetime-local"
          value={at === '' ? '' : inputValue(new Date(at))}
          onChange={(value) => change({ at: value === '' ? undefined : isoSeconds(new Date(value)) })}
        />
        <Bar>
          <Button
            kind="primary"
            type="submit"
            disabled={id.trim() === '' || at === ''}
            onClick={() => change({ collection, document: id.trim() })}
          >
            Look it up
          </Button>
        </Bar>
      </Filters>
      {isAsked ? (
        <DocumentThen collection={view['collection'] ?? 'users'} id={view['document'] ?? ''} at={at} />
      ) : (
        <Empty>
          Choose a collection, an id and a time. The service reads the document from the backup before that time and
          from the oplog.
        </Empty>
      )}
    </>
  );
}

function DocumentThen({ collection, id, at }: { collection: string; id: string; at: string }) {
  const [isRestoring, setRestoring] = useState(false);
  const path = { collection, id };
  const then = useRead(
    request('get', '/api/v1/point-in-time/documents/{collection}/{id}', { params: { path, query: { at } } }),
    { pace: 'once' },
  );
  return (
    <QueryView query={then} rows={6}>
      {({ document, changed_at }) => (
        <>
          <p>
            As it was at <Time at={at} />
            {changed_at !== undefined && (
              <>
                , last changed <Time at={changed_at} />
              </>
            )}
            .
          </p>
          <JsonView value={document} label="The document as it was" />
          <Bar>
            <Button kind="primary" scope="backups:restore" onClick={() => setRestoring(true)}>
              Put it back…
            </Button>
          </Bar>
          {isRestoring && <PutBackDialog {...{ collection, id, at }} onClose={() => setRestoring(false)} />}
        </>
      )}
    </QueryView>
  );
}

interface PutBackProps {
  collection: string;
  id: string;
  at: string;
  onClose: () => void;
}

function PutBackDialog({ collection, id, at, onClose }: PutBackProps) {
  const [conflict, setConflict] = useState<'skip' | 'replace'>('skip');
  const isReplacing = conflict === 'replace';
  const restore = (query: { dry_run?: boolean; confirm?: string }) =>
    request('post', '/api/v1/point-in-time/documents/{collection}/{id}/restore', {
      params: { path: { collection, id }, query },
      body: { at, conflict },
    });
  return (
    <ActionDialog
      title={`Put ${id} back into ${collection}`}
      verb="Put it back"
      scope="backups:restore"
      isDestructive={isReplacing}
      confirm={isReplacing ? collection : undefined}
      done={`${id} was put back into ${collection}.`}
      onClose={onClose}
      plan={{
        request: restore({ dry_run: true }),
        view: ({ outcome }) => (
          <p>
            <Pill tone={outcome === 'inserted' ? 'good' : 'warn'}>{outcome}</Pill> {OUTCOMES[outcome]}
          </p>
        ),
      }}
      request={() => restore(isReplacing ? { confirm: collection } : {})}
    >
      <SelectField
        label="If a document is there now"
        value={conflict}
        onChange={(value) => setConflict(value as 'skip' | 'replace')}
        options={[
          ['skip', 'Keep the present one'],
          ['replace', 'Replace it'],
        ]}
      />
    </ActionDialog>
  );
}
