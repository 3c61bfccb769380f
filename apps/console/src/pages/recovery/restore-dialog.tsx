import type { components, Data } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { ActionDialog } from '../../components/action-dialog';
import { Facts } from '../../components/card';
import { SelectField, TextField } from '../../components/fields';
import { Pill, type Tone } from '../../components/pill';
import { type Column, Table } from '../../components/table';
import { bytes, count, duration } from '../../format/numbers';

type Backup = components['schemas']['Backup'];
type RestorePlan = Data<'/api/v1/restores/plan', 'post'>;
type Planned = RestorePlan['namespaces'][number];

const TONES: Readonly<Record<string, Tone>> = {
  create: 'good',
  replace: 'warn',
  keep: 'quiet',
  conflict: 'bad',
  merge: 'run',
};

const COLUMNS: readonly Column<Planned>[] = [
  { name: 'Collection', cell: ({ name }) => <code>{name}</code> },
  {
    name: 'Action',
    cell: ({ action, reason }) => (
      <span title={reason}>
        <Pill tone={TONES[action] ?? 'quiet'}>{action}</Pill>
      </span>
    ),
  },
  { name: 'Then', align: 'right', cell: ({ documents }) => count(documents) },
  { name: 'Now', align: 'right', cell: ({ present_documents: now }) => (now === undefined ? '–' : count(now)) },
];

/** Restores a backup: its plan first, then its name where something is replaced. */
export function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const [database, setDatabase] = useState('');
  const [existing, setExisting] = useState<'refuse' | 'replace'>('refuse');
  const body = { backup_id: backup.backup_id, existing, ...(database.trim() !== '' && { database: database.trim() }) };
  const target = database.trim() === '' ? backup.database : database.trim();
  const isReplacing = existing === 'replace';
  return (
    <ActionDialog
      title={`Restore backup ${backup.name}`}
      verb="Restore"
      scope="backups:restore"
      isDestructive={isReplacing}
      confirm={isReplacing ? target : undefined}
      done="The restore has started."
      onClose={onClose}
      plan={{
        request: request('post', '/api/v1/restores/plan', { body }),
        view: (plan) => <PlanView plan={plan} />,
        refusal: ({ feasible, namespaces }) =>
          feasible
            ? undefined
            : `This restore is not possible: ${namespaces.find(({ action }) => action === 'conflict')?.reason ?? 'see the plan'}. Choose another database, or replace what is there.`,
      }}
      request={(plan) =>
        request('post', '/api/v1/restores', {
          ...(isReplacing && { params: { query: { confirm: target } } }),
          body: { ...body, ...(plan !== undefined && { plan_hash: plan.plan_hash }) },
        })
      }
    >
      <TextField
        label="Database"
        value={database}
        onChange={setDatabase}
        placeholder={backup.database}
        hint="Left empty, the backup goes back to where it came from."
      />
      <SelectField
        label="Collections that exist"
        value={existing}
        onChange={(value) => setExisting(value as 'refuse' | 'replace')}
        options={[
          ['refuse', 'Refuse the restore'],
          ['replace', 'Replace them; the present ones are backed up first'],
        ]}
      />
    </ActionDialog>
  );
}

function PlanView({ plan }: { plan: RestorePlan }) {
  return (
    <>
      <Facts
        items={[
          ['Into', <code key="into">{plan.database}</code>],
          ['Documents', count(plan.documents)],
          ['Data', bytes(plan.data_bytes)],
          ['Free disk', plan.free_bytes === undefined ? '–' : bytes(plan.free_bytes)],
          ['Time', plan.estimated_seconds === undefined ? '–' : `about ${duration(plan.estimated_seconds)}`],
          ['Damaged files', count(plan.damaged_files)],
        ]}
      />
      <Table caption="Collections of the plan" columns={COLUMNS} rows={plan.namespaces} rowKey={({ name }) => name} />
    </>
  );
}
