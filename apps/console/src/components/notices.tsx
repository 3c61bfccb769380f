import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import styles from './notices.module.css';
import { PageLink } from './page-link';

interface Notice {
  id: number;
  text: string;
  jobId?: string;
}

let notices: readonly Notice[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(changed: readonly Notice[]): void {
  notices = changed;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Tells the outcome of an action, with a link to its job where it has one. It goes after a while. */
export function notify(text: string, jobId?: string): void {
  const id = next;
  next += 1;
  change([...notices.slice(-2), { id, text, ...(jobId !== undefined && { jobId }) }]);
  setTimeout(() => dismiss(id), 12_000);
}

const dismiss = (id: number): void => change(notices.filter((notice) => notice.id !== id));

export function Notices() {
  const shown = useSyncExternalStore(subscribe, () => notices);
  return (
    <div className={styles['notices']} role="status" aria-live="polite">
      {shown.map(({ id, text, jobId }) => (
        <div key={id} className={styles['notice']}>
          <span>{text}</span>
          {jobId !== undefined && (
            <PageLink to="/jobs" view={{ id: jobId }}>
              Watch the job
            </PageLink>
          )}
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <X size={13} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
