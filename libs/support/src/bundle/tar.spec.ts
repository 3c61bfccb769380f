import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tarOf } from './tar';

describe('a tar archive', () => {
  it('is unpacked by tar, with each file as it was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lucid-tar-'));
    const files = [
      { name: 'a.json', content: Buffer.from('{}') },
      { name: 'empty.txt', content: Buffer.alloc(0) },
      { name: 'block.txt', content: Buffer.alloc(512, 'x') },
      { name: 'large.txt', content: Buffer.alloc(100_001, 'é') },
    ];
    writeFileSync(join(folder, 'x.tar'), Buffer.concat([...tarOf(files, new Date())]));
    execFileSync('tar', ['-xf', 'x.tar'], { cwd: folder });
    for (const { name, content } of files) expect(readFileSync(join(folder, name)).equals(content)).toBe(true);
    expect(execFileSync('tar', ['-tf', 'x.tar'], { cwd: folder, encoding: 'utf8' }).trim().split('\n')).toHaveLength(4);
    rmSync(folder, { recursive: true });
  });
});
