import { registeredModels } from '@lucid/resource';

/** Tags that belong together: what readers of the document show as one section. */
export interface TagGroup {
  /** The name of the tag that stands for the whole group in OpenAPI 3.2; a group of one tag needs none. */
  parent?: string;
  title: string;
  description: string;
  tags: Readonly<Record<string, string>>;
}

/** The sections of the document, and the tags in them, in the order in which readers show them. */
export const tagGroups = (): readonly TagGroup[] => [
  {
    parent: 'models',
    title: 'Models',
    description: 'Documents of the Lucid services: create, read, change, delete and follow them.',
    tags: {
      ...Object.fromEntries(registeredModels().map(({ definition }) => [definition.path, definition.tag])),
      merkle: 'Compute Merkle roots and verify inclusion proofs. Nothing is stored.',
      changes: 'Follow changes of the models as server-sent events.',
    },
  },
  {
    parent: 'data-protection',
    title: 'Data protection',
    description: 'Back up data, check backups and restore them.',
    tags: { backups: 'Create, schedule, verify and restore backups.' },
  },
  {
    title: 'Database',
    description: 'Run MongoDB under the service.',
    tags: { database: 'Inspect and change MongoDB: health, statistics, collections, indexes, operations and advice.' },
  },
  {
    title: 'Search',
    description: 'Search documents with Elasticsearch.',
    tags: { search: 'Search models by text, filter and facet, and manage the Elasticsearch indices.' },
  },
  {
    title: 'Cache',
    description: 'Read responses from Redis.',
    tags: { cache: 'Inspect, fill and clear the cache of responses.' },
  },
  {
    title: 'Volumes',
    description: 'Limit the disk space of the service.',
    tags: { volumes: 'Manage directories with quotas, and read their usage and forecast.' },
  },
  {
    parent: 'operations',
    title: 'Operations',
    description: 'Run the service itself.',
    tags: {
      jobs: 'Follow and cancel long-running work.',
      'api-keys': 'Create, rotate and revoke API keys with scopes and expiry.',
      audit: 'Read who changed what, and the result.',
      console: 'Sign in to the console: a cookie stands for a key.',
      metrics: 'Read metrics in the Prometheus text format, and the history of requests.',
      service: 'Read the effective configuration, and download a bundle for support.',
      probes: 'Probes for Kubernetes. They need no key.',
    },
  },
];
