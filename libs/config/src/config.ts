import { isIP } from 'node:net';
import type { Variable } from './variable';
import { redactUri } from './variable';
import { VARIABLES } from './variables';

type Name = keyof typeof VARIABLES;
type ValueOf<V> = V extends Variable<infer T> ? T : never;

/** The validated environment, under the variables' own names. */
export type Config = { readonly [N in Name]: ValueOf<(typeof VARIABLES)[N]> };

/** Nest's token for the {@link Config}. */
export const CONFIG = Symbol('CONFIG');

/** Every problem of an environment at once, each with its variable and the accepted values. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads and validates the environment. An empty variable counts as unset.
 * @throws ConfigError naming every problem, never the value of a secret.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries<Variable<unknown>>(VARIABLES)) {
    const given = env[name] === '' ? undefined : env[name];
    const raw = given ?? variable.fallback;
    if (raw === undefined) continue;
    const value = variable.parse(raw);
    if (value === undefined) {
      const shown = variable.secret === true ? '' : ` (it is ${JSON.stringify(redactUri(raw).slice(0, 120))})`;
      problems.push(`${name} must be ${variable.accepts}${shown}`);
    } else values[name] = value;
  }
  const config = values as Config;
  const keyless = config.API_KEY === undefined && values['API_KEYS_REQUIRED'] !== true;
  if (values['HTTP_HOST'] !== undefined && !isLoopback(config.HTTP_HOST) && keyless) {
    problems.push(
      'API_KEY must be set, or API_KEYS_REQUIRED true, when HTTP_HOST is not loopback: without a key only loopback is served',
    );
  }
  problems.push(...addressProblems(values), ...storageProblems(values));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** Lists of addresses that the pattern of one lets pass. */
function addressProblems({
  REDIS_URI,
  REDIS_CLUSTER_ENABLED,
  ELASTICSEARCH_URI,
}: Partial<Record<Name, unknown>>): string[] {
  const problems: string[] = [];
  const nodes = (uri: unknown): string[] => (typeof uri === 'string' ? uri.split(',') : []);
  const redis = nodes(REDIS_URI);
  if (redis.length > 1 && REDIS_CLUSTER_ENABLED === false) {
    problems.push('REDIS_URI must be one address unless REDIS_CLUSTER_ENABLED is true');
  }
  if (!redis.every((node) => URL.canParse(node) || URL.canParse(`redis://${node}`))) {
    problems.push('REDIS_URI must be redis://… or rediss://…, or several of them separated by commas');
  }
  if (!nodes(ELASTICSEARCH_URI).every((node) => /^https?:/.test(node) && URL.canParse(node))) {
    problems.push('ELASTICSEARCH_URI must be http://… or https://…, or several of them separated by commas');
  }
  return problems;
}

/** What S3 cannot be used without. */
const NEEDED_FOR_S3 = ['BACKUP_S3_BUCKET', 'BACKUP_S3_ACCESS_KEY_ID', 'BACKUP_S3_SECRET_ACCESS_KEY'] as const;

/** S3 that was set by half. */
function storageProblems(values: Partial<Record<Name, unknown>>): string[] {
  const isMeant = NEEDED_FOR_S3.find((name) => values[name] !== undefined);
  const why = values.BACKUP_STORAGE === 's3' ? 'BACKUP_STORAGE is s3' : isMeant && `${isMeant} is set`;
  if (why === undefined) return [];
  return NEEDED_FOR_S3.filter((name) => values[name] === undefined).map((name) => `${name} must be set, since ${why}`);
}

/** Whether a listening address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** The configuration as it may be logged: secrets left out, passwords in URIs hidden. */
export function describeConfig(config: Config): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries<Variable<unknown>>(VARIABLES).map(([name, variable]) => {
      const value = config[name as Name];
      if (value === undefined) return [name, undefined];
      if (variable.secret === true) return [name, '…'];
      return [name, typeof value === 'string' ? redactUri(value) : value];
    }),
  );
}

/** The README's table of variables, in Markdown. */
export function configTable(): string {
  const rows = Object.entries<Variable<unknown>>(VARIABLES).map(
    ([name, { description, accepts, fallback }]) =>
      `| \`${name}\` | ${fallback === undefined ? 'unset' : `\`${fallback}\``} | ${accepts} | ${description} |`,
  );
  return ['| variable | default | accepts | what it is |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
