import type { components } from '@lucid/client';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { Facts } from '../../components/card';
import { StatePill } from '../../components/pill';
import { QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { bytes, duration } from '../../format/numbers';

type Member = components['schemas']['ReplicaSetMember'];

const seconds = (value: number | undefined): string => (value === undefined ? '–' : duration(value));

const COLUMNS: readonly Column<Member>[] = [
  { name: 'Member', isWide: true, cell: ({ name }) => <code>{name}</code> },
  { name: 'State', cell: ({ state }) => <StatePill state={state} /> },
  { name: 'Lag', align: 'right', cell: ({ lag_seconds }) => seconds(lag_seconds) },
  { name: 'May be away for', align: 'right', cell: ({ away_seconds }) => seconds(away_seconds) },
  { name: 'Up for', align: 'right', cell: ({ uptime_seconds }) => seconds(uptime_seconds) },
  { name: 'Ping', align: 'right', cell: ({ ping_milliseconds: ms }) => (ms === undefined ? '–' : `${String(ms)} ms`) },
  {
    name: 'Priority',
    align: 'right',
    cell: ({ priority, votes, hidden }) =>
      `${String(priority ?? 0)}${votes === 0 ? ', no vote' : ''}${hidden === true ? ', hidden' : ''}`,
  },
];

/** The members of the replica set, and how long the oplog lasts. */
export function MembersTab() {
  const replication = useRead(request('get', '/api/v1/database/replication'));
  return (
    <QueryView query={replication}>
      {({ members = [], oplog, set, primary, majority_lag_milliseconds: majority, headroom }) => (
        <>
          <Facts
            items={[
              ['Replica set', set ?? '–'],
              ['Primary', <code key="primary">{primary ?? 'none'}</code>],
              ['Majority lag', majority === undefined ? '–' : `${String(majority)} ms`],
              ['Oplog', oplog === undefined ? '–' : `${bytes(oplog.used_bytes)} of ${bytes(oplog.size_bytes)}`],
              ['Oplog covers', seconds(oplog?.window_seconds)],
              ['Oldest entry', <Time key="first" at={oplog?.first_at} />],
              ['Written', headroom === undefined ? '–' : `${bytes(headroom.written_bytes_per_second)}/s`],
            ]}
          />
          <Table caption="Members of the replica set" columns={COLUMNS} rows={members} rowKey={({ name }) => name} />
        </>
      )}
    </QueryView>
  );
}
