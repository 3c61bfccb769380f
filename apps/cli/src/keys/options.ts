import { CreateApiKey, type NewApiKey, RotateApiKey } from '@lucid/auth';
import { check } from '@lucid/common';
import { parseArgs } from 'node:util';
import { UsageError } from '../service-client';

export type KeysOptions = { json: boolean } & (
  | { action: 'create'; key: NewApiKey }
  | { action: 'list' }
  | { action: 'revoke'; keyId: string }
  | { action: 'rotate'; keyId: string; overlapSeconds: number }
);

export const usage = `Usage: npm run keys -- create --name NAME --scopes SCOPE,… [--expires-days N] [--json]
       npm run keys -- list [--json]
       npm run keys -- revoke KEY_ID [--json]
       npm run keys -- rotate KEY_ID --overlap-seconds N [--json]
revoke ends the keys that were made with the key too; rotate keeps them.
It talks to MongoDB itself: that of MONGODB_URI, or of a running \`npm start\`.`;

const DAY_MS = 86_400_000;

/** Reads the command line. @throws UsageError that says what is accepted */
export function readOptions(args: string[]): KeysOptions {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ name: text, scopes: text, 'expires-days': text, 'overlap-seconds': text },
      json: { type: 'boolean', default: false },
    },
  });
  const { json } = values;
  const [action, keyId, ...rest] = positionals;
  const made = values.name !== undefined || values.scopes !== undefined || values['expires-days'] !== undefined;
  if (rest.length > 0) throw new UsageError(`${rest.join(' ')}: what is that?`);
  if (values['overlap-seconds'] !== undefined && action !== 'rotate')
    throw new UsageError('--overlap-seconds goes with rotate.');
  if (action === 'create' && keyId === undefined)
    return { action, json, key: newKey(values.name, values.scopes, values['expires-days']) };
  if (made) throw new UsageError('--name, --scopes and --expires-days go with create.');
  if (action === 'rotate' && keyId !== undefined)
    return { action, json, keyId, overlapSeconds: overlapOf(values['overlap-seconds']) };
  if (action === 'list' && keyId === undefined) return { action, json };
  if (action === 'revoke' && keyId !== undefined) return { action, json, keyId };
  throw new UsageError(action === undefined ? 'Which action?' : `${positionals.join(' ')}: no such action.`);
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
