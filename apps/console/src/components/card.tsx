import type { ReactNode } from 'react';
import styles from './card.module.css';

interface CardProps {
  title?: ReactNode;
  /** What stands at the end of the head: a time range, a total, a link. */
  meta?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Card({ title, meta, className, children }: CardProps) {
  return (
    <section className={[styles['card'], className].filter(Boolean).join(' ')}>
      {title !== undefined && (
        <div className={styles['head']}>
          <h2>{title}</h2>
          {meta !== undefined && <div className={styles['meta']}>{meta}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Cards side by side; below each other where there is no room. */
export function Grid({ columns, children }: { columns: 'two' | 'three' | 'wide-and-narrow'; children: ReactNode }) {
  return <div className={`${styles['grid'] ?? ''} ${styles[columns] ?? ''}`}>{children}</div>;
}

/** Controls in a row. Beside fields with labels, buttons stand at their foot. */
export function Bar({
  children,
  end = false,
  isForm = false,
}: {
  children: ReactNode;
  end?: boolean;
  isForm?: boolean;
}) {
  return (
    <div className={styles['bar']} data-end={end} data-form={isForm}>
      {children}
    </div>
  );
}

/** The state of what the page is about, in a sentence, with the page's main actions. */
export function Headline({ children, sub, actions }: { children: ReactNode; sub?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles['headline']}>
      <div>
        <h1>{children}</h1>
        {sub !== undefined && <p className={styles['sub']}>{sub}</p>}
      </div>
      {actions !== undefined && <Bar>{actions}</Bar>}
    </div>
  );
}

/** Names with their values. */
export function Facts({ items }: { items: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles['facts']}>
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
