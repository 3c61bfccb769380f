import { inTime, serviceVersion, type SupportSource, SupportRegistry } from '@lucid/common';
import { CONFIG, type Config, settingsOf } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { hostname } from 'node:os';
import { scrubberOf } from './scrub';
import type { TarFile } from './tar';

/** The most bytes of one file. What is longer is cut, and the manifest says so. */
export const MOST_BYTES = 2 * 1024 * 1024;

/** How many characters beyond the cut are scrubbed: more than any secret has. */
const BEYOND = 65_536;

interface Entry {
  name: string;
  bytes: number;
  cut?: true;
  missing?: string;
}

interface Written {
  entry: Entry;
  file?: TarFile;
}

/** Collects the files of a support bundle: each within its time limit and its size, all at once. */
@Injectable()
export class SupportBundles {
  constructor(
    private readonly registry: SupportRegistry,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async collect(now: Date): Promise<TarFile[]> {
    const scrub = scrubberOf(this.config);
    const own: SupportSource = {
      ...{ name: 'configuration.json', timeoutMs: 1000 },
      writeSupport: () => Promise.resolve({ items: settingsOf(this.config) }),
    };
    const written = await Promise.all([own, ...this.registry.all].map((source) => write(source, scrub)));
    const manifest = {
      created_at: now,
      replica: hostname(),
      versions: { service: serviceVersion(), node: process.versions.node },
      platform: `${process.platform} ${process.arch}`,
      uptime_seconds: Math.floor(process.uptime()),
      files: written.map(({ entry }) => entry),
    };
    const first = { name: 'manifest.json', content: Buffer.from(scrub(JSON.stringify(manifest, null, 2))) };
    return [first, ...written.flatMap(({ file }) => file ?? [])];
  }
}

/** Writes a file. A source that fails or does not answer in time is named as missing, without the engine's own text. */
async function write(source: SupportSource, scrub: (text: string) => string): Promise<Written> {
  const { name, timeoutMs } = source;
  const missing = (why: string): Written => ({ entry: { name, bytes: 0, missing: why } });
  const asked = source.writeSupport().then(
    (content) => fileOf(name, typeof content === 'string' ? content : JSON.stringify(content, null, 2), scrub),
    () => missing('It could not be read.'),
  );
  return inTime(asked, timeoutMs, () => missing(`No answer within ${timeoutMs} ms.`));
}

function fileOf(name: string, text: string, scrub: (text: string) => string): Written {
  // What is cut off is scrubbed before: half of a secret at the end would not be found.
  const whole = Buffer.from(scrub(text.slice(0, MOST_BYTES + BEYOND)));
  const isCut = text.length > MOST_BYTES + BEYOND || whole.length > MOST_BYTES;
  const content = whole.subarray(0, MOST_BYTES);
  return {
    entry: { name, bytes: content.length, ...(isCut && { cut: true as const }) },
    file: { name, content },
  };
}
