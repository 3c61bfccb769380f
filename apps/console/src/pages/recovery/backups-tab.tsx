import type { components } from '@lucid/client';
import { request } from '../../api/client';
import { useList } from '../../api/read';
import { useView } from '../../api/view';
import { Pill, StatePill } from '../../components/pill';
import { Empty } from '../../components/query-view';
import { type Column, ListTable } from '../../components/table';
import { Time } from '../../components/time';
import { bytes, duration } from '../../format/numbers';
import { BackupDetail } from './backup-detail';

type Backup = components['schemas']['Backup'];

const secondsOf = ({ created_at, completed_at }: Backup): number =>
  (Date.parse(completed_at) - Date.parse(created_at)) / 1000;

const COLUMNS: readonly Column<Backup>[] = [
  { name: 'Backup', isWide: true, cell: ({ name }) => name },
  {
    name: 'State',
    cell: ({ status, pinned, deleting_at }) => (
      <>
        <StatePill state={status} /> {pinned === true && <Pill tone="run">pinned</Pill>}
        {deleting_at !== undefined && <Pill tone="warn">being deleted</Pill>}
      </>
    ),
  },
  {
    name: 'Taken',
    cell: (backup) => (
      <>
        <Time at={backup.created_at} /> · {duration(secondsOf(backup))}
      </>
    ),
  },
  { name: 'Size', align: 'right', cell: ({ size_bytes }) => bytes(size_bytes) },
  { name: 'Storage', cell: ({ storage }) => storage },
  {
    name: 'Proven',
    align: 'right',
    cell: ({ proven_at }) => (proven_at === undefined ? 'not yet' : <Time at={proven_at} />),
  },
];

export function BackupsTab() {
  const [view, change] = useView();
  const list = useList(request('get', '/api/v1/backups', { params: { query: { limit: 50 } } }));
  const chosen = list.items.find(({ backup_id }) => backup_id === view['id']);
  return (
    <>
      <ListTable
        caption="Backups, newest first"
        columns={COLUMNS}
        list={list}
        rowKey={({ backup_id }) => backup_id}
        selected={view['id']}
        onSelect={({ backup_id }) => change({ id: backup_id === view['id'] ? undefined : backup_id })}
        empty={<Empty>There is no backup. Choose “Back up now” above, or make a schedule.</Empty>}
      />
      {chosen !== undefined && <BackupDetail backup={chosen} />}
    </>
  );
}
