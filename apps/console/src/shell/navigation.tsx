import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { request } from '../api/client';
import { useNow } from '../api/now';
import { useRead } from '../api/read';
import { useSession } from '../api/session';
import { PageLink } from '../components/page-link';
import { clock } from '../format/times';
import { PAGES } from './pages';
import styles from './navigation.module.css';

/** The pages that the caller's scopes can fill. */
export function usePages() {
  const { scopes } = useSession();
  return PAGES.filter(({ scope }) => scope === undefined || scopes.some((each) => each === scope));
}

export function Navigation() {
  const pages = usePages();
  const { version } = useSession();
  const now = useNow();
  return (
    <nav className={styles['nav']} aria-label="Pages">
      <div className={styles['brand']}>
        <Mark />
        Lucid Storage
      </div>
      {(['data', 'service'] as const).map((group) => (
        <ul key={group}>
          {pages
            .filter((page) => page.group === group)
            .map(({ path, name, icon: Icon }) => (
              <li key={path}>
                <PageItem path={path}>
                  <Icon size={15} aria-hidden /> {name}
                  {path === '/jobs' && <RunningJobs />}
                </PageItem>
              </li>
            ))}
        </ul>
      ))}
      <div className={styles['foot']}>
        {version}
        <br />
        {clock(now)} local
        <br />
        {now.toISOString().slice(11, 19)} UTC
      </div>
    </nav>
  );
}

function PageItem({ path, children }: { path: string; children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <span data-current={pathname === path}>
      <PageLink to={path} isCurrent={pathname === path}>
        {children}
      </PageLink>
    </span>
  );
}

/** How many jobs run now. */
function RunningJobs() {
  const running = useRead(request('get', '/api/v1/jobs', { params: { query: { state: 'running', limit: 50 } } }));
  const total = running.data?.items.length ?? 0;
  return total === 0 ? null : (
    <span className={styles['badge']} title={`${String(total)} running`}>
      {total}
    </span>
  );
}

function Mark() {
  return (
    <svg width={20} height={20} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={1.7} aria-hidden>
      <path d="M10 1 18 5v10l-8 4-8-4V5z" />
      <path d="M2 5l8 4 8-4M10 9v10" />
    </svg>
  );
}
