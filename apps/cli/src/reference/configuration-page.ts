import { type DescribedVariable, describeVariables } from '@lucid/config';
import { code, generatedFrom, page, wrapped } from './markdown';

/** The groups of the page, with the variables that each one takes. */
const GROUPS: readonly (readonly [title: string, names: RegExp])[] = [
  ['HTTP server', /^(?:HTTP|SHUTDOWN|CORS|DOCS|CONSOLE)_/],
  ['Keys and limits', /^(?:API|AUTH|RATE|CALLER|IDEMPOTENCY)_/],
  ['Audit log', /^AUDIT_/],
  ['Logs and traces', /^(?:LOG|ACCESS|OTEL)_/],
  ['MongoDB', /^(?:MONGODB|SLOW|STATISTICS)_/],
  ['Redis and the cache', /^(?:REDIS|CACHE)_/],
  ['Elasticsearch', /^(?:ELASTICSEARCH|SEARCH)_/],
  ['Backups in S3', /^BACKUP_S3_/],
  ['Backups', /^(?:BACKUP|MONGODUMP)_/],
  ['Jobs', /^JOB_/],
  ['Volumes', /^VOLUME_/],
];

const groupOf = ({ name }: DescribedVariable): string => {
  const group = GROUPS.find(([, names]) => names.test(name));
  if (group === undefined) throw new Error(`Give ${name} a group in apps/cli/src/reference/configuration-page.ts`);
  return group[0];
};

function entry({ name, description, accepts, fallback, file }: DescribedVariable): string {
  const value = fallback === undefined ? 'unset' : code(fallback);
  const secret = file === undefined ? '' : ` Secret: \`${file}\` can name a file that contains the value.`;
  return [`### \`${name}\``, '', wrapped(`${description} Default: ${value}. Accepts: ${accepts}.${secret}`)].join('\n');
}

/** docs/reference/configuration.md */
export function configurationPage(): string {
  const variables = describeVariables();
  const groups = GROUPS.flatMap(([title]) => {
    const own = variables.filter((variable) => groupOf(variable) === title);
    return own.length === 0 ? [] : [`## ${title}`, ...own.map(entry)];
  });
  return page(
    '# Configuration',
    generatedFrom('libs/config/src/variables.ts'),
    wrapped(
      'For operators. The service reads its configuration from environment variables and checks all of them when it starts. If a value is wrong, the service names every wrong variable and does not start. An empty variable counts as unset. `npm start` sets the addresses of the engines and `VOLUME_MOUNT_PATH` itself.',
    ),
    wrapped(
      'A secret never appears in logs or error messages. Set either the variable or its `…_FILE` variable: the service does not start if both are set.',
    ),
    ...groups,
  );
}
