import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SessionProvider, useSessionState } from '../api/session';
import { Notices } from '../components/notices';
import { QueryView } from '../components/query-view';
import { Header } from './header';
import { Navigation } from './navigation';
import { PAGES } from './pages';
import { SignIn } from './sign-in';
import styles from './shell.module.css';

/** What stands around every page; the sign-in while there is no session. */
export function Shell() {
  const state = useSessionState();
  const { pathname } = useLocation();
  const page = PAGES.find(({ path }) => path === pathname);
  useEffect(() => {
    document.title = `${page?.name ?? 'Console'} · Lucid Storage`;
  }, [page]);

  if (state.data === undefined)
    return (
      <main className={styles['alone']}>
        <QueryView query={state}>{() => null}</QueryView>
      </main>
    );
  if (state.data.session === undefined) return <SignIn reason={state.data.reason} />;
  return (
    <SessionProvider value={state.data.session}>
      <a className={styles['skip']} href="#main">
        Skip to the page
      </a>
      <div className={styles['app']}>
        <Navigation />
        <div className={styles['page']}>
          <Header name={page?.name ?? ''} />
          <main id="main" className={styles['main']} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <Notices />
    </SessionProvider>
  );
}
