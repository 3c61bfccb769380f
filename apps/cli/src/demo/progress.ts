import type { Tally } from './tally';

const barEveryMs = 200;
const lineEveryMs = 5000;
const barWidth = 30;

/** What of a terminal is needed. */
export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const rounded = Math.round(seconds);
  return rounded < 60 ? `${rounded} s` : `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}

/** How far loading got, how fast, and how long it may still take. */
export function progressOf({ planned, done, seconds }: Tally): string {
  const rate = done / seconds;
  const percent = planned === 0 ? 100 : Math.floor((done * 100) / planned);
  const left = duration((planned - done) / rate);
  return `${percent} %, ${whole(done)} of ${whole(planned)} documents, ${whole(rate)}/s, ${left} left`;
}

export function barOf({ planned, done }: Tally): string {
  const filled = planned === 0 ? barWidth : Math.floor((done * barWidth) / planned);
  return `[${'#'.repeat(filled)}${' '.repeat(barWidth - filled)}]`;
}

/** Shows progress until it is told to end: a bar on a terminal, else a line every few seconds. */
export function showProgress(tally: Tally, screen: Screen): () => void {
  const terminal = screen.isTTY === true;
  const show = (): void => {
    // The rest of the line is erased: the text may have been longer before.
    screen.write(terminal ? `\r${barOf(tally)} ${progressOf(tally)}\x1b[K` : `${progressOf(tally)}\n`);
  };
  const timer = setInterval(show, terminal ? barEveryMs : lineEveryMs);
  return () => {
    clearInterval(timer);
    if (!terminal) return;
    show();
    screen.write('\n');
  };
}
