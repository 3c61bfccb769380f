import { fileVariable, SECRETS } from '@lucid/config';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startDump, uriOf } from './mongodump';

describe('the URI that mongodump gets', () => {
  it.each([
    ['mongodb://h:1', 'mongodb://h:1/d'],
    ['mongodb://h:1,i:2/other?replicaSet=rs0', 'mongodb://h:1,i:2/d?replicaSet=rs0'],
    ['mongodb://u:p%40@h/other', 'mongodb://u:p%40@h/d?authSource=other'],
    ['mongodb+srv://u:p@h', 'mongodb+srv://u:p@h/d?authSource=admin'],
    ['mongodb://u:p@h/other?authSource=users', 'mongodb://u:p@h/d?authSource=users'],
  ])('for %s is %s', (uri, expected) => {
    expect(uriOf(uri, 'd')).toBe(expected);
  });
});

describe('mongodump', () => {
  const before = { ...process.env };
  const poisoned = [...SECRETS, ...SECRETS.map(fileVariable)];

  afterEach(() => {
    for (const name of poisoned) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  });

  it('gets its URI in a file that only it can read, and no secret in its environment or on its command line', async () => {
    for (const name of poisoned) process.env[name] = 'poison-hunter2';
    const folder = await mkdtemp(join(tmpdir(), 'lucid-mongodump-test-'));
    try {
      const program = join(folder, 'mongodump');
      const file = '"${2#--config=}"';
      // The file is gone soon after the first output.
      const read = `content=$(cat ${file}) listing=$(ls -l ${file})`;
      await writeFile(
        program,
        `#!/bin/sh\n${read}\necho "arguments: $*"\nenv\necho "$listing"\necho "file: $content"\n`,
      );
      await chmod(program, 0o755);
      const dump = await startDump(program, 'mongodb://me:hunter3@host/', ['--db=x']);
      const said = await text(dump.output);
      await dump.ended;
      expect(said).toMatch(/^arguments: --archive --config=\S+ --db=x$/m);
      expect(said).toContain('file: uri: "mongodb://me:hunter3@host/"');
      expect(said).toMatch(/^-rw-------/m);
      expect(said).toMatch(/^PATH=/m);
      expect(said.replace(/^file: .*$/m, '')).not.toMatch(/hunter/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
