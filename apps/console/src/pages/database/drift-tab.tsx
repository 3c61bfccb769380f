import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { ActionDialog } from '../../components/action-dialog';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { CheckField } from '../../components/fields';
import { Pill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { counted } from '../../format/numbers';
import { words } from '../../format/words';

type Difference = components['schemas']['DriftDifference'];
type DriftPlan = components['schemas']['DriftPlan'];

const keyOf = ({ collection, kind, subject }: Difference): string => `${collection} ${kind} ${subject}`;

const COLUMNS: readonly Column<Difference>[] = [
  { name: 'Collection', cell: ({ collection }) => <code>{collection}</code> },
  { name: 'Difference', cell: ({ kind }) => words(kind) },
  { name: 'Of', cell: ({ subject }) => <code>{subject}</code> },
  { name: 'What', isWide: true, cell: ({ message }) => message },
  {
    name: 'Remedy',
    cell: ({ remedy }) => (
      <Pill tone={remedy === 'apply' ? 'run' : remedy === 'replace' ? 'warn' : 'quiet'}>{remedy}</Pill>
    ),
  },
];

/** How the collections of the service differ from what it declares, and the repair. */
export function DriftTab() {
  const [isRepairing, setRepairing] = useState(false);
  const drift = useRead(request('get', '/api/v1/database/drift'), { pace: 'slow' });
  return (
    <QueryView query={drift} rows={4}>
      {({ clean, differences, collections, database }) => (
        <>
          {clean ? (
            <Empty>
              All {counted(collections, 'collection')} have the validators, options and indexes that the service
              declares.
            </Empty>
          ) : (
            <Table caption="Differences from the declared schema" columns={COLUMNS} rows={differences} rowKey={keyOf} />
          )}
          <Bar>
            <Button kind="primary" scope="database:write" disabled={clean} onClick={() => setRepairing(true)}>
              Repair…
            </Button>
          </Bar>
          {isRepairing && <RepairDialog database={database} onClose={() => setRepairing(false)} />}
        </>
      )}
    </QueryView>
  );
}

function RepairDialog({ database, onClose }: { database: string; onClose: () => void }) {
  const [replace, setReplace] = useState(false);
  const apply = (query: { dry_run?: boolean; confirm?: string }) =>
    request('post', '/api/v1/database/drift/apply', { params: { query }, body: { replace } });
  return (
    <ActionDialog
      title="Repair the schema"
      verb="Repair"
      scope="database:write"
      isDestructive={replace}
      confirm={replace ? database : undefined}
      done="The repair has started."
      onClose={onClose}
      plan={{
        request: apply({ dry_run: true }),
        view: (plan) => {
          const { applied, left } = plan as DriftPlan;
          return (
            <>
              <p>
                {counted(applied.length, 'difference')} would be repaired, {left.length} would stay.
              </p>
              <Table caption="What would be repaired" columns={COLUMNS} rows={applied} rowKey={keyOf} />
            </>
          );
        },
      }}
      request={() => apply(replace ? { confirm: database } : {})}
    >
      <CheckField
        label="Also replace what cannot be changed in place (it is built again)"
        value={replace}
        onChange={setReplace}
      />
    </ActionDialog>
  );
}
