import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { readInRepository } from './repository';

interface HealthCheck {
  test: string[];
}

export interface ComposeService {
  profiles?: string[];
  image: string;
  container_name: string;
  restart?: string;
  user?: string;
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string>;
  working_dir?: string;
  ports: string[];
  volumes: string[];
  networks: string[];
  tmpfs?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  mem_limit: string;
  healthcheck?: HealthCheck;
}

/** What starts without a profile. */
export const DEFAULTS = ['mongodb', 'redis', 'elasticsearch', 'storage'] as const;

export interface ComposeFile {
  services: Record<(typeof DEFAULTS)[number], ComposeService> & Record<string, ComposeService>;
  volumes: Record<string, unknown>;
  networks: Record<string, unknown>;
}

/** docker-compose.yml with its anchors merged, its variables not yet filled in. */
export const readCompose = (): ComposeFile =>
  parse(readInRepository('docker-compose.yml'), { merge: true }) as ComposeFile;

/** The variables of a file for `--env-file`. */
export const readEnvironment = (path: string): Record<string, string> =>
  parseEnv(readInRepository(path)) as Record<string, string>;

/** Fills in `${NAME:-default}` and `${NAME:?message}`, the two forms that docker-compose.yml uses. */
export function interpolate(text: string, environment: Record<string, string> = {}): string {
  return text.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_whole, name: string, operator: string, rest: string) => {
    const value = environment[name];
    if (value) return value;
    if (operator === '?') throw new Error(`${name}: ${rest}`);
    return rest;
  });
}

const UNITS: Record<string, number> = { m: 2 ** 20, g: 2 ** 30 };

/** The bytes of a size as compose, the JVM and Redis write them: 512m, 2g, 256mb. */
export function bytes(size: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([mg])b?$/.exec(size) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined) throw new Error(`${size} is no size`);
  return Number(digits) * factor;
}
