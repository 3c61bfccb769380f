import { useState } from 'react';
import { request } from '../../api/client';
import { useRead } from '../../api/read';
import { Card } from '../../components/card';
import { Chart } from '../../components/chart';
import { QueryView } from '../../components/query-view';
import { percent } from '../../format/numbers';
import { isoSeconds } from '../../format/times';

const HOURS = 24;

/** The hit rate of each tier over time, of all replicas, for one namespace or all. */
export function HitHistory({ namespace }: { namespace: string | undefined }) {
  const [from] = useState(() => isoSeconds(new Date(Date.now() - HOURS * 3_600_000)));
  const query = { from, ...(namespace !== undefined && { namespace }) };
  const history = useRead(request('get', '/api/v1/cache/history', { params: { query } }), { pace: 'slow' });
  return (
    <Card
      title={namespace === undefined ? 'Hit rate' : `Hit rate of ${namespace}`}
      meta={`all replicas · last ${String(HOURS)} hours`}
    >
      <QueryView query={history} rows={6}>
        {({ points }) => (
          <Chart
            title="Hit rate of the cache"
            format={percent}
            series={[
              { name: 'Both tiers', points: points.map(({ t, hit_rate }) => ({ t, value: hit_rate ?? null })) },
              { name: 'Memory', points: points.map(({ t, local_hit_rate }) => ({ t, value: local_hit_rate ?? null })) },
            ]}
          />
        )}
      </QueryView>
    </Card>
  );
}
