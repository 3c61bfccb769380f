const BLOCK = 512;
const MODE = 0o644;

/** A file of an archive. */
export interface TarFile {
  /** At most 100 ASCII characters. */
  name: string;
  content: Buffer;
}

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** The header of a file (POSIX.1-1988, ustar), with its checksum: the sum of its bytes, in which the checksum itself counts as spaces. */
function header({ name, content }: TarFile, modifiedAt: Date): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 100, 'latin1');
  block.write(octal(MODE, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(content.length, 12), 124);
  block.write(octal(Math.floor(modifiedAt.getTime() / 1000), 12), 136);
  block.write(' '.repeat(8), 148);
  block.write('0', 156);
  block.write('ustar\x0000', 257, 'latin1');
  const checksum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** A tar archive, part by part. */
export function* tarOf(files: Iterable<TarFile>, modifiedAt: Date): Generator<Buffer> {
  for (const file of files) {
    yield header(file, modifiedAt);
    yield file.content;
    yield Buffer.alloc((BLOCK - (file.content.length % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}
