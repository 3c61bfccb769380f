import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { View } from '../api/view';

interface PageLinkProps {
  to: string;
  view?: View;
  /** Whether it leads to what is shown. Otherwise only a link to exactly this address does. */
  isCurrent?: boolean;
  children: ReactNode;
}

/** By default, the router marks a link as current if the address contains its parameters. This option compares all parameters. */
const WHOLE_ADDRESS = { exact: true, includeSearch: true, explicitUndefined: true } as const;

/** A link to a view of a page: its path below the console, and the parameters of its address. */
export function PageLink({ to, view = {}, isCurrent = false, children }: PageLinkProps) {
  return (
    <Link
      to={to}
      search={view}
      activeProps={{}}
      activeOptions={WHOLE_ADDRESS}
      aria-current={isCurrent ? 'page' : undefined}
      resetScroll={to !== '.'}
    >
      {children}
    </Link>
  );
}
