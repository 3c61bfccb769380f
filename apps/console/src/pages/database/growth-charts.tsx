import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { Card } from '../../components/card';
import { Chart } from '../../components/chart';
import { QueryView } from '../../components/query-view';
import { bytes, measured } from '../../format/numbers';
import { isoSeconds } from '../../format/times';

const DAYS = 7;
const HOURS = 4;
/** Rates change quickly: they are shown by the minute, for a shorter time. */
const RATES = ['queries_per_second', 'inserts_per_second', 'updates_per_second'];
const perSecond = (value: number): string => `${measured(value)}/s`;

type Metric = 'data_bytes' | 'index_bytes' | 'queries_per_second' | 'inserts_per_second' | 'updates_per_second';

function useHistory(metric: Metric) {
  const isRate = RATES.includes(metric);
  const resolution = isRate ? 'minute' : undefined;
  const [from] = useState(() => isoSeconds(new Date(Date.now() - (isRate ? HOURS : DAYS * 24) * 3_600_000)));
  return useRead(request('get', '/api/v1/database/history', { params: { query: { metric, from, resolution } } }), {
    pace: 'slow',
  });
}

/** How the database grew, and what it did. */
export function GrowthCharts() {
  const data = useHistory('data_bytes');
  const indexes = useHistory('index_bytes');
  const queries = useHistory('queries_per_second');
  const inserts = useHistory('inserts_per_second');
  const updates = useHistory('updates_per_second');
  return (
    <>
      <Card title="Size" meta={`${String(DAYS)} days`}>
        <QueryView query={data} rows={6}>
          {({ points }) => (
            <Chart
              title="Size of the database"
              patience="One is taken each hour."
              format={bytes}
              series={[
                { name: 'Data', points },
                { name: 'Indexes', points: indexes.data?.points ?? [] },
              ]}
            />
          )}
        </QueryView>
      </Card>
      <Card title="Operations" meta={`per second · last ${String(HOURS)} hours`}>
        <QueryView query={queries} rows={6}>
          {({ points }) => (
            <Chart
              title="Operations per second"
              format={perSecond}
              series={[
                { name: 'Queries', points },
                { name: 'Inserts', points: inserts.data?.points ?? [] },
                { name: 'Updates', points: updates.data?.points ?? [] },
              ]}
            />
          )}
        </QueryView>
      </Card>
    </>
  );
}
