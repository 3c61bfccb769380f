import { addressOf, type ApiRequest } from './api-request';
import { quoted } from './curl';

type Body = Record<string, unknown>;

/** The requests that `lucid` has a command for: how the command is called for one. Undefined where the command lacks an option for it. */
const COMMANDS: Readonly<Record<string, (request: { body: Body; path: Body; query: Body }) => string | undefined>> = {
  'post /api/v1/backups': ({ body }) => withOptions('lucid backup', body),
  'post /api/v1/backups/{backup_id}/verify': ({ body, path }) =>
    withOptions('lucid verify', body, String(path['backup_id'])),
  'post /api/v1/restores': ({ body: { backup_id, existing, documents, plan_hash: _, ...rest }, query }) => {
    const { collection, ids, filter, conflict } = (documents ?? {}) as Body;
    if (filter !== undefined) return undefined;
    const chosen = documents === undefined ? {} : { documents: collection, ids, conflict };
    const options = { ...rest, ...(existing === 'replace' && { replace: true }), ...chosen, ...query };
    return withOptions('lucid restore', options, String(backup_id));
  },
  'get /api/v1/jobs': ({ query: { kind, state } }) => withOptions('lucid jobs', { kind, state }),
  'post /api/v1/jobs/{job_id}/cancel': ({ path }) => `lucid jobs cancel ${quoted(String(path['job_id']))}`,
  'post /api/v1/search/indices/{name}/rebuild': ({ path }) => `lucid rebuild ${quoted(String(path['name']))}`,
  'post /api/v1/search/drift': ({ body: { collections = [], repair } }) =>
    ['lucid drift', ...(collections as string[]).map(quoted), ...(repair === true ? ['--repair'] : [])].join(' '),
  'get /api/v1/database/advice': ({ query: { collection } }) => withOptions('lucid advice', { collection }),
  'get /api/v1/database/health': () => 'lucid health',
};

function withOptions(command: string, options: Body, ...words: string[]): string {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const parts = given.map(([name, value]) => (value === true ? `--${name}` : `--${name} ${quoted(String(value))}`));
  return [command, ...parts, ...words.map(quoted)].join(' ');
}

/** A request as a `lucid` command, undefined where there is none for it. */
export function lucidCommandOf(request: ApiRequest): string | undefined {
  const command = COMMANDS[`${request.method} ${request.path}`];
  return command?.({
    body: (request.body ?? {}) as Body,
    path: { ...request.params?.path },
    query: { ...request.params?.query },
  });
}

/** What to tell where `lucid` has no command for a request. */
export const noCommandFor = (request: ApiRequest): string =>
  `# lucid has no command for ${request.method.toUpperCase()} ${addressOf(request)}. Use curl or the client.`;
