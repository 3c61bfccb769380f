import { waitUntil } from '@lucid/engines';
import type { HttpClient } from './http-client';

/** Waits until a time can be restored to. @param api at `/api/v1` */
export const restorable = (api: HttpClient, time: string, limitMs = 300_000): Promise<void> =>
  waitUntil(
    `The slices of ${time}`,
    async () => {
      const { body } = await api.get<{ ranges: { from: string; to: string }[] }>('/point-in-time');
      if (body.ranges.some(({ from, to }) => from <= time && time <= to)) return true;
      // So that a wait that was in vain says what there was instead.
      throw new Error(JSON.stringify(body));
    },
    { limitMs, everyMs: 100 },
  );
