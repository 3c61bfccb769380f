import styles from './meter.module.css';

/** How full something is. Past `warnAt` the colour changes, and so does the text beside it. */
export function Meter({
  value,
  max,
  label,
  warnAt = 0.85,
}: {
  value: number;
  max: number;
  label: string;
  warnAt?: number;
}) {
  return (
    <meter
      className={styles['meter']}
      min={0}
      max={Math.max(1, max)}
      high={Math.max(1, max) * warnAt}
      optimum={0}
      value={value}
      aria-label={label}
    />
  );
}
