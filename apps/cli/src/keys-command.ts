import type { ApiKey, ApiKeyWithSecret } from '@lucid/auth';
import { type Config, loadConfig, settingOf } from '@lucid/config';
import { engineStatus } from '@lucid/engines';
import 'reflect-metadata';
import { KeyStore, OPERATOR } from './keys/key-store';
import { type KeysOptions, keysLine, readOptions } from './keys/options';
import { dataFolder } from './local-folders';
import { tellFailure } from './tell-failure';
import { table } from './table';

const say = (line: string): void => console.log(line);

/** The most keys that are read at once. */
const PAGE = 200;

/** `lucid keys create|list|revoke|rotate`: the way to a first key, and in when every other key is lost. */
export async function run(args: string[]): Promise<number> {
  let options: KeysOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    return tellFailure(error, args, keysLine());
  }
  let store: KeyStore | undefined;
  try {
    store = await KeyStore.open(await config());
    await act(store, options);
    return 0;
  } catch (error) {
    return tellFailure(error, args, keysLine());
  } finally {
    await store?.close();
  }
}

/** The environment's, with the MongoDB of a running `npm start` where it names none. */
async function config(): Promise<Config> {
  if (settingOf('MONGODB_URI', process.env) !== undefined) return loadConfig(process.env);
  const { running } = await engineStatus(dataFolder());
  const port = running.find(({ title }) => title === 'MongoDB')?.port;
  if (port === undefined) throw new Error('Set MONGODB_URI, or start the service with `npm start` first.');
  return loadConfig({ ...process.env, MONGODB_URI: `mongodb://127.0.0.1:${port}/?replicaSet=rs0` });
}

async function act(store: KeyStore, options: KeysOptions): Promise<void> {
  const { json } = options;
  switch (options.action) {
    case 'create': {
      const made = await store.recorded('createApiKey', 'lucid keys create', async (audit) => {
        const key = await store.keys.create(options.key, OPERATOR);
        Object.assign(audit, { target: key.key_id, after: key });
        return key;
      });
      say(json ? JSON.stringify(made) : created(made));
      return;
    }
    case 'revoke': {
      const { keyId } = options;
      const revoked = await store.recorded('revokeApiKey', `lucid keys revoke ${keyId}`, async (audit) => {
        audit.target = keyId;
        const { before, after } = await store.keys.revoke(keyId, OPERATOR);
        Object.assign(audit, { before, after });
        return after;
      });
      const { name, revoked_descendants: others = 0 } = revoked;
      const told = `Revoked ${name} (${keyId}) and ${others} keys that were made with it; their records stay.`;
      say(json ? JSON.stringify(revoked) : told);
      return;
    }
    case 'rotate': {
      const { keyId, overlapSeconds } = options;
      const rotated = await store.recorded('rotateApiKey', `lucid keys rotate ${keyId}`, async (audit) => {
        audit.target = keyId;
        const { before, after } = await store.keys.rotate(keyId, overlapSeconds, OPERATOR);
        Object.assign(audit, { before, after });
        return after;
      });
      say(json ? JSON.stringify(rotated) : created(rotated));
      return;
    }
    case 'list': {
      const keys = await all(store);
      say(json ? JSON.stringify({ items: keys }) : listed(keys));
    }
  }
}

async function all({ keys }: KeyStore): Promise<ApiKey[]> {
  const found: ApiKey[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await keys.list(PAGE, cursor);
    found.push(...page.items);
    cursor = page.next_cursor;
  }
  return found;
}

const created = ({ key_id, name, scopes, expires_at, secret }: ApiKeyWithSecret): string =>
  `${name} (${key_id}) may: ${scopes.join(', ')}; it expires: ${expires_at?.toISOString() ?? 'never'}.
Send this as X-API-Key. It is shown here only:

${secret}
`;

function listed(keys: ApiKey[]): string {
  if (keys.length === 0) return 'No key was ever made.';
  const day = (time: Date | undefined): string => time?.toISOString().slice(0, 16).replace('T', ' ') ?? '';
  const rows = keys.map((key) => [
    ...[key.key_id, key.name, key.scopes.join(' '), stateOf(key), key.parent_key_id ?? ''],
    ...[day(key.created_at), day(key.expires_at), day(key.last_used_at)],
  ]);
  return table(['key_id', 'name', 'scopes', 'state', 'made with', 'made', 'expires', 'last used'], rows);
}

function stateOf({ revoked_at, expires_at }: ApiKey): string {
  if (revoked_at !== undefined) return 'revoked';
  return expires_at !== undefined && expires_at <= new Date() ? 'expired' : 'works';
}
