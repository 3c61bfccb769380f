import type { ReactNode } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { useView } from '../../api/view';
import { Card, Grid, Headline } from '../../components/card';
import { PageLink } from '../../components/page-link';
import { Tabs } from '../../components/tabs';
import { bytes, count, counted, duration } from '../../format/numbers';
import { AdviceTab } from './advice-tab';
import { CollectionsTab } from './collections-tab';
import { CurrentTab } from './current-tab';
import { DriftTab } from './drift-tab';
import { GrowthCharts } from './growth-charts';
import { IndexesTab } from './indexes-tab';
import { MembersTab } from './members-tab';
import { SlowTab } from './slow-tab';

const TABS = [
  ['collections', 'Collections'],
  ['indexes', 'Indexes'],
  ['advice', 'Advice'],
  ['drift', 'Schema drift'],
  ['slow', 'Slow operations'],
  ['current', 'Running now'],
  ['members', 'Members'],
] as const;

const PANELS: Readonly<Record<string, () => ReactNode>> = {
  ...{ collections: CollectionsTab, indexes: IndexesTab, advice: AdviceTab, drift: DriftTab },
  ...{ slow: SlowTab, current: CurrentTab, members: MembersTab },
};

export function DatabasePage() {
  const [view] = useView();
  const stats = useRead(request('get', '/api/v1/database/stats', { params: { query: { limit: 1 } } }));
  const advice = useRead(request('get', '/api/v1/database/advice'), { pace: 'slow' });
  const Panel = PANELS[view['tab'] ?? ''] ?? CollectionsTab;
  const data = stats.data;
  const server = data?.server;
  return (
    <>
      <Headline
        sub={
          data === undefined
            ? undefined
            : [
                `${bytes(data.disk_free_bytes)} of ${bytes(data.disk_total_bytes)} disk free`,
                ...(server === undefined
                  ? []
                  : [
                      `MongoDB ${server.version}, up for ${duration(server.uptime_seconds)}`,
                      counted(server.connections.current, 'connection'),
                    ]),
              ].join(' · ')
        }
      >
        {data === undefined
          ? 'Database'
          : `${count(data.documents)} documents in ${counted(data.collection_count, 'collection')}, ${bytes(data.data_bytes)} of data and ${bytes(data.index_bytes)} of indexes.`}{' '}
        {advice.data !== undefined && advice.data.items.length > 0 && (
          <PageLink to="/database" view={{ tab: 'advice' }}>
            {counted(advice.data.items.length, 'advice', 'advices')}
          </PageLink>
        )}
      </Headline>
      <Grid columns="two">
        <GrowthCharts />
      </Grid>
      <Card>
        <Tabs label="Parts of the database" tabs={TABS} dropped={{ id: undefined }} />
        <Panel />
      </Card>
    </>
  );
}
