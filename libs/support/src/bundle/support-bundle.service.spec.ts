import { SupportRegistry, type SupportSource } from '@lucid/common';
import { loadConfig } from '@lucid/config';
import { MOST_BYTES, SupportBundles } from './support-bundle.service';

const config = loadConfig({
  API_KEY: 'a-key-"quoted"-that-nobody-is-to-read-012345',
  MONGODB_URI: 'mongodb://user:pass%2Fword-of-mongo@127.0.0.1:1',
});

async function bundleOf(...sources: SupportSource[]): Promise<Record<string, string>> {
  const registry = new SupportRegistry();
  registry.register(...sources);
  const files = await new SupportBundles(registry, config).collect(new Date());
  return Object.fromEntries(files.map(({ name, content }) => [name, content.toString()]));
}

describe('the files of a support bundle', () => {
  it('leave out what fails or hangs, and name it', async () => {
    const files = await bundleOf(
      { name: 'fine.json', timeoutMs: 1000, writeSupport: () => Promise.resolve({ a: 1 }) },
      { name: 'failing.json', timeoutMs: 1000, writeSupport: () => Promise.reject(new Error('of the engine')) },
      { name: 'hanging.json', timeoutMs: 10, writeSupport: () => new Promise(() => undefined) },
    );
    expect(Object.keys(files)).toEqual(['manifest.json', 'configuration.json', 'fine.json']);
    expect(JSON.parse(files['fine.json'] ?? '')).toEqual({ a: 1 });
    expect((JSON.parse(files['manifest.json'] ?? '') as { files: unknown[] }).files.slice(2)).toEqual([
      { name: 'failing.json', bytes: 0, missing: 'It could not be read.' },
      { name: 'hanging.json', bytes: 0, missing: 'No answer within 10 ms.' },
    ]);
  });

  it('have a size that is bounded', async () => {
    const files = await bundleOf({
      ...{ name: 'long.txt', timeoutMs: 1000 },
      writeSupport: () => Promise.resolve('é'.repeat(MOST_BYTES)),
    });
    expect(Buffer.from(files['long.txt'] ?? '').length).toBeLessThanOrEqual(MOST_BYTES + 3);
    expect(files['manifest.json']).toContain('"cut": true');
  });

  it('hold no secret and no e-mail address, in whatever form a source wrote it', async () => {
    const key = 'lucid_0123abcd_'.padEnd(58, 'x');
    const written = [
      ...[config.API_KEY, config.MONGODB_URI, 'pass/word-of-mongo', key],
      ...['Failed for alice.o+x@mail.example.org', 'mongodb://other:unknown-password@host/db'],
    ];
    const files = await bundleOf({
      ...{ name: 'leaking.json', timeoutMs: 1000 },
      writeSupport: () => Promise.resolve({ written }),
    });
    const all = Object.values(files).join('\n');
    for (const text of ['quoted', 'pass%2Fword', 'pass/word', key, 'alice', 'unknown-password'])
      expect([text, all.includes(text)]).toEqual([text, false]);
    expect(files['leaking.json']).toContain('Failed for …@…');
  });
});
