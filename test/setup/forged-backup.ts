import { hash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface ManifestFile {
  path: string;
  size_bytes: number;
  sha256: string;
}

export interface ForgedManifest extends Record<string, unknown> {
  backup_id: string;
  namespaces: { name: string; type: string; metadata?: ManifestFile }[];
}

interface Forgery {
  /** What the metadata of namespaces are to say, by their names. */
  metadata?: Readonly<Record<string, (text: string) => string>>;
  manifest?: (manifest: ForgedManifest) => void;
}

/** Copies a backup in its volume, changed as someone may who has no key: all digests are right. @returns its id */
export async function forge(backups: string, from: string, as: string, change: Forgery = {}): Promise<string> {
  const folder = join(backups, as);
  await cp(join(backups, from), folder, { recursive: true });
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  const { previous: _previous, ...manifest } = (JSON.parse(text) as { manifest: ForgedManifest }).manifest;
  manifest.backup_id = as;
  for (const { name, metadata } of manifest.namespaces) {
    const changed = change.metadata?.[name];
    if (changed === undefined || metadata === undefined) continue;
    const content = changed(await readFile(join(folder, metadata.path), 'utf8'));
    await writeFile(join(folder, metadata.path), content);
    Object.assign(metadata, { size_bytes: Buffer.byteLength(content), sha256: hash('sha256', content) });
  }
  change.manifest?.(manifest);
  const sha256 = hash('sha256', JSON.stringify(manifest));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ sha256, manifest }));
  return as;
}
