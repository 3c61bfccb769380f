import { VolumesService, type VolumeFiles } from '@lucid/volume';
import { execFileSync } from 'node:child_process';
import { link, mkdir, readdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type RunningApp, startApp } from '../setup/start-app';

const content = (of: string): Readable => Readable.from([Buffer.from(of)]);

/** Each rule of item 6: no name leaves the root. */
const REFUSED: [rule: string, path: string][] = [
  ['nothing', ''],
  ['the folder itself', '.'],
  ['the folder above', '..'],
  ['a path through the folder above', '../sessions/a'],
  ['a path that goes up on its way', 'a/../../b'],
  ['a path that goes up and comes back', 'a/../a/b'],
  ['a path that stays where it is', 'a/./b'],
  ['the folder above at the end', 'a/..'],
  ['an absolute path', '/etc/passwd'],
  ['two slashes at the beginning', '//a'],
  ['two slashes inside', 'a//b'],
  ['a slash at the end', 'a/'],
  ['a backslash', 'a\\b'],
  ['the folder above with backslashes', '..\\..\\a'],
  ['a drive', 'C:\\a'],
  ['a colon', 'a:b'],
  ['an URL', 'file:///etc/passwd'],
  ['NUL', 'a\0b'],
  ['NUL at the end', 'a.bin\0.txt'],
  ['percent-encoded dots', '%2e%2e/a'],
  ['a percent-encoded slash', '..%2fa'],
  ['a twice percent-encoded slash', '..%252fa'],
  ['dots encoded too long (overlong UTF-8)', '%c0%ae%c0%ae/a'],
  ['a dot of another script', '\u2024\u2024/a'],
  ['fullwidth dots', '\uff0e\uff0e/a'],
  ['a fullwidth slash', '..\uff0fa'],
  ['a fraction slash', '..\u2044a'],
  ['a division slash', '..\u2215a'],
  ['a letter with a mark', '\u00e9'],
  ['a letter and a combining mark', 'e\u0301'],
  ['a soft hyphen', 'a\u00adb'],
  ['text that runs the other way', 'a\u202eb'],
  ['a lone surrogate', 'a\ud800'],
  ['a byte order mark', '\ufeffa'],
  ['a line break', 'a\nb'],
  ['a line break at the end', 'a\n'],
  ['a space', 'a b'],
  ['a tab', 'a\tb'],
  ['a tilde', '~/a'],
  ['a variable', '$HOME/a'],
  ['a hidden file', '.profile'],
  ['where files are written', '.incoming/a'],
  ['a hidden folder inside', 'a/.git/config'],
  ['an option of a command', '-rf'],
  ['an option inside', 'a/-rf'],
  ['a star', 'a*'],
  ['percent-encoded dots in capitals', '%2E%2E/a'],
  ['percent-encoded NUL', 'a%00'],
  ['a percent sign alone', 'a%'],
  ['a tilde at the beginning', '~a'],
  ['a name of 256 characters', 'a'.repeat(256)],
  ['17 names', Array(17).fill('a').join('/')],
  ['449 characters', Array(3).fill('a'.repeat(149)).join('/')],
];

const TAKEN: [what: string, path: string][] = [
  ['a name', 'a'],
  ['a name of dots and dashes inside', 'a..b--c__d'],
  ['a dot at the end', 'a.'],
  ['a name of 255 characters', 'b'.repeat(255)],
  ['escaped bytes, plus and tilde inside, which stay what they are', 'a%2Fb+c~%24'],
  ['16 names', Array(16).fill('n').join('/')],
];

