import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useList, useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Button } from '../../components/button';
import { Card, Facts, Headline } from '../../components/card';
import { Meter } from '../../components/meter';
import { Pill, StatePill } from '../../components/pill';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { bytes, count, counted, percent } from '../../format/numbers';
import { CreateVolumeDialog } from './volume-dialogs';
import { VolumeDetail } from './volume-detail';

type Volume = components['schemas']['Volume'];

const share = (used: number, of: number): string => (of === 0 ? '–' : percent(used / of));

const COLUMNS: readonly Column<Volume>[] = [
  { name: 'Volume', isWide: true, cell: ({ name }) => name },
  {
    name: 'State',
    cell: ({ state, read_only, built_in }) => (
      <>
        <StatePill state={state} /> {read_only && <Pill tone="warn">read-only</Pill>}{' '}
        {built_in && <Pill tone="quiet">built in</Pill>}
      </>
    ),
  },
  {
    name: 'Used',
    cell: ({ name, used_bytes, reserved_bytes, quota_bytes }) => (
      <>
        <Meter
          value={used_bytes + reserved_bytes}
          max={quota_bytes}
          label={`${name}: ${share(used_bytes, quota_bytes)} used`}
        />
        <span>
          {bytes(used_bytes)} of {bytes(quota_bytes)} · {share(used_bytes, quota_bytes)}
        </span>
      </>
    ),
  },
  { name: 'Reserved', align: 'right', cell: ({ reserved_bytes }) => bytes(reserved_bytes) },
  {
    name: 'Available',
    align: 'right',
    cell: ({ available_bytes, limited_by }) => `${bytes(available_bytes)} (by ${limited_by})`,
  },
  { name: 'Files', align: 'right', cell: ({ file_count }) => count(file_count) },
];

export function VolumesPage() {
  const [view, change] = useView();
  const [isMaking, setMaking] = useState(false);
  const summary = useRead(request('get', '/api/v1/volume-summary'));
  const list = useList(request('get', '/api/v1/volumes', { params: { query: { limit: 50 } } }));
  const chosen = list.items.find(({ name }) => name === view['id']);
  const data = summary.data;
  return (
    <>
      <Headline
        sub={
          data?.disk &&
          `Disk: ${bytes(data.disk.free_bytes)} of ${bytes(data.disk.total_bytes)} free, of which ${bytes(data.disk.kept_free_bytes)} are kept free`
        }
        actions={
          <Button kind="primary" scope="volumes:write" onClick={() => setMaking(true)}>
            New volume…
          </Button>
        }
      >
        {data === undefined ? 'Volumes' : `${counted(data.volume_count, 'volume')} hold ${bytes(data.used_bytes)}.`}
      </Headline>
      {data !== undefined && (
        <Card title="All volumes">
          <Facts
            items={[
              ['Capacity', bytes(data.capacity_bytes)],
              ['Allocated', bytes(data.allocated_bytes)],
              ['Not allocated', bytes(data.unallocated_bytes)],
              ['Used', bytes(data.used_bytes)],
              ['Reserved', bytes(data.reserved_bytes)],
              ['Available', bytes(data.available_bytes)],
            ]}
          />
        </Card>
      )}
      <Card title="Volumes">
        <ListTable
          caption="Volumes by name"
          columns={COLUMNS}
          list={list}
          rowKey={({ name }) => name}
          selected={view['id']}
          onSelect={({ name }) => change({ id: name === view['id'] ? undefined : name })}
          empty={<Empty>There is no volume.</Empty>}
        />
      </Card>
      {chosen !== undefined && <VolumeDetail key={chosen.name} name={chosen.name} />}
      {isMaking && <CreateVolumeDialog onClose={() => setMaking(false)} />}
    </>
  );
}
