/** What the keys that people usually need may do. */
export const ROLES: readonly (readonly [name: string, scopes: readonly string[]])[] = [
  ['Everything', ['*']],
  [
    'Read only',
    [
      'models:read',
      'database:read',
      'volumes:read',
      'backups:read',
      'search:read',
      'cache:read',
      'metrics:read',
      'jobs:read',
      'audit:read',
      'service:read',
    ],
  ],
  ['Application', ['models:read', 'models:write', 'models:delete']],
  ['Backups', ['backups:*', 'jobs:*']],
  ['Metrics', ['metrics:read']],
];

export const AREAS = [
  'models',
  'database',
  'volumes',
  'backups',
  'search',
  'cache',
  'metrics',
  'jobs',
  'api-keys',
  'audit',
  'service',
] as const;

/** The scopes that there are, by area. */
export const SCOPES: Readonly<Record<(typeof AREAS)[number], readonly string[]>> = {
  models: ['read', 'write', 'delete'],
  database: ['read', 'write', 'delete'],
  volumes: ['read', 'write', 'delete'],
  backups: ['read', 'write', 'delete', 'restore'],
  search: ['read', 'write', 'delete'],
  cache: ['read', 'write', 'delete'],
  metrics: ['read'],
  jobs: ['read', 'write'],
  'api-keys': ['read', 'write'],
  audit: ['read'],
  service: ['read'],
};
