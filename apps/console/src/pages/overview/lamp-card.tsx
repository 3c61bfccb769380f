import { Check, TriangleAlert, X } from 'lucide-react';
import { PageLink } from '../../components/page-link';
import type { Shown } from '../../components/query-view';
import { Skeleton } from '../../components/query-view';
import { told } from '../../api/client';
import type { Lamp } from './lamps';
import styles from './lamp-card.module.css';

const MARKS = { good: Check, warn: TriangleAlert, bad: X };
const WORDS = { good: 'Good', warn: 'Needs attention', bad: 'Bad' };

/** One of the six lamps. Where its data cannot be had, it says why instead. */
export function LampCard({
  what,
  lamp,
  queries,
}: {
  what: string;
  lamp: Lamp | undefined;
  queries: readonly Shown<unknown>[];
}) {
  if (lamp === undefined) {
    const failed = queries.find(({ error }) => error !== null);
    return (
      <section className={styles['lamp']} aria-label={what}>
        <div className={styles['text']}>
          <div className={styles['what']}>{what}</div>
          {failed === undefined ? (
            <Skeleton rows={2} />
          ) : (
            <div className={styles['proof']}>Not known. {told(failed.error).detail}</div>
          )}
        </div>
      </section>
    );
  }
  const Mark = MARKS[lamp.tone];
  return (
    <section className={styles['lamp']} data-tone={lamp.tone} aria-label={lamp.what}>
      <span className={styles['mark']} role="img" aria-label={WORDS[lamp.tone]}>
        <Mark size={13} strokeWidth={2.8} aria-hidden />
      </span>
      <div className={styles['text']}>
        <div className={styles['figure']}>{lamp.figure}</div>
        <div className={styles['what']}>{lamp.what}</div>
      </div>
      <PageLink to={lamp.link.to} view={lamp.link.view}>
        {lamp.link.name}
      </PageLink>
      <div className={styles['proof']}>{lamp.proof}</div>
    </section>
  );
}
