import { type ChildProcess, fileVariable, SECRETS, startChild, VARIABLES } from '@lucid/config';
import type { GuardedProcess, ProcessGuard } from '@lucid/engines';
import { join } from 'node:path';
import { MALLOC, NODE_ARGUMENTS } from '../../api/src/memory-settings';
import { cloneFolder } from './local-folders';

const main = join(cloneFolder, 'dist', 'apps', 'api', 'src', 'main.js');
const keptLines = 25;

/** What the service reads of the environment, and Node under it. */
const SERVICE_NEEDS = [
  ...[...Object.keys(VARIABLES), ...SECRETS.map(fileVariable)],
  ...[
    'NODE_ENV',
    'NODE_OPTIONS',
    'NODE_COMPILE_CACHE',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_ENV_PROXY',
    'UV_THREADPOOL_SIZE',
  ],
  ...[/^(?:https?|no)_proxy$/i, 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'FORCE_COLOR', 'NO_COLOR'],
];

/** {@link MALLOC}, as far as the environment does not say otherwise. */
const mallocSettings = (): Record<string, string> =>
  Object.fromEntries(Object.entries(MALLOC).map(([name, value]) => [name, process.env[name] ?? value]));

/** The service as a child process. */
export interface ApiProcess {
  guarded: GuardedProcess;
  pid: number;
  /** The last lines that it wrote. */
  lastOutput(): string;
}

/** Starts the service; what it writes goes to this terminal. It is in the guard's care like an engine. */
export async function startApi(guard: ProcessGuard, env: Record<string, string>, watch: boolean): Promise<ApiProcess> {
  const args = [
    ...(watch ? ['--watch', '--watch-preserve-output'] : []),
    ...NODE_ARGUMENTS,
    '--enable-source-maps',
    main,
  ];
  const color = process.stdout.isTTY && process.env.FORCE_COLOR === undefined ? { FORCE_COLOR: '1' } : {};
  const child = startChild(process.execPath, args, ['ignore', 'pipe', 'pipe'], {
    cwd: cloneFolder,
    needs: SERVICE_NEEDS,
    env: { ...color, ...mallocSettings(), ...env },
    detached: true,
  });
  const lastOutput = passOn(child);
  const guarded = await guard.adopt(child, { title: 'Lucid Storage', logFile: '', marker: main, graceMs: 20_000 });
  return { guarded, pid: guarded.identity.pid, lastOutput };
}

function passOn(child: ChildProcess): () => string {
  let last: string[] = [];
  for (const [from, to] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const]) {
    from?.on('data', (chunk: Buffer) => {
      to.write(chunk);
      last = [...last, ...chunk.toString().split('\n').filter(Boolean)].slice(-keptLines);
    });
  }
  return () => last.join('\n');
}
