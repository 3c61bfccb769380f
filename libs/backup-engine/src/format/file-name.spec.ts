import * as fc from 'fast-check';
import { filesOf } from './backup-files';
import { collectionOf, fileNameOf } from './file-name';

describe('the file name of a collection', () => {
  it.each([
    ['plain', 'plain'],
    ['with space', 'with+space'],
    ['a+b', 'a%2Bb'],
    ['a/b', 'a%2Fb'],
    ["it's (!*)", 'it%27s+%28%21%2A%29'],
    ['dots.-_~', 'dots.-_~'],
    ['ü', '%C3%BC'],
    ['-dash', '%2Ddash'],
    ['~tilde', '%7Etilde'],
  ])('of %s is %s', (collection, name) => {
    expect(fileNameOf(collection)).toBe(name);
  });

  // Reference: `printf %s NAME | openssl sha1 -binary | basenc --base64url`, as mongodump's outputPath has it.
  it('has a hash instead of the end of a long one', () => {
    const name = fileNameOf('a'.repeat(239));
    expect(name).toBe(`${'a'.repeat(208)}%24${name.slice(-27)}`);
    expect(name).toMatch(/%24[\w-]{27}$/);
    expect(fileNameOf('a'.repeat(238))).toBe('a'.repeat(238));
    expect(fileNameOf('a'.repeat(238), 4)).toMatch(/^a{204}%24[\w-]{27}$/);
  });

  it('leads back to the collection, unless it was too long, and never to another folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (collection) => {
        fc.pre(collection.isWellFormed() && !collection.startsWith('.'));
        const name = fileNameOf(collection);
        expect(name.length).toBeLessThanOrEqual(238);
        expect(name).toMatch(/^[\w%+][\w%+.~-]*$/);
        expect([collection, undefined]).toContain(collectionOf(name));
        // With what is put behind the name of an encrypted file, a file system still takes it.
        const files = filesOf('db', collection, 'timeseries', 'gzip', 'aes-256-gcm');
        for (const path of [files.metadata, files.data ?? ''])
          expect(path.length - 'db/'.length).toBeLessThanOrEqual(255);
      }),
    );
  });
});
