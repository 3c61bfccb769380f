import type { components } from '@lucid/client';
import { useState } from 'react';
import { request } from '../../api/client';
import { useAllowed } from '../../api/session';
import { useRead } from '../../api/read';
import { Card, Grid } from '../../components/card';
import { Chart } from '../../components/chart';
import { Empty, QueryView } from '../../components/query-view';
import { duration, measured } from '../../format/numbers';
import { isoSeconds } from '../../format/times';
import { perSecond } from './per-second';

type Point = components['schemas']['RequestHistoryPoint'];

const HOURS = 4;
const MINUTE_SECONDS = 60;
const rate = (value: number): string => `${measured(value)}/s`;

/** The start of the range: fixed while the page is open, so that the address of the request stays the same. */
const useStart = (): string => useState(() => isoSeconds(new Date(Date.now() - HOURS * 3_600_000)))[0];

/** What callers asked for in the last hours, of all replicas, and how quickly they were answered. */
export function Activity() {
  return useAllowed('metrics:read') ? (
    <RequestCharts />
  ) : (
    <Empty>Your key lacks the scope metrics:read, which shows requests and response times.</Empty>
  );
}

function RequestCharts() {
  const from = useStart();
  const history = useRead(
    request('get', '/api/v1/request-history', { params: { query: { from, resolution: 'minute' } } }),
    {
      pace: 'slow',
    },
  );
  return (
    <Grid columns="wide-and-narrow">
      <Card title="Requests" meta={`per second · last ${String(HOURS)} hours`}>
        <QueryView query={history} rows={6}>
          {({ points }) => (
            <Chart
              title="Requests per second"
              format={rate}
              series={[
                { name: 'Requests', points: perSecond(points, 'requests', MINUTE_SECONDS) },
                { name: 'Refused (4xx)', points: perSecond(points, 'client_errors', MINUTE_SECONDS) },
                { name: 'Failed (5xx)', points: perSecond(points, 'server_errors', MINUTE_SECONDS) },
              ]}
            />
          )}
        </QueryView>
      </Card>
      <Card title="Response time" meta="p95 and p50">
        <QueryView query={history} rows={6}>
          {({ points }) => (
            <Chart
              title="Response time"
              format={duration}
              series={[seriesOf(points, 'p95', 'p95_seconds'), seriesOf(points, 'p50', 'p50_seconds')]}
            />
          )}
        </QueryView>
      </Card>
    </Grid>
  );
}

const seriesOf = (points: readonly Point[], name: string, field: 'p50_seconds' | 'p95_seconds') => ({
  name,
  points: points.map((point) => ({ t: point.t, value: point[field] ?? null })),
});
