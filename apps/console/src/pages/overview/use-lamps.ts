import { useQueries } from '@tanstack/react-query';
import { request, send } from '../../api/client';
import { useNow } from '../../api/now';
import { PACE, useRead } from '../../api/read';
import type { Shown } from '../../components/query-view';
import {
  cacheLamp,
  drillLamp,
  type Lamp,
  recoveryLamp,
  replicationLamp,
  searchLamp,
  volumeLamp,
  type VolumeOutlook,
} from './lamps';

/** The most volumes whose forecast is asked for. */
const MOST_VOLUMES = 12;

interface Reading {
  what: string;
  lamp: Lamp | undefined;
  queries: readonly Shown<unknown>[];
}

/** The forecasts of the volumes, each a small read of daily samples. */
function useOutlooks(): { volumes: VolumeOutlook[]; isReady: boolean } {
  const list = useRead(request('get', '/api/v1/volumes', { params: { query: { limit: MOST_VOLUMES } } }), {
    pace: 'slow',
  });
  const names = list.data?.items.map(({ name }) => name) ?? [];
  const usages = useQueries({
    queries: names.map((name) => {
      const usage = request('get', '/api/v1/volumes/{name}/usage', { params: { path: { name } } });
      return { queryKey: ['usage', name], queryFn: () => send(usage), refetchInterval: PACE.slow };
    }),
  });
  const volumes = usages.flatMap(({ data }, at) =>
    data === undefined ? [] : [{ name: names[at] ?? '', usage: data.data }],
  );
  return { volumes, isReady: list.data !== undefined && volumes.length === names.length };
}

/** What the six lamps show, each from answers that cost no scan. */
export function useLamps(): {
  readings: Reading[];
  recoverableTo: string | undefined;
  lagSeconds: number | undefined;
  volumes: VolumeOutlook[];
} {
  const now = useNow();
  const summary = useRead(request('get', '/api/v1/backup-summary'));
  const times = useRead(request('get', '/api/v1/point-in-time'));
  const audits = useRead(
    request('get', '/api/v1/jobs', { params: { query: { kind: 'audit_search', state: 'succeeded', limit: 1 } } }),
  );
  const cache = useRead(request('get', '/api/v1/cache/stats'));
  const replication = useRead(request('get', '/api/v1/database/replication'));
  const spine = useRead(request('get', '/api/v1/database/changes'));
  const disk = useRead(request('get', '/api/v1/volume-summary'), { pace: 'slow' });
  const { volumes, isReady } = useOutlooks();
  const lagSeconds = spine.data?.consumers.find(({ name }) => name === 'search')?.lag_seconds;
  const lamps: Reading[] = [
    {
      ...{ what: 'Data that would be lost now', queries: [summary, times] },
      lamp: summary.data && times.data && recoveryLamp(summary.data, times.data),
    },
    { what: 'Last proven restorable', queries: [summary], lamp: summary.data && drillLamp(summary.data, now) },
    {
      what: 'MongoDB and search index',
      queries: [audits],
      lamp: audits.data && searchLamp(audits.data.items[0], lagSeconds),
    },
    { what: 'Cache of this replica', queries: [cache], lamp: cache.data && cacheLamp(cache.data) },
    { what: 'Replica set', queries: [replication], lamp: replication.data && replicationLamp(replication.data) },
    { what: 'Volumes', queries: [disk], lamp: disk.data && isReady ? volumeLamp(volumes, disk.data) : undefined },
  ];
  return {
    readings: lamps,
    recoverableTo: times.data?.ranges.at(-1)?.to ?? summary.data?.last_good?.at,
    lagSeconds,
    volumes,
  };
}
