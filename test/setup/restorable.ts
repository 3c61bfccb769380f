import { waitUntil } from '@lucid/engines';
import type { HttpClient } from './http-client';

/** Waits until a time can be restored to. @param api at `/api/v1` */
export const restorable = (api: HttpClient, time: string, limitMs = 30_000): Promise<void> =>
  waitUntil(
    `The slices of ${time}`,
    async () => {
      const { ranges } = (await api.get<{ ranges: { from: string; to: string }[] }>('/point-in-time')).body;
      return ranges.some(({ from, to }) => from <= time && time <= to);
    },
    { limitMs, everyMs: 100 },
  );
