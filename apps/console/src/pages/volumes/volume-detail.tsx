import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useDocument, useRead } from '../../api/read';
import { Button } from '../../components/button';
import { Bar, Card, Grid } from '../../components/card';
import { Chart } from '../../components/chart';
import { PageLink } from '../../components/page-link';
import { Pill } from '../../components/pill';
import { Empty, QueryView } from '../../components/query-view';
import { type Column, Table } from '../../components/table';
import { Time } from '../../components/time';
import { bytes, count, counted } from '../../format/numbers';
import { words } from '../../format/words';
import { forecastInWords } from './forecast';
import { VolumeActionDialog, type VolumeAction } from './volume-dialogs';

type Volume = components['schemas']['Volume'];
type Folder = components['schemas']['FolderUsage'];
type Oddity = components['schemas']['VolumeOddity'];

const DAYS = 90;

const FOLDERS: readonly Column<Folder>[] = [
  { name: 'Folder', isWide: true, cell: ({ path }) => <code>{path}</code> },
  { name: 'Files', align: 'right', cell: ({ file_count }) => count(file_count) },
  { name: 'Size', align: 'right', cell: ({ size_bytes }) => bytes(size_bytes) },
];

const ODDITIES: readonly Column<Oddity>[] = [
  { name: 'Path', isWide: true, cell: ({ path }) => <code>{path}</code> },
  { name: 'What', cell: ({ kind }) => <Pill tone="warn">{words(kind)}</Pill> },
];

/** One volume: how it filled, its forecast, its folders and what the last scan found. */
export function VolumeDetail({ name }: { name: string }) {
  const query = useDocument(request('get', '/api/v1/volumes/{name}', { params: { path: { name } } }));
  return <QueryView query={query}>{({ data, etag }) => <Detail volume={data} etag={etag ?? '*'} />}</QueryView>;
}

function Detail({ volume, etag }: { volume: Volume; etag: string }) {
  const [action, setAction] = useState<VolumeAction>();
  const { name, built_in: isBuiltIn } = volume;
  const path = { name };
  const usage = useRead(request('get', '/api/v1/volumes/{name}/usage', { params: { path, query: { days: DAYS } } }), {
    pace: 'slow',
  });
  const folders = useRead(request('get', '/api/v1/volumes/{name}/folders', { params: { path } }), { pace: 'slow' });
  const open = (kind: VolumeAction) => () => setAction(kind);
  return (
    <Card
      title={name}
      meta={
        <PageLink to="/access" view={{ tab: 'audit', target: name }}>
          Audit
        </PageLink>
      }
    >
      <Bar>
        <Button scope="volumes:write" onClick={open('resize')}>
          Resize…
        </Button>
        <Button scope="volumes:write" onClick={open('read-only')}>
          {volume.read_only ? 'Allow writes…' : 'Make read-only…'}
        </Button>
        <Button scope="volumes:write" onClick={open('scan')}>
          Scan…
        </Button>
        <Button scope="volumes:delete" onClick={open('orphans')}>
          Delete orphans…
        </Button>
        <Button
          scope="volumes:delete"
          disabled={isBuiltIn || volume.file_count > 0}
          title={isBuiltIn ? 'The service needs this volume.' : undefined}
          onClick={open('delete')}
        >
          Delete…
        </Button>
      </Bar>
      <Grid columns="two">
        <QueryView query={usage}>
          {({ days, days_until_full }) => (
            <div>
              <p>{forecastInWords(days_until_full)}</p>
              <Chart
                title={`Use of ${name} by day`}
                format={bytes}
                patience="One is taken each day."
                series={[
                  { name: 'Used', points: days.map(({ day, used_bytes }) => ({ t: day, value: used_bytes })) },
                  { name: 'Quota', points: days.map(({ day, quota_bytes }) => ({ t: day, value: quota_bytes })) },
                ]}
              />
            </div>
          )}
        </QueryView>
        <QueryView query={folders}>
          {({ items, oddities, odd_count, scanned_at }) =>
            scanned_at === undefined ? (
              <Empty>
                The volume was not scanned yet. A scan finds its largest folders and what does not belong there.
              </Empty>
            ) : (
              <div>
                <p>
                  Scanned <Time at={scanned_at} />. {counted(odd_count, 'oddity', 'oddities')} found.
                </p>
                {items.length > 0 && (
                  <Table caption="Largest folders" columns={FOLDERS} rows={items} rowKey={(folder) => folder.path} />
                )}
                {oddities.length > 0 && (
                  <Table
                    caption="What does not belong there"
                    columns={ODDITIES}
                    rows={oddities}
                    rowKey={(oddity) => oddity.path}
                  />
                )}
              </div>
            )
          }
        </QueryView>
      </Grid>
      {action !== undefined && (
        <VolumeActionDialog action={action} volume={volume} etag={etag} onClose={() => setAction(undefined)} />
      )}
    </Card>
  );
}
