import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { startProgram, wholeOutput } from '../testing/child-program';
import { temporaryFolder } from '../testing/temporary-folder';

/** Stands for pip, which gets variables of its own name: `download` copies the wheel and notes the call, `-c` gives the wheel itself as the file taken from it. */
const python = `#!/bin/sh
case "$*" in
  '-m pip --version') echo pip ;;
  -m*) echo called >> "$PIP_CALLS"; for last; do :; done; while [ "$1" != --dest ]; do shift; done; cp "$PIP_WHEEL" "$2/example.whl" ;;
  *) cp "$3" "$5" ;;
esac
`;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('fetchWheel', () => {
  const at = temporaryFolder();
  const fetchIn = (cache: string, digest: string): Promise<string> =>
    wholeOutput(
      startProgram('wheel-fetcher', [at(cache), digest], {
        PATH: `${at('bin')}${delimiter}${process.env.PATH ?? ''}`,
        PIP_CALLS: at(`${cache}.calls`),
        PIP_WHEEL: at('wheel'),
      }),
    );

  beforeAll(async () => {
    await mkdir(at('bin'));
    await writeFile(at('bin/python3'), python);
    await chmod(at('bin/python3'), 0o755);
    await writeFile(at('wheel'), 'what was pinned');
  });

  it('fetches once when two processes want it at once', async () => {
    const digest = sha256('what was pinned');
    const outputs = await Promise.all([fetchIn('shared', digest), fetchIn('shared', digest)]);
    for (const output of outputs) expect(output).toContain(`entry ${join(at('shared'), 'example')}`);
    expect(await readFile(at('shared.calls'), 'utf8')).toBe('called\n');
  });

  it('refuses a download that is not what was pinned, and leaves nothing of it', async () => {
    const output = await fetchIn('corrupted', sha256('something else'));
    expect(output).toMatch(/DigestMismatchError: example==1\.0 is refused/);
    expect(await readdir(at('corrupted'))).toEqual(['locks']);
  });
});
