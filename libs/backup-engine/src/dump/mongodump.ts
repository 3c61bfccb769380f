import { ProblemError } from '@lucid/common';
import { startChild } from '@lucid/config';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** How long a process that was told to end may take to do so, in ms. */
const ENDING_MS = 5000;
/** What is kept of what it says, in characters, for the log. */
const SAID = 4000;

/** Variables that name the certificates and tickets by which it connects. */
const TLS_AND_KERBEROS = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'KRB5_CONFIG', 'KRB5CCNAME'];

export interface RunningDump {
  /** The archive. */
  output: Readable;
  /** Resolves once it has ended well. @throws ProblemError otherwise */
  ended: Promise<void>;
  /** Ends it, however it takes that. */
  stop(): Promise<void>;
}

/**
 * Starts mongodump with its archive on its standard output. It gets the URI in a file that is there only until it has read
 * it: what is on a command line can be read by everyone on the machine, and what Node gives it as input it cannot open by a
 * name. It ends by itself when this process dies, as nobody reads it then.
 * @param path of the program, or its name on PATH
 * @param report is called with what mongodump wrote, without the URI, when it failed by itself
 */
export async function startDump(
  path: string,
  uri: string,
  args: readonly string[],
  report: (failure: string) => void = () => undefined,
): Promise<RunningDump> {
  const folder = await mkdtemp(join(tmpdir(), 'lucid-mongodump-'));
  const forget = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await writeFile(join(folder, 'uri.yaml'), `uri: ${JSON.stringify(uri)}\n`, { mode: 0o600 });
    const dump = spawned(path, uri, [`--config=${join(folder, 'uri.yaml')}`, ...args], report);
    void Promise.race([once(dump.output, 'readable'), once(dump.output, 'close')]).then(forget, forget);
    return dump;
  } catch (error) {
    await forget();
    throw error;
  }
}

function spawned(path: string, uri: string, args: readonly string[], report: (failure: string) => void): RunningDump {
  const child = startChild(path, ['--archive', ...args], ['ignore', 'pipe', 'pipe'], { needs: TLS_AND_KERBEROS });
  let said = '';
  let stopping = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-SAID);
  });
  const ended = once(child, 'close').then(
    ([code]) => {
      if (code === 0) return;
      if (!stopping) report(`ended with ${String(code)}: ${said.replaceAll(uri, '…')}`);
      throw new ProblemError(
        'interrupted',
        'mongodump did not come to its end; what it said is logged. Try again, or use the engine native.',
      );
    },
    (error: unknown) => {
      throw notThere(path, error);
    },
  );
  ended.catch(() => undefined);
  return {
    output: child.stdout,
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.pid === undefined) return;
      stopping = true;
      child.kill('SIGTERM');
      // It would wait for who reads, and its end for what is unread.
      child.stdout.destroy();
      const timer = setTimeout(() => child.kill('SIGKILL'), ENDING_MS);
      await ended.catch(() => undefined);
      clearTimeout(timer);
    },
  };
}

const notThere = (path: string, cause: unknown): ProblemError =>
  new ProblemError(
    'unprocessable',
    `The program ${path} cannot be run. Install the MongoDB Database Tools, name mongodump with MONGODUMP_PATH, or use the engine native.`,
    { cause },
  );

/** The URI of one database, with the user found where he was found before. */
export function uriOf(uri: string, database: string): string {
  const [, scheme = '', user = '', hosts = '', path = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/)([^@/?]*@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri) ?? [];
  const options = new URLSearchParams(query);
  if (user !== '' && !options.has('authSource')) options.set('authSource', path === '' ? 'admin' : path);
  const text = options.toString();
  return `${scheme}${user}${hosts}/${database}${text === '' ? '' : `?${text}`}`;
}
