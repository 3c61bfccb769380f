import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { consolePath } from './api/client';
import { parseView, viewText } from './api/view';
import { PageLink } from './components/page-link';
import { PageFailure } from './shell/page-failure';
import { PAGES } from './shell/pages';
import { Shell } from './shell/shell';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => (
    <p>
      There is no such page. <PageLink to="/overview">Go to the overview</PageLink>
    </p>
  ),
});

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router takes a redirect that is thrown
    throw redirect({ to: '/overview' });
  },
});

const pages = PAGES.map(({ path, load }) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(async () => ({ default: await load() })),
  }),
);

/** The base path comes from the address of the document, so the build works under any path prefix. */
export const router = createRouter({
  routeTree: root.addChildren([index, ...pages]),
  basepath: consolePath,
  parseSearch: parseView,
  stringifySearch: viewText,
  defaultErrorComponent: PageFailure,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
