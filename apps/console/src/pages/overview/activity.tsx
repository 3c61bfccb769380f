import type { Data } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { Card, Grid } from '../../components/card';
import { Chart } from '../../components/chart';
import { QueryView } from '../../components/query-view';
import { measured, microseconds } from '../../format/numbers';
import { isoSeconds } from '../../format/times';

type History = Data<'/api/v1/database/history', 'get'>;
type Metric = History['metric'];

const HOURS = 4;
const perSecond = (value: number): string => `${measured(value)}/s`;

/** The start of the range: fixed while the page is open, so that the address of the request stays the same. */
const useStart = (): string => useState(() => isoSeconds(new Date(Date.now() - HOURS * 3_600_000)))[0];

function useHistory(metric: Metric, from: string) {
  const query = { metric, from, resolution: 'minute' } as never;
  return useRead(request('get', '/api/v1/database/history', { params: { query } }), { pace: 'slow' });
}

/** What MongoDB did for this service in the last hours, from its samples. */
export function Activity() {
  const from = useStart();
  const reads = useHistory('reads_per_second', from);
  const writes = useHistory('writes_per_second', from);
  const readTime = useHistory('read_latency_microseconds', from);
  const writeTime = useHistory('write_latency_microseconds', from);
  return (
    <Grid columns="wide-and-narrow">
      <Card title="Database operations" meta={`per second · last ${String(HOURS)} hours`}>
        <QueryView query={reads} rows={6}>
          {({ points }) => (
            <Chart
              title="Database operations per second"
              format={perSecond}
              series={[
                { name: 'Reads', points },
                { name: 'Writes', points: writes.data?.points ?? [] },
              ]}
            />
          )}
        </QueryView>
      </Card>
      <Card title="Database response time" meta="mean">
        <QueryView query={readTime} rows={6}>
          {({ points }) => (
            <Chart
              title="Mean response time of the database"
              format={microseconds}
              series={[
                { name: 'Reads', points },
                { name: 'Writes', points: writeTime.data?.points ?? [] },
              ]}
            />
          )}
        </QueryView>
      </Card>
    </Grid>
  );
}
