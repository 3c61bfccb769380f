import {
  type LucideIcon,
  CircleGauge,
  Database,
  HardDrive,
  HeartPulse,
  History,
  KeyRound,
  ListChecks,
  Radio,
  Search,
  Table2,
  Zap,
} from 'lucide-react';
import type { ComponentType } from 'react';

export interface ConsolePage {
  path: string;
  name: string;
  icon: LucideIcon;
  /** Scope without which the page could show nothing. */
  scope?: string;
  /** Pages of one kind stand together in the navigation. */
  group: 'data' | 'service';
  load: () => Promise<ComponentType>;
}

/** The pages, in the order of the navigation. Each is loaded when it is opened. */
export const PAGES: readonly ConsolePage[] = [
  {
    ...{ path: '/overview', name: 'Overview', icon: CircleGauge, group: 'data' },
    load: async () => (await import('../pages/overview/overview-page')).OverviewPage,
  },
];

export const PAGE_ICONS = { Database, HardDrive, HeartPulse, History, KeyRound, ListChecks, Radio, Search, Table2, Zap };
