import { RefreshCw } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { isAway, told } from '../api/client';
import { ago } from '../format/times';
import { useNow } from '../api/now';
import { Button } from './button';
import styles from './query-view.module.css';

/** What a page needs of a query to show how it stands. */
export interface Shown<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  isFetching: boolean;
  dataUpdatedAt: number;
  refetch: () => unknown;
}

interface QueryViewProps<T> {
  query: Shown<T>;
  /** Height of the skeleton, in rows. */
  rows?: number;
  children: (data: T) => ReactNode;
}

/** Data once they are there: a skeleton before, the reason when they cannot be had, and their age when they are no longer renewed. */
export function QueryView<T>({ query, rows = 3, children }: QueryViewProps<T>) {
  const { data, error } = query;
  if (data === undefined) return error === null ? <Skeleton rows={rows} /> : <Failure query={query} />;
  return (
    <>
      {error !== null && <Stale query={query} />}
      {children(data)}
    </>
  );
}

/** Grey rows in the place of data. They appear after 300 ms, so that quick answers do not flicker. */
export function Skeleton({ rows }: { rows: number }) {
  const isDue = useDelay(300);
  return (
    <div className={styles['skeleton']} role="status" aria-label="Loading" data-due={isDue}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} />
      ))}
    </div>
  );
}

function useDelay(ms: number): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isDue;
}

function Failure<T>({ query }: { query: Shown<T> }) {
  const { detail, rules, requestId } = told(query.error);
  return (
    <div className={styles['failure']} role="alert">
      <p>{detail}</p>
      {rules.length > 0 && <p>{rules.join('. ')}</p>}
      {requestId !== undefined && (
        <p className={styles['quiet']}>
          Request <code>{requestId}</code>
        </p>
      )}
      <Button onClick={() => void query.refetch()} disabled={query.isFetching}>
        <RefreshCw size={13} aria-hidden /> Try again
      </Button>
    </div>
  );
}

function Stale<T>({ query }: { query: Shown<T> }) {
  const now = useNow();
  const why = isAway(query.error) ? 'The service does not answer.' : told(query.error).detail;
  return (
    <p className={styles['stale']} role="status">
      State of {ago(new Date(query.dataUpdatedAt), now)}. {why}
    </p>
  );
}

/** What to say where there is nothing: what it would be, and what to do to have one. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className={styles['empty']}>{children}</div>;
}
