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
  {
    ...{ path: '/recovery', name: 'Recovery', icon: History, group: 'data', scope: 'backups:read' },
    load: async () => (await import('../pages/recovery/recovery-page')).RecoveryPage,
  },
  {
    ...{ path: '/data', name: 'Data', icon: Table2, group: 'data', scope: 'models:read' },
    load: async () => (await import('../pages/data/data-page')).DataPage,
  },
  {
    ...{ path: '/database', name: 'Database', icon: Database, group: 'data', scope: 'database:read' },
    load: async () => (await import('../pages/database/database-page')).DatabasePage,
  },
  {
    ...{ path: '/search', name: 'Search', icon: Search, group: 'data', scope: 'search:read' },
    load: async () => (await import('../pages/search/search-page')).SearchPage,
  },
  {
    ...{ path: '/jobs', name: 'Jobs', icon: ListChecks, group: 'data', scope: 'jobs:read' },
    load: async () => (await import('../pages/jobs/jobs-page')).JobsPage,
  },
  {
    ...{ path: '/volumes', name: 'Volumes', icon: HardDrive, group: 'data', scope: 'volumes:read' },
    load: async () => (await import('../pages/volumes/volumes-page')).VolumesPage,
  },
  {
    ...{ path: '/cache', name: 'Cache', icon: Zap, group: 'data', scope: 'cache:read' },
    load: async () => (await import('../pages/cache/cache-page')).CachePage,
  },
  {
    ...{ path: '/changes', name: 'Changes', icon: Radio, group: 'data', scope: 'models:read' },
    load: async () => (await import('../pages/changes/changes-page')).ChangesPage,
  },
  {
    ...{ path: '/access', name: 'Access', icon: KeyRound, group: 'service', scope: 'api-keys:read' },
    load: async () => (await import('../pages/access/access-page')).AccessPage,
  },
  {
    ...{ path: '/health', name: 'Health', icon: HeartPulse, group: 'service', scope: 'database:read' },
    load: async () => (await import('../pages/health/health-page')).HealthPage,
  },
];
