import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { SelectField } from '../../components/fields';
import { count } from '../../format/numbers';

interface FlushDialogProps {
  namespaces: readonly (readonly [id: string, name: string])[];
  onClose: () => void;
}

/** Forgets the cached answers of a namespace, or all. They are read from MongoDB when they are asked for next. */
export function FlushDialog({ namespaces, onClose }: FlushDialogProps) {
  const [namespace, setNamespace] = useState('');
  const confirm = namespace === '' ? 'all' : namespace;
  const flush = (query: { dry_run?: boolean; confirm?: string }) =>
    request('post', '/api/v1/cache/flush', {
      params: { query },
      body: namespace === '' ? {} : { namespaces: [namespace] },
    });
  return (
    <ActionDialog
      title="Forget cached answers"
      verb="Forget"
      scope="cache:delete"
      isDestructive
      confirm={confirm}
      done="The cached answers were forgotten."
      onClose={onClose}
      plan={{
        request: flush({ dry_run: true }),
        view: ({ keys, namespaces: names }) => (
          <p>
            {count(keys)} keys of {names.join(', ')} would be forgotten. Until the cache is warm again, MongoDB answers
            these reads.
          </p>
        ),
      }}
      request={() => flush({ confirm })}
    >
      <SelectField label="Namespace" value={namespace} onChange={setNamespace} options={[['', 'All'], ...namespaces]} />
    </ActionDialog>
  );
}
