import type { components } from '@lucid/client';
import { request } from '../../api/client';
import { useList } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Bar } from '../../components/card';
import { Filters, SelectField } from '../../components/fields';
import { FilterField } from '../../components/filter-field';
import { PageLink } from '../../components/page-link';
import { StatePill } from '../../components/pill';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Time } from '../../components/time';
import { shortId } from '../../format/words';
import { AuditRecord } from './audit-record';

type Entry = components['schemas']['AuditEntry'];

const OUTCOMES = ['begun', 'running', 'succeeded', 'refused', 'failed', 'cancelled'] as const;
const FILTERS = ['caller', 'operation', 'target', 'outcome'] as const;

const COLUMNS: readonly Column<Entry>[] = [
  { name: 'Operation', cell: ({ operation }) => operation },
  { name: 'Of', isWide: true, cell: ({ target }) => <code>{target ?? '–'}</code> },
  {
    name: 'By',
    cell: ({ caller, key_name }) => (
      <span title={caller} dir="auto">
        {key_name ?? shortId(caller)}
      </span>
    ),
  },
  { name: 'Outcome', cell: ({ outcome }) => <StatePill state={outcome} /> },
  {
    name: 'Job',
    cell: ({ job_id: id }) =>
      id === undefined ? (
        '–'
      ) : (
        <PageLink to="/jobs" view={{ id }}>
          Open
        </PageLink>
      ),
  },
  { name: 'When', align: 'right', cell: ({ at }) => <Time at={at} /> },
];

/** What administration did: who, what, and what was changed. A filtered view is a bookmark. */
export function AuditTab() {
  const [view, change] = useView();
  const filters = Object.fromEntries(FILTERS.flatMap((name) => (view[name] === undefined ? [] : [[name, view[name]]])));
  const list = useList<Entry>(request('get', '/api/v1/audit', { params: { query: { limit: 50, ...filters } } }));
  const set = (name: string) => (value: string) => change({ [name]: value });
  return (
    <>
      <Filters>
        <FilterField label="Caller" parameter="caller" placeholder="id of a key" />
        <FilterField label="Operation" parameter="operation" placeholder="createBackup" />
        <FilterField label="Of" parameter="target" placeholder="id or name" />
        <SelectField
          label="Outcome"
          value={view['outcome'] ?? ''}
          onChange={set('outcome')}
          options={[['', 'All'], ...OUTCOMES.map((each) => [each, each] as const)]}
        />
        {Object.keys(filters).length > 0 && (
          <Bar>
            <Button kind="quiet" onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}>
              Clear the filters
            </Button>
          </Bar>
        )}
      </Filters>
      {view['id'] !== undefined && <AuditRecord key={view['id']} id={view['id']} />}
      <ListTable
        caption="Audit records, newest first"
        columns={COLUMNS}
        list={list}
        rowKey={({ audit_id }) => audit_id}
        selected={view['id']}
        onSelect={({ audit_id }) => change({ id: audit_id === view['id'] ? undefined : audit_id })}
        empty={<Empty>No record matches.</Empty>}
      />
    </>
  );
}
