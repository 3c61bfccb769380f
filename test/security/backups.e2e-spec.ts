import type { Job } from '@lucid/jobs';
import { mongo } from 'mongoose';
import { hash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpClient } from '../setup/http-client';
import { Jobs } from '../setup/jobs';
import { type RunningApp, startApp } from '../setup/start-app';

const SECRET = 'what-nobody-is-to-read';

describe('SECURITY.md, on backups', () => {
  let running: RunningApp;
  let api: HttpClient;
  let jobs: Jobs;
  let client: mongo.MongoClient;

  beforeAll(async () => {
    running = await startApp({ BACKUP_ENCRYPTION_KEYS: `k:${randomBytes(32).toString('base64')}` });
    api = new HttpClient(`${running.url}/api/v1`);
    jobs = new Jobs(running.app);
    client = await mongo.MongoClient.connect(running.config.MONGODB_URI);
    const notes = client.db(running.config.MONGODB_DATABASE).collection('notes');
    await notes.insertMany(Array.from({ length: 100 }, (_, n) => ({ n, text: `${SECRET} ${n}` })));
    await notes.createIndex({ text: 1 }, { partialFilterExpression: { text: `${SECRET} 1` } }, {});
  });

  afterAll(async () => {
    await client.close();
    await running.close();
  });

  async function done(path: string, body: object = {}): Promise<Job> {
    const answer = await api.post<Job>(path, body);
    expect([path, answer.status]).toEqual([path, 202]);
    return jobs.ended(answer.body.job_id);
  }

  it('20. Backups can be encrypted; a manifest or file changed afterwards is refused.', async () => {
    const backups = join(running.config.VOLUME_MOUNT_PATH, 'backups');
    const collections = ['notes'];
    // As plain text it would be found, in documents and in metadata.
    const plain = (await done('/backups', { collections, compression: 'none', encryption: 'none' })).result;
    const sealed = (await done('/backups', { collections, compression: 'none' })).result;
    const idOf = (result: unknown): string => (result as { backup_id: string }).backup_id;
    expect(await filesWith(join(backups, idOf(plain)), SECRET)).toHaveLength(2);
    expect(await filesWith(join(backups, idOf(sealed)), SECRET)).toEqual([]);
    const backup_id = idOf(sealed);
    const folder = join(backups, backup_id);
    const files = await filesWith(folder, '');
    expect(files).toHaveLength(4);
    for (const file of files) {
      const content = await readFile(file);
      const changed = Buffer.from(content);
      changed.writeUInt8(changed.readUInt8(content.length >> 1) ^ 1, content.length >> 1);
      await writeFile(file, changed);
      if (file.endsWith('.bson.enc')) {
        const documents = { collection: 'notes', ids: ['a'], conflict: 'skip' };
        expect((await api.post('/restores/plan', { backup_id, documents })).status).toBe(422);
      }
      const refused = await api.post<Job>('/restores', { backup_id, database: `${running.config.MONGODB_DATABASE}_x` });
      if (refused.status === 202) {
        const { error } = await jobs.ended(refused.body.job_id);
        expect([file, error?.code]).toEqual([file, 'unprocessable']);
      } else expect([file, refused.status]).toEqual([file, 422]);
      await writeFile(file, content);
    }
    expect((await done(`/backups/${backup_id}/verify`)).state).toBe('succeeded');
    const manifest = join(folder, 'manifest.json');
    const written = await readFile(manifest, 'utf8');
    for (const forge of [withOwnDigest, withoutKey]) {
      await writeFile(manifest, forge(written));
      // Not even where the list, which knows the digest, was lost.
      expect((await api.post('/restores/plan', { backup_id })).status).toBe(422);
      await client.db(running.config.MONGODB_DATABASE).collection('backups').deleteMany({});
      const { unreadable, unproven } = (await done('/backup-catalogue/rebuild')).result as {
        unreadable: { folder: string }[];
        unproven: string[];
      };
      expect([...unreadable.map((each) => each.folder), ...unproven]).toEqual([backup_id]);
      expect((await api.get(`/backups/${backup_id}`)).status).toBe(404);
      await writeFile(manifest, written);
      await done('/backup-catalogue/rebuild');
    }
    expect((await done('/restores', { backup_id, database: `${running.config.MONGODB_DATABASE}_r` })).state).toBe(
      'succeeded',
    );
    expect(await client.db(`${running.config.MONGODB_DATABASE}_r`).dropDatabase()).toBe(true);
  });
});

interface Written {
  sha256: string;
  mac?: string;
  manifest: { documents?: number; key_id?: string };
}

/** A manifest that says something else, as one makes it who has not the key. */
function withOwnDigest(text: string): string {
  const { mac, manifest } = JSON.parse(text.replace('"documents":100', '"documents":99')) as Written;
  return JSON.stringify({ sha256: hash('sha256', JSON.stringify(manifest)), mac, manifest });
}

function withoutKey(text: string): string {
  const { key_id: _key, ...manifest } = (JSON.parse(text) as Written).manifest;
  return JSON.stringify({ sha256: hash('sha256', JSON.stringify(manifest)), manifest });
}

/** The files under a folder that hold a text. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map((file) => readFile(file)));
  return files.filter((_, index) => contents[index]?.includes(text));
}
