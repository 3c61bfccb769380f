import type { components } from '@lucid/client';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { day, moment } from '../../format/times';
import styles from './timeline.module.css';
import { axisTimes, positionOf, type Span, timeAt } from './timeline-scale';

type Backup = components['schemas']['Backup'];
type Drill = components['schemas']['BackupDrill'];

interface TimelineProps {
  span: Span;
  backups: readonly Backup[];
  ranges: readonly Span[];
  gaps: readonly Span[];
  drills: readonly Drill[];
  /** The time before which the retention keeps nothing for sure. */
  horizon: number | undefined;
  at: number | undefined;
  onPick: (time: number) => void;
}

const HEIGHT = 128;
const BAND = { y: 56, height: 28 };
const MARGIN = 10;

/** A time step of the arrow keys: a two-hundredth of what is shown; with Shift, a twentieth. */
const stepOf = ({ from, to }: Span, isLarge: boolean): number => (to - from) / (isLarge ? 20 : 200);

/** What can be restored, over time. A click or the arrow keys choose a time. */
export function Timeline({ span, backups, ranges, gaps, drills, horizon, at, onPick }: TimelineProps) {
  const [holder, width] = useWidth();
  const inner = Math.max(1, width - 2 * MARGIN);
  const x = (time: number): number => MARGIN + positionOf(time, span) * inner;
  const isShort = span.to - span.from < 2 * 86_400_000;

  const pick = (event: PointerEvent<SVGSVGElement>): void => {
    const { left } = event.currentTarget.getBoundingClientRect();
    onPick(timeAt((event.clientX - left - MARGIN) / inner, span));
  };
  const move = (event: KeyboardEvent): void => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const time = (at ?? span.to) + direction * stepOf(span, event.shiftKey);
    onPick(timeAt(positionOf(time, span), span));
  };

  return (
    <div
      ref={holder}
      className={styles['timeline']}
      role="slider"
      tabIndex={0}
      aria-label="Time to restore to"
      aria-valuemin={Math.round(span.from / 1000)}
      aria-valuemax={Math.round(span.to / 1000)}
      aria-valuenow={Math.round((at ?? span.to) / 1000)}
      aria-valuetext={at === undefined ? 'No time is chosen' : moment(new Date(at))}
      onKeyDown={move}
    >
      <svg width={width} height={HEIGHT} onPointerDown={pick} aria-hidden>
        {axisTimes(span, Math.max(2, Math.floor(width / 110)))
          .filter((time) => x(time) < width - 44)
          .map((time) => (
            <g key={time} className={styles['axis']}>
              <line x1={x(time)} x2={x(time)} y1={16} y2={HEIGHT - 6} />
              <text x={x(time) + 4} y={12}>
                {isShort ? moment(new Date(time)).replace(/:00$/, '') : day(new Date(time))}
              </text>
            </g>
          ))}
        {ranges.map(({ from, to }) => (
          <rect
            key={from}
            className={styles['range']}
            x={x(from)}
            width={Math.max(2, x(to) - x(from))}
            {...BAND}
            rx={3}
          />
        ))}
        {gaps.map(({ from, to }) => (
          <g key={from} className={styles['gap']}>
            <rect x={x(from)} width={Math.max(4, x(to) - x(from))} y={BAND.y - 4} height={BAND.height + 8} rx={2} />
            <text x={x(from)} y={BAND.y - 9}>
              gap {moment(new Date(from))}
            </text>
          </g>
        ))}
        {horizon !== undefined && horizon > span.from && (
          <g className={styles['horizon']}>
            <line x1={x(horizon)} x2={x(horizon)} y1={28} y2={HEIGHT - 6} />
            <text x={x(horizon) + 4} y={HEIGHT - 10}>
              retention
            </text>
          </g>
        )}
        {backups.map(({ backup_id, created_at, status, pinned }) => (
          <circle
            key={backup_id}
            className={styles['backup']}
            data-status={status}
            data-pinned={pinned === true}
            cx={x(Date.parse(created_at))}
            cy={BAND.y + BAND.height / 2}
            r={5}
          />
        ))}
        {drills.map(({ backup_id, drilled_at, drill }) => {
          const left = x(Date.parse(drilled_at));
          return (
            <path
              key={`${backup_id} ${drilled_at}`}
              className={styles['drill']}
              data-state={drill.state}
              d={`M${String(left)} 97l5 9h-10z`}
            />
          );
        })}
        {at !== undefined && <Chosen x={x(at)} width={width} text={moment(new Date(at))} />}
      </svg>
    </div>
  );
}

function Chosen({ x, width, text }: { x: number; width: number; text: string }) {
  const label = 14 + text.length * 6.6;
  const left = Math.min(Math.max(2, x - label / 2), width - label - 2);
  return (
    <g className={styles['chosen']}>
      <line x1={x} x2={x} y1={38} y2={HEIGHT - 6} />
      <rect x={left} y={20} width={label} height={19} rx={9} />
      <text x={left + label / 2} y={33.5} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const holder = element.current;
    if (holder === null) return;
    const observer = new ResizeObserver(() => setWidth(holder.clientWidth));
    observer.observe(holder);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
