import { execFileSync } from 'node:child_process';
import { run } from './completion-command';

/** What bash would offer for a line whose last word is not finished. */
async function offered(...words: string[]): Promise<string[]> {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  await run(['bash']);
  const script = String(log.mock.calls[0]?.[0]);
  log.mockRestore();
  const line = words.map((word) => `'${word}'`).join(' ');
  const program = `${script}\nCOMP_WORDS=(lucid ${line})\nCOMP_CWORD=${words.length}\n_lucid\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', program], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

describe('what completes the commands', () => {
  it('offers commands, and then the options of the one that was chosen', async () => {
    expect(await offered('st')).toEqual(['start', 'status']);
    expect(await offered('drift', '--re')).toEqual(['--repair']);
    expect(await offered('backup', '--na')).toEqual(['--name']);
    expect(await offered('nothing', '--')).toEqual([]);
  });

  it('is there for bash, zsh and fish, and for nothing else', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await Promise.all(['bash', 'zsh', 'fish', 'cmd'].map((shell) => run([shell])))).toEqual([0, 0, 0, 2]);
    log.mockRestore();
    error.mockRestore();
  });
});
