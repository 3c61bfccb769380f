const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long the spans of a series are, and for how long they are kept, in ms. */
export const RESOLUTIONS = {
  minute: { span: MINUTE, keep: 2 * DAY },
  five_minutes: { span: 5 * MINUTE, keep: 30 * DAY },
  hour: { span: HOUR, keep: 30 * DAY },
} as const;

export type Resolution = keyof typeof RESOLUTIONS;
export const RESOLUTION_NAMES = Object.keys(RESOLUTIONS) as Resolution[];

/** The start of the span that a time lies in. */
export const startOf = (time: Date, resolution: Resolution): Date => {
  const { span } = RESOLUTIONS[resolution];
  return new Date(Math.floor(time.getTime() / span) * span);
};
