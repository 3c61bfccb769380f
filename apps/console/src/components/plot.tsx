import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { clock, day } from '../format/times';
import type { Series } from './chart';
import { useThemeColours } from './theme-colours';

const DAY_SECONDS = 86_400;

/** A time on the axis: its day where the steps are days, its hour and minute otherwise. */
function onAxis(seconds: number, step: number): string {
  const at = new Date(seconds * 1000);
  return step >= DAY_SECONDS ? day(at) : clock(at).slice(0, 5);
}

const DASHES = [[], [5, 4], [1, 3]];
const HEIGHT = 168;

/** Lines over time, drawn by uPlot. It sets styles through the object model only, which the content security policy allows. */
export default function Plot({ series, format }: { series: readonly Series[]; format: (value: number) => string }) {
  const holder = useRef<HTMLDivElement>(null);
  const colours = useThemeColours();
  const text = JSON.stringify(series);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const drawn = JSON.parse(text) as Series[];
    const times = drawn[0]?.points.map(({ t }) => Date.parse(t) / 1000) ?? [];
    const lines = drawn.map(({ points }) => points.map(({ value }) => value));
    const axis = {
      stroke: colours.faint,
      font: '11px system-ui, sans-serif',
      grid: { stroke: colours.line, width: 1 },
      ticks: { show: false },
    };
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { y: false, points: { size: 6 } },
        scales: { y: { range: (_, low, high) => [Math.min(0, low), high <= 0 ? 1 : high * 1.08] } },
        axes: [
          {
            ...axis,
            grid: { show: false },
            size: 26,
            space: 70,
            values: (_, times, _axis, _space, step) => times.map((time) => onAxis(time, step)),
          },
          { ...axis, size: 62, space: 42, values: (_, values) => values.map((value) => format(value)) },
        ],
        series: [
          {},
          ...drawn.map(({ name }, at) => ({
            label: name,
            stroke: [colours.accent, colours.warn, colours.bad][at % 3] ?? colours.accent,
            width: 1.6,
            dash: DASHES[at % 3] ?? [],
            points: { show: false },
            ...(at === 0 && drawn.length === 1 && { fill: colours.accentSoft }),
          })),
        ],
      },
      [times, ...lines],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [text, colours, format]);
  return <div ref={holder} />;
}
