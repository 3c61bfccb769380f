import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { View } from '../api/view';

/** A link to a view of a page: its path below the console, and the parameters of its address. */
export function PageLink({ to, view = {}, children }: { to: string; view?: View; children: ReactNode }) {
  return (
    <Link to={to} search={view} activeProps={{}}>
      {children}
    </Link>
  );
}
