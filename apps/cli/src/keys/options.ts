import { CreateApiKey, type NewApiKey, RotateApiKey } from '@lucid/auth';
import { check } from '@lucid/common';
import type { Command } from 'commander';
import { commandLine, parsed, UsageError } from '../command-line';

export type KeysOptions = { json: boolean } & (
  | { action: 'create'; key: NewApiKey }
  | { action: 'list' }
  | { action: 'revoke'; keyId: string }
  | { action: 'rotate'; keyId: string; overlapSeconds: number }
);

const DAY_MS = 86_400_000;

/** How the command is called. */
export const keysLine = (): Command =>
  commandLine(
    'npm run keys --',
    `Create, list, revoke and rotate API keys. revoke also ends the keys that were made with the key; rotate keeps them.
The command calls MongoDB itself: the one of MONGODB_URI, or of a running \`npm start\`.`,
  )
    .usage('create --name NAME --scopes SCOPE,… | list | revoke KEY_ID | rotate KEY_ID --overlap-seconds N [options]')
    .argument('[action]')
    .argument('[key_id]')
    .option('--name <name>', 'Name of the new key.')
    .option('--scopes <scopes>', 'Scopes of the new key, separated by commas.')
    .option('--expires-days <n>', 'Days until the new key expires.')
    .option('--overlap-seconds <n>', 'Seconds for which the previous secret still works.')
    .option('--json', 'Print one JSON document.');

interface Given {
  name?: string;
  scopes?: string;
  expiresDays?: string;
  overlapSeconds?: string;
  json?: boolean;
}

/** Reads the command line. @throws UsageError that says what is accepted */
export function readOptions(args: string[]): KeysOptions {
  const line = parsed(keysLine(), args);
  const { name, scopes, expiresDays, overlapSeconds, json = false } = line.opts<Given>();
  const [action, keyId] = line.args;
  const made = name !== undefined || scopes !== undefined || expiresDays !== undefined;
  if (overlapSeconds !== undefined && action !== 'rotate') throw new UsageError('--overlap-seconds goes with rotate.');
  if (action === 'create' && keyId === undefined) return { action, json, key: newKey(name, scopes, expiresDays) };
  if (made) throw new UsageError('--name, --scopes and --expires-days go with create.');
  if (action === 'rotate' && keyId !== undefined)
    return { action, json, keyId, overlapSeconds: overlapOf(overlapSeconds) };
  if (action === 'list' && keyId === undefined) return { action, json };
  if (action === 'revoke' && keyId !== undefined) return { action, json, keyId };
  throw new UsageError(action === undefined ? 'Which action?' : `${line.args.join(' ')}: no such action.`);
}

function overlapOf(given: string | undefined): number {
  const { value, errors } = check(RotateApiKey, { overlap_seconds: given === undefined ? undefined : Number(given) });
  if (value !== undefined) return value.overlap_seconds;
  throw new UsageError(errors.map(({ message }) => `--overlap-seconds ${message}`).join('\n'));
}

function newKey(name: string | undefined, scopes: string | undefined, days: string | undefined): NewApiKey {
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) throw new UsageError(`--expires-days ${days}: 1 to 99999.`);
  const expires_at = days === undefined ? undefined : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
  const { value, errors } = check(CreateApiKey, { name, scopes: scopes?.split(','), expires_at });
  if (value !== undefined) return value;
  throw new UsageError(errors.map(({ pointer, message }) => `--${pointer.split('/')[1] ?? ''} ${message}`).join('\n'));
}
