import {
  cron,
  cronOrNever,
  databases,
  encryptionKeys,
  flag,
  hosts,
  integer,
  oneOf,
  optional,
  origins,
  text,
  uri,
} from './variable';

const HOST = /^[A-Za-z0-9.:_-]{1,253}$/;
/** One header of OTLP: its value is percent-encoded (OpenTelemetry's specification of the exporter's variables). */
const OTLP_HEADER = String.raw`[A-Za-z0-9-]{1,128}=(?:[!-$&-+\x2d-~]|%[2-7][0-9A-Fa-f]){1,4096}`;
const NAME = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** Every variable the service reads: the one source of validation, of the typed configuration and of the README's table. */
export const VARIABLES = {
  HTTP_HOST: text({
    description: 'Address to listen on. Anything but loopback needs `API_KEY` or `API_KEYS_REQUIRED`.',
    accepts: 'a host name or address',
    fallback: '127.0.0.1',
    pattern: HOST,
  }),
  HTTP_PORT: integer({ description: 'Port to listen on; 0 takes a free one.', fallback: '8088', min: 0, max: 65535 }),
  HTTP_ALLOWED_HOSTS: hosts({
    description:
      'Hosts beside localhost, 127.0.0.0/8 and [::1] that the service answers to; it answers 421 to a request whose `Host` is another one. `none`: without `API_KEY` and `API_KEYS_REQUIRED` loopback alone, with one of them every host. Probes of Kubernetes name the address of the pod: give them a listed `Host` in `httpHeaders`.',
    fallback: 'none',
  }),
  SHUTDOWN_DELAY_SECONDS: integer({
    description:
      'How long a process that was told to stop serves on while its `/readyz` answers 503, so that whoever balances sends it nothing more before it closes.',
    fallback: '0',
    min: 0,
    max: 300,
  }),
  API_KEY: optional(
    text({
      description:
        'Key that callers send as `X-API-Key`, with every scope. Unset, and before a first key is made: none is asked for, and only loopback is served, under its own names.',
      accepts: 'at least 32 visible ASCII characters',
      secret: true,
      published: ['at-least-32-characters-from-openssl-rand-hex-32'],
      pattern: /^[\x21-\x7e]{32,256}$/,
    }),
  ),
  API_KEYS_REQUIRED: flag({
    description: 'Whether keys are asked for though `API_KEY` is unset: the first comes from `npm run keys -- create`.',
    fallback: 'false',
  }),
  AUTH_FAILURES_PER_MINUTE: integer({
    description: 'Unknown keys that an address may send in a minute; then it is answered 429.',
    fallback: '60',
    min: 1,
    max: 1_000_000,
  }),
  RATE_LIMIT_PER_MINUTE: integer({
    description: 'Requests a minute of each caller whose key has no limit of its own, over all replicas.',
    fallback: '600000',
    min: 1,
    max: 100_000_000,
  }),
  CALLER_SHARE_PERCENT: integer({
    description:
      'Share of each bounded resource that one caller may hold: streams, transfers, searches, analyses, points in time and support bundles of a replica; unfinished jobs, API keys and backup schedules of all.',
    fallback: '25',
    min: 1,
    max: 100,
  }),
  CORS_ORIGINS: origins({
    description:
      'Origins whose pages may call the service from a browser. A request that changes data and comes from a page of another origin is answered 403.',
    fallback: 'none',
  }),
  DOCS_ENABLED: flag({
    description: 'Whether `/docs`, `/docs-json` and `/docs-yaml` are served, which need no key.',
    fallback: 'true',
  }),
  CONSOLE_ENABLED: flag({
    description: 'Whether the console is served at `/console`. Its files need no key; what it shows does.',
    fallback: 'true',
  }),
  LOG_LEVEL: oneOf({
    description: 'Least severe level that is logged.',
    values: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'],
    fallback: 'log',
  }),
  LOG_FORMAT: oneOf({
    description: 'Log lines for machines or for people.',
    values: ['json', 'text'],
    fallback: 'json',
  }),
  ACCESS_LOG_LEVEL: oneOf({
    description: 'Level of the line that each request has in the log: it is written where `LOG_LEVEL` lets it through.',
    values: ['log', 'debug', 'verbose'],
    fallback: 'debug',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    text({
      description:
        'Where traces are sent: OTLP over HTTP, in JSON, to this address and `/v1/traces`. Unset: none are kept.',
      accepts: 'http://… or https://…',
      pattern: /^https?:\/\/[^\s@?#]{1,1024}$/,
    }),
  ),
  OTEL_EXPORTER_OTLP_HEADERS: optional(
    text({
      description:
        'Headers that they are sent with, such as a key: `name=value`, separated by commas, a space in a value as `%20`.',
      accepts: '`name=value`, separated by commas, other characters in a value as `%` and two digits',
      secret: true,
      pattern: new RegExp(`^${OTLP_HEADER}(?:,${OTLP_HEADER})*$`),
    }),
  ),
  OTEL_TRACES_SAMPLER_ARG: text({
    description:
      'Share of the requests that are traced, from 0 to 1, where the caller has not decided it (`traceparent`).',
    accepts: 'a number from 0 to 1',
    fallback: '1',
    pattern: /^(?:0(?:\.\d{1,9})?|1(?:\.0{1,9})?)$/,
  }),
  MONGODB_URI: uri({
    description: 'MongoDB, a replica set (transactions need one).',
    schemes: ['mongodb', 'mongodb+srv'],
    fallback: 'mongodb://127.0.0.1:27017/lucid',
  }),
  MONGODB_REPLICA_SET: text({
    description: 'Name of the replica set; added to the URI when the URI names none.',
    accepts: 'a replica set name',
    fallback: 'rs0',
    pattern: /^[A-Za-z0-9._-]{1,64}$/,
  }),
  MONGODB_DATABASE: text({
    description: 'Database of the service.',
    accepts: 'lower-case letters, digits, `_` and `-`',
    fallback: 'lucid',
    pattern: NAME,
  }),
  MONGODB_POOL_MAX: integer({ description: 'Connections to each MongoDB server.', fallback: '100', min: 1, max: 1000 }),
  MONGODB_TIMEOUT_MS: integer({
    description:
      'Time limit that MongoDB keeps for one call. A server that hangs is given up after it too; a read or write is tried once more.',
    fallback: '10000',
    min: 100,
    max: 120_000,
  }),
  SLOW_OPERATION_MS: integer({
    description:
      "Operations of the service's database that take at least this long are kept by MongoDB's profiler, which is turned on if nobody has set it. 0 leaves the profiler as it is.",
    fallback: '100',
    min: 0,
    max: 3_600_000,
  }),
  STATISTICS_ENABLED: flag({
    description:
      'Whether this replica helps to sample the history of the database, and samples its own requests and reads of the cache.',
    fallback: 'true',
  }),
  REDIS_URI: uri({
    description: 'Redis, or nodes of a Redis Cluster, separated by commas.',
    schemes: ['redis', 'rediss'],
    fallback: 'redis://127.0.0.1:6379/0',
  }),
  REDIS_CLUSTER_ENABLED: flag({ description: 'Whether `REDIS_URI` names a Redis Cluster.', fallback: 'false' }),
  REDIS_KEY_PREFIX: text({
    description: 'Prefix of every key of this service; the name of the database follows.',
    accepts: 'lower-case letters, digits, `_` and `-`',
    fallback: 'lucid',
    pattern: NAME,
  }),
  CACHE_LOCAL_MB: integer({
    description: 'Memory of each process for cached answers, in MB.',
    fallback: '64',
    min: 1,
    max: 65_536,
  }),
  CACHE_TTL_SECONDS: integer({
    description: 'How long a cached answer is kept that nobody changes; what is changed is forgotten at once.',
    fallback: '300',
    min: 1,
    max: 86_400,
  }),
  ELASTICSEARCH_URI: uri({
    description: 'Elasticsearch, or several of its nodes, separated by commas.',
    schemes: ['http', 'https'],
    fallback: 'http://127.0.0.1:9200',
  }),
  ELASTICSEARCH_INDEX_PREFIX: text({
    description: 'Prefix of every index of this service.',
    accepts: 'lower-case letters, digits, `_` and `-`',
    fallback: 'lucid',
    pattern: NAME,
  }),
  AUDIT_RETENTION_DAYS: integer({
    description: 'Days that a record of the audit log is kept, from when it was written.',
    fallback: '365',
    min: 1,
    max: 36_500,
  }),
  AUDIT_REFUSED_RETENTION_DAYS: integer({
    description:
      'Days that an audit record of a refused request is kept. After 60 refused requests of a caller in a minute, one record counts the others.',
    fallback: '30',
    min: 1,
    max: 36_500,
  }),
  AUDIT_CHANGES_PER_MINUTE: integer({
    description:
      'Changes by administration that one caller may record in a minute on a replica. Further changes are answered 429.',
    fallback: '60000',
    min: 1,
    max: 1_000_000,
  }),
  IDEMPOTENCY_MB_PER_CALLER: integer({
    description:
      'Size of the idempotency records of one caller, in MB. Further requests with an Idempotency-Key are answered 429 until older records expire.',
    fallback: '1024',
    min: 1,
    max: 1_000_000,
  }),
  BACKUP_ENABLED: flag({ description: 'Whether the backup schedule `default` runs.', fallback: 'true' }),
  BACKUP_SCHEDULE: cron({ description: 'When it runs, in UTC.', fallback: '0 2 * * *' }),
  BACKUP_RETENTION_DAYS: integer({
    description:
      'Days that a backup of it is kept, and one that was asked for by hand. The last good one stays, and what is pinned.',
    fallback: '30',
    min: 1,
    max: 3650,
  }),
  BACKUP_PITR_ENABLED: flag({
    description: 'Whether the oplog is kept in slices beside the backups, so that every time can be restored to.',
    fallback: 'false',
  }),
  BACKUP_PITR_INTERVAL_SECONDS: integer({
    description: 'How often what was done is put into a slice: at most so much is lost with the database.',
    fallback: '60',
    min: 1,
    max: 3600,
  }),
  BACKUP_DRILL_SCHEDULE: cronOrNever({
    description: 'When the last good backup is restored into a scratch database and checked, in UTC.',
    fallback: '0 4 * * 0',
  }),
  BACKUP_ENCRYPTION_KEYS: encryptionKeys({
    description:
      'Keys of encrypted backups. New ones take the first; the others only read. Keep each for as long as its backups: without it they are lost.',
    fallback: 'none',
  }),
  BACKUP_RESTORE_DATABASES: optional(
    databases({
      description:
        'Databases that restores may write into. Unset: MONGODB_DATABASE, and every database whose name begins with it and `_`. Set it where another service shares the cluster and has such a name.',
    }),
  ),
  BACKUP_STORAGE: oneOf({
    description: 'Where backups are kept whose request or schedule names no `storage`.',
    values: ['volume', 's3'],
    fallback: 'volume',
  }),
  BACKUP_S3_ENDPOINT: optional(
    text({
      description:
        "Address of the S3 service, which is asked with the bucket in the path; unset: that of AWS's region.",
      accepts: 'http://… or https://…, without a path',
      pattern: /^https?:\/\/[A-Za-z0-9.:_[\]-]{1,253}\/?$/,
    }),
  ),
  BACKUP_S3_REGION: text({
    description: 'Its region.',
    accepts: 'lower-case letters, digits and `-`',
    fallback: 'us-east-1',
    pattern: /^[a-z0-9-]{1,64}$/,
  }),
  BACKUP_S3_BUCKET: optional(
    text({
      description: 'The bucket, which must be there. With it and the two keys backups can be kept in S3.',
      accepts: 'the name of a bucket',
      pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    }),
  ),
  BACKUP_S3_PREFIX: text({
    description: 'What the keys of all objects begin with, and `/`. No two services may have the same one.',
    accepts: 'names of letters, digits, `.`, `_` and `-`, with `/` between them',
    fallback: 'lucid',
    pattern: /^[A-Za-z0-9_][A-Za-z0-9._-]{0,62}(?:\/[A-Za-z0-9_][A-Za-z0-9._-]{0,62}){0,3}$/,
  }),
  BACKUP_S3_ACCESS_KEY_ID: optional(
    text({
      description: 'Id of the key that S3 is asked with.',
      accepts: 'up to 128 visible ASCII characters',
      secret: true,
      pattern: /^[\x21-\x7e]{1,128}$/,
    }),
  ),
  BACKUP_S3_SECRET_ACCESS_KEY: optional(
    text({
      description: 'That key.',
      accepts: 'up to 256 visible ASCII characters',
      secret: true,
      pattern: /^[\x21-\x7e]{1,256}$/,
    }),
  ),
  MONGODUMP_PATH: text({
    description: 'The program mongodump, for backups with the engine `mongodump`: its path, or its name on `PATH`.',
    accepts: 'a path or a name',
    fallback: 'mongodump',
    pattern: /^[^\0-][^\0]{0,1023}$/,
  }),
  JOB_RETENTION_DAYS: integer({
    description: 'Days that a job is kept after it has ended.',
    fallback: '30',
    min: 1,
    max: 3650,
  }),
  VOLUME_MOUNT_PATH: text({
    description: 'Folder under which the volumes stand; its disk is watched by the health report.',
    accepts: 'an absolute path',
    fallback: '/data',
    pattern: /^\/[^\0]*$/,
  }),
  VOLUME_SIZE_LIMIT_GB: integer({
    description: 'Size of all volumes together, in GB.',
    fallback: '500',
    min: 1,
    max: 1_000_000,
  }),
};
