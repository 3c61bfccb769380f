import { cloneRoot } from '@lucid/engines';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCUMENT_FILE } from '../contract/document';
import { python, pythonPackages } from '../setup/python';
import { sampleAddress } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';

const API_KEY = 'the-key-of-the-tests-of-the-client-0123456789';
const SOURCE = join(cloneRoot(), 'libs', 'client', 'python');
const PROGRAM = join(cloneRoot(), 'test', 'client', 'python-program.py');

describe('the Python client', () => {
  let running: RunningApp;
  let packages: string;
  let folder: string;
  let generated: { code: number | null; text: string };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lucid-python-client-'));
    [packages, running] = await Promise.all([
      pythonPackages('python-client', join(SOURCE, 'requirements.txt')),
      startApp({ API_KEY }),
    ]);
    generated = await run(join(SOURCE, 'generate.py'), DOCUMENT_FILE, folder);
  }, 900_000);

  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]): Promise<{ code: number | null; text: string }> =>
    python(args, {
      cwd: folder,
      env: { PYTHONPATH: `${packages}:${folder}`, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'error' },
    });

  it('is generated whole from the document, without a warning', () => {
    expect(generated).toEqual({
      code: 0,
      text: `Generating ${join(folder, 'lucid_storage_client')}\n`,
    });
  });

  it('has types that hold, in every file of it and in a program that uses it', async () => {
    const cache = ['--cache-dir', join(folder, 'mypy')];
    expect(await run('-m', 'mypy', '--strict', ...cache, 'lucid_storage_client', PROGRAM)).toEqual({
      code: 0,
      text: expect.stringMatching(/^Success: no issues found in \d{3} source files\n$/) as string,
    });
  });

  it('creates, reads, lists, changes and deletes on the running service, and waits for a job', async () => {
    const addresses = [0, 1].map((n) => sampleAddress('python', n));
    expect(await run(PROGRAM, running.url, API_KEY, ...addresses)).toEqual({ code: 0, text: 'done\n' });
  });
});