describe('no name leaves the root of its volume', () => {
  let running: RunningApp;
  let sut: VolumeFiles;
  let root: string;
  /** A folder beside the volumes, which none of this may reach. */
  let outside: string;

  beforeAll(async () => {
    running = await startApp();
    root = join(running.config.VOLUME_MOUNT_PATH, 'sessions');
    outside = join(running.config.VOLUME_MOUNT_PATH, 'outside');
    sut = await running.app.get(VolumesService).open('sessions');
    await mkdir(outside);
    await writeFile(join(outside, 'secret'), 'secret');
  });

  afterAll(() => running.close());

  afterEach(async () => {
    expect(await readdir(outside)).toEqual(['secret']);
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret');
    expect(await readdir(join(root, '.incoming'))).toEqual([]);
  });

  it.each(REFUSED)('refuses %s', async (_, path) => {
    const refusal = { status: 400, code: 'invalid_parameter', errors: [{ pointer: 'path' }] };
    await expect(sut.write(path, content('x'))).rejects.toMatchObject(refusal);
    await expect(sut.openFile(path)).rejects.toMatchObject(refusal);
    await expect(sut.stat(path)).rejects.toMatchObject(refusal);
    await expect(sut.remove(path)).rejects.toMatchObject(refusal);
    await expect(sut.list(path).next()).rejects.toMatchObject(refusal);
  });

  it.each(TAKEN)('takes %s', async (_, path) => {
    await sut.write(path, content(path));
    expect(await text((await sut.openFile(path)).stream)).toBe(path);
    expect(await sut.remove(path)).toBe(true);
    expect(await sut.stat(path)).toBeUndefined();
  });

  it('follows no symbolic link to a file', async () => {
    await symlink(join(outside, 'secret'), join(root, 'to-file'));
    await expect(sut.openFile('to-file')).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.write('to-file', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await sut.stat('to-file')).toBeUndefined();
    expect(await sut.remove('to-file')).toBe(true);
  });

  it('follows no symbolic link to a folder', async () => {
    await symlink(outside, join(root, 'to-folder'));
    await expect(sut.openFile('to-folder/secret')).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.write('to-folder/mine', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.stat('to-folder/secret')).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.remove('to-folder/secret')).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.list('to-folder').next()).rejects.toMatchObject({ code: 'conflict' });
    expect(await sut.remove('to-folder')).toBe(true);
  });

  it('follows no symbolic link in the middle of a path, also one that stays inside', async () => {
    await sut.write('real/deep/file', content('x'));
    await symlink('real', join(root, 'alias'));
    await expect(sut.openFile('alias/deep/file')).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.write('alias/deep/other', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await readdir(join(root, 'real', 'deep'))).toEqual(['file']);
    await unlink(join(root, 'alias'));
    await sut.remove('real');
  });

  it('follows no link that leads nowhere, and makes nothing at its end', async () => {
    await symlink(join(outside, 'new'), join(root, 'dangling'));
    await expect(sut.write('dangling', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.write('dangling/a', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    await unlink(join(root, 'dangling'));
  });

  it('removes a link itself, not what it leads to, also deep in a folder', async () => {
    await sut.write('nest/file', content('x'));
    await symlink(outside, join(root, 'nest', 'link'));
    expect(await sut.remove('nest')).toBe(true);
  });

  it('reads no file that has another name somewhere: a hard link may be one from outside', async () => {
    await link(join(outside, 'secret'), join(root, 'hard'));
    await expect(sut.openFile('hard')).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.write('hard', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    await unlink(join(root, 'hard'));
  });

  it('reads no pipe, and does not wait for its other end', async () => {
    execFileSync('mkfifo', [join(root, 'pipe')]);
    await expect(sut.openFile('pipe')).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.write('pipe', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    await unlink(join(root, 'pipe'));
  });

  it('reads no socket', async () => {
    const server = createServer().listen(join(root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    await expect(sut.openFile('socket')).rejects.toMatchObject({ code: 'conflict' });
    await new Promise((resolve) => server.close(resolve));
  });

  it('reads no folder as a file, and writes none over', async () => {
    await sut.write('folder/file', content('x'));
    await expect(sut.openFile('folder')).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.write('folder', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.write('folder/file/deeper', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    await sut.remove('folder');
  });

  it('has no volume that is a link', async () => {
    await rename(root, `${root}-away`);
    await symlink(outside, root);
    await expect(sut.write('a', content('x'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(sut.openFile('secret')).rejects.toMatchObject({ code: 'conflict' });
    await unlink(root);
    await rename(`${root}-away`, root);
  });

  // What is promised on Linux: a folder is used as it was opened, so that a link that takes its place is never gone through.
  it('writes and reads nothing outside while folders are replaced by links all the time', async () => {
    await sut.write('swap/secret', content('inside'));
    const stop = new AbortController();
    const swapper = (async () => {
      const [real, aside] = [join(root, 'swap'), join(root, 'aside')];
      while (!stop.signal.aborted) {
        await rename(real, aside);
        // The service may have made a folder there, as it does for what it writes.
        await symlink(outside, real).catch(() => undefined);
        await rm(real, { recursive: true });
        await rename(aside, real).catch(() => undefined);
      }
    })();
    const seen = new Set<string>();
    for (let n = 0; n < 150; n += 1) {
      await sut.write(`swap/new-${n}`, content('x')).catch(() => undefined);
      const read = await sut.openFile('swap/secret').then(
        ({ stream }) => text(stream),
        () => 'refused',
      );
      seen.add(read);
    }
    stop.abort();
    await swapper;
    expect(seen).not.toContain('secret');
    expect(seen).toContain('inside');
    await rm(join(root, 'swap'), { recursive: true });
  });
});
