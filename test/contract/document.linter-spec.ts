import { cloneRoot } from '@lucid/engines';
import { execFile } from 'node:child_process';
import '@lucid/models';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { openApi32 } from '../../apps/api/src/openapi-3-2';
import { document, rivals } from './document';

const FILE = 'configs/openapi.json';
const TOOLS = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };

/** What a linter of node_modules writes, under the Node that runs the tests; its exit code is in what it says. */
async function lint(tool: string, args: readonly string[]): Promise<string> {
  const program = join(cloneRoot(), 'node_modules', '.bin', tool);
  const env = { ...process.env, NODE_OPTIONS: '', ...TOOLS };
  const options = { cwd: cloneRoot(), env, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], options).catch(
    (error: unknown) => {
      const failed = error as Error & { stdout?: string; code?: unknown };
      // 1 says that there are findings; anything else that the linter did not run.
      if (failed.code === 1 && failed.stdout !== undefined) return { stdout: failed.stdout };
      throw failed;
    },
  );
  return stdout;
}

interface RedoclyReport {
  totals: { errors: number; warnings: number; ignored: number };
  problems: { ruleId: string; location: { pointer: string }[] }[];
}

const read = async (file: string): Promise<unknown> => parse(await readFile(join(cloneRoot(), file), 'utf8'));

/** The paths that Redocly lets pass; the linter itself counts them, so that none is named in vain. */
const ignored = async (): Promise<string[]> =>
  ((await read('.redocly.lint-ignore.yaml')) as Record<string, Record<string, string[]>>)[FILE]?.[
    'no-ambiguous-paths'
  ] ?? [];

describe('the document under the linters', () => {
  it('has no finding under the recommended rules of Spectral, whatever the severity', async () => {
    const text = await lint('spectral', ['lint', '--format', 'json', '--quiet', '--fail-severity', 'hint', FILE]);
    expect(JSON.parse(text === '' ? 'null' : text)).toEqual([]);
  });

  it('has no error and no warning under the recommended rules of Redocly', async () => {
    const report = JSON.parse(await lint('redocly', ['lint', '--format', 'json', FILE])) as RedoclyReport;
    expect(report.problems).toEqual([]);
    expect(report.totals).toEqual({ errors: 0, warnings: 0, ignored: (await ignored()).length });
  });

  it('has no error and no warning in OpenAPI 3.2 either', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lucid-openapi-'));
    try {
      const file = join(folder, 'openapi-3.2.json');
      await writeFile(file, JSON.stringify(openApi32(document as never)));
      const text = await lint('redocly', ['lint', '--format', 'json', '--skip-rule', 'no-ambiguous-paths', file]);
      expect((JSON.parse(text) as RedoclyReport).problems).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('leaves out of that only paths that a more literal one rivals, which callers count on', async () => {
    expect(await read('redocly.yaml')).toEqual({ extends: ['recommended'] });
    expect(await read('.spectral.yaml')).toEqual({ extends: ['spectral:oas'] });
    expect(await read('.redocly.lint-ignore.yaml')).toEqual({ [FILE]: { 'no-ambiguous-paths': await ignored() } });
    const rivalled = new Set(rivals.map(({ templated }) => templated.path));
    for (const pointer of await ignored()) {
      const path = pointer.replace('#/paths/', '').replaceAll('~1', '/').replaceAll('~0', '~');
      expect({ path, rivalled: rivalled.has(path) }).toEqual({ path, rivalled: true });
    }
  });
});
