import {
  collectionOf,
  type Compression,
  type Manifest,
  type ManifestFile,
  type ManifestNamespace,
  readMetadata,
} from '@lucid/backup-engine';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A manifest for what mongodump wrote into a folder, made from its files alone: their names, metadata and documents. */
export async function manifestOfDump(folder: string, database: string, compression: Compression): Promise<Manifest> {
  const content = async (path: string): Promise<Buffer> => {
    const bytes = await readFile(join(folder, path));
    return compression === 'gzip' ? gunzipSync(bytes) : bytes;
  };
  const file = async (path: string): Promise<ManifestFile> => {
    const bytes = await readFile(join(folder, path));
    return { path, size_bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  const names = await readdir(join(folder, database));
  const namespaces: ManifestNamespace[] = [];
  for (const name of names.filter((each) => each.includes('.metadata.json'))) {
    const metadata = readMetadata(
      String(await content(`${database}/${name}`)),
      collectionOf(name.slice(0, name.indexOf('.metadata.json'))),
    );
    const common = { name: metadata.name, type: metadata.type, state: 'complete', at_time: false } as const;
    const described = await file(`${database}/${name}`);
    const stem = name.slice(0, name.indexOf('.metadata.json'));
    const data = names.find((each) => {
      const own = each.slice(0, each.lastIndexOf('.bson'));
      return /\.bson(\.gz)?$/.test(each) && own === (metadata.type === 'timeseries' ? `system.buckets.${stem}` : stem);
    });
    if (data === undefined) namespaces.push({ ...common, documents: 0, data_bytes: 0, metadata: described });
    else {
      const bytes = await content(`${database}/${data}`);
      let documents = 0;
      for (let at = 0; at < bytes.length; at += bytes.readInt32LE(at)) documents += 1;
      namespaces.push({
        ...common,
        documents,
        data_bytes: bytes.length,
        metadata: described,
        data: await file(`${database}/${data}`),
      });
    }
  }
  const prelude = await file(`${database}/prelude.json${compression === 'gzip' ? '.gz' : ''}`);
  return {
    ...{ format: 1, backup_id: 'd', name: 'd', engine: 'mongodump', database, compression, server_version: '' },
    ...{ started_at: '', completed_at: '', consistency: { mode: 'none' }, namespaces, prelude },
  };
}
