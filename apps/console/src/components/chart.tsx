import { lazy, Suspense, useState } from 'react';
import { moment } from '../format/times';
import styles from './chart.module.css';
import { Skeleton } from './query-view';

export interface Series {
  name: string;
  points: readonly { t: string; value: number | null }[];
}

interface ChartProps {
  /** What the chart shows, for the table and for screen readers. */
  title: string;
  series: readonly Series[];
  format: (value: number) => string;
  /** When there will be enough samples to draw. */
  patience?: string;
}

const Plot = lazy(() => import('./plot'));

/** Values over time, as a chart or as a table. */
export function Chart({ title, series, format, patience = 'The first ones appear within minutes.' }: ChartProps) {
  const [isTable, setTable] = useState(false);
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  const times = new Set(series.flatMap(({ points }) => points.flatMap(({ t, value }) => (value === null ? [] : [t]))));
  if (times.size < 2) return <p className={styles['none']}>Not enough samples yet. {patience}</p>;
  const summary = `${title}. Lowest ${format(Math.min(...values))}, highest ${format(Math.max(...values))}.`;
  return (
    <figure className={styles['figure']} onKeyDown={(event) => event.key === 't' && setTable(!isTable)}>
      {isTable ? (
        <ValueTable title={title} series={series} format={format} />
      ) : (
        <div className={styles['plot']} role="img" aria-label={summary}>
          <Suspense fallback={<Skeleton rows={4} />}>
            <Plot series={series} format={format} />
          </Suspense>
        </div>
      )}
      <figcaption className={styles['caption']}>
        {series.length > 1 && series.map(({ name }, at) => <Key key={name} name={name} at={at} />)}
        <button type="button" onClick={() => setTable(!isTable)} aria-pressed={isTable} title="Key T">
          {isTable ? 'Chart' : 'Table'}
        </button>
      </figcaption>
    </figure>
  );
}

function Key({ name, at }: { name: string; at: number }) {
  return (
    <span className={styles['key']} data-series={at}>
      {name}
    </span>
  );
}

function ValueTable({ title, series, format }: ChartProps) {
  const times = series[0]?.points.map(({ t }) => t) ?? [];
  return (
    <div className={styles['table']} tabIndex={0} role="region" aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((t, at) => (
            <tr key={t}>
              <td>{moment(new Date(t))}</td>
              {series.map(({ name, points }) => {
                const value = points[at]?.value ?? null;
                return <td key={name}>{value === null ? '–' : format(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
