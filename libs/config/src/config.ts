import { asksForKey, isLoopback } from './hosts';
import { type Environment, fileVariable, given, SECRETS } from './secret-files';
import type { Variable } from './variable';
import { redactUri, secretsInUri } from './variable';
import { VARIABLES } from './variables';

type Name = keyof typeof VARIABLES;
type ValueOf<V> = V extends Variable<infer T> ? T : never;

/** The validated environment, under the variables' own names. */
export type Config = { readonly [N in Name]: ValueOf<(typeof VARIABLES)[N]> };

/** Nest's token for the {@link Config}. */
export const CONFIG = Symbol('CONFIG');

/** Where the value of a variable comes from: its default, the environment, or the file that `NAME_FILE` names. */
export const SOURCES = ['default', 'environment', 'file'] as const;
export type Source = (typeof SOURCES)[number];

interface Origin {
  source: Source;
  /** As it was given; of a secret never kept. */
  text?: string;
}

const origins = new WeakMap<Config, ReadonlyMap<string, Origin>>();

/** Every problem of an environment at once, each with its variable and the accepted values. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads and validates the environment, and the files that it names for secrets. An empty variable counts as unset.
 * @throws ConfigError naming every problem, never the value of a secret.
 */
export function loadConfig(env: Environment): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  const found = new Map<string, Origin>();
  for (const [name, variable] of Object.entries<Variable<unknown>>(VARIABLES)) {
    const { text, problem } = given(name, env);
    if (problem !== undefined) problems.push(problem);
    const raw = text ?? variable.fallback;
    found.set(name, {
      source: sourceOf(name, text, env),
      ...(variable.secret !== true && raw !== undefined && { text: raw }),
    });
    if (raw === undefined || problem !== undefined) continue;
    const value = variable.parse(raw);
    if (variable.published?.includes(raw) === true) problems.push(publishedProblem(name));
    else if (value === undefined) problems.push(`${name} must be ${variable.accepts}${shown(variable, raw)}`);
    else values[name] = value;
  }
  const config = values as Config;
  const isKeyRefused = problems.some((problem) => /^API_KEY(?:_FILE)? /.test(problem));
  if (values['HTTP_HOST'] !== undefined && !isLoopback(config.HTTP_HOST) && !asksForKey(config) && !isKeyRefused) {
    problems.push(
      'API_KEY must be set, or API_KEYS_REQUIRED true, when HTTP_HOST is not loopback: without a key only loopback is served',
    );
  }
  problems.push(...addressProblems(values), ...storageProblems(values));
  if (problems.length > 0) throw new ConfigError(problems);
  origins.set(config, found);
  return Object.freeze(config);
}

const sourceOf = (name: string, text: string | undefined, env: Environment): Source =>
  text === undefined ? 'default' : env[name] === text ? 'environment' : 'file';

/** A variable as the service uses it. */
export interface Setting {
  name: string;
  description: string;
  accepts: string;
  default?: string;
  secret: boolean;
  is_set: boolean;
  source: Source;
  /** The value as text; never of a secret, and of an address without passwords. */
  value?: string;
}

/** Every variable with its value and where that comes from. Of a secret only whether it is set, and nothing that was read from a file. */
export function settingsOf(config: Config): Setting[] {
  const found = origins.get(config);
  return Object.entries<Variable<unknown>>(VARIABLES).map(([name, variable]) => {
    const { description, accepts, fallback, secret = false } = variable;
    const { source = 'default', text } = found?.get(name) ?? {};
    return {
      ...{ name, description, accepts, secret, source },
      is_set: config[name as Name] !== undefined,
      ...(fallback !== undefined && !secret && { default: fallback }),
      ...(text !== undefined && !secret && { value: redactUri(text) }),
    };
  });
}

/**
 * Reads one variable as text, unchecked: for programs that need no more of the configuration.
 * @returns undefined when it is not set
 * @throws ConfigError when its file cannot be read, or both it and its file are set
 */
export function settingOf(name: Name, env: Environment): string | undefined {
  const { text, problem } = given(name, env);
  if (problem !== undefined) throw new ConfigError([problem]);
  return text;
}

const publishedProblem = (name: string): string =>
  `${name} is an example from the documentation, which everyone knows. Make a value of your own: \`openssl rand -hex 32\``;

/** What was given, for a problem. An address is not shown, though its variable is no secret: a password may stand in it all the same. */
const shown = ({ secret }: Variable<unknown>, raw: string): string =>
  secret === true || /[@?=]/.test(raw) ? '' : ` (it is ${JSON.stringify(raw.slice(0, 120))})`;

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

/** Below so many characters a text stands in a log by chance. */
const SHORTEST_HIDDEN = 8;

/** The texts that no log line may hold: secrets, and the passwords in connection strings. Encryption keys are no text. */
export function secretTexts(config: Config): string[] {
  const values = SECRETS.map((name) => config[name as Name]).filter((value) => typeof value === 'string');
  const texts = values.flatMap((value) => (/^[a-z+]+:\/\//.test(value) ? secretsInUri(value) : [value]));
  return texts.filter(({ length }) => length >= SHORTEST_HIDDEN);
}

/** The README's table of variables, in Markdown. */
export function configTable(): string {
  const rows = Object.entries<Variable<unknown>>(VARIABLES).map(([name, variable]) => {
    const { description, accepts, fallback, secret } = variable;
    const file = secret === true ? ` A secret: \`${fileVariable(name)}\` can name a file that holds it instead.` : '';
    return `| \`${name}\` | ${fallback === undefined ? 'unset' : `\`${fallback}\``} | ${accepts} | ${description}${file} |`;
  });
  return ['| variable | default | accepts | what it is |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
