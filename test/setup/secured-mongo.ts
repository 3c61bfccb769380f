import { locateEngine, waitUntil } from '@lucid/engines';
import { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnEngines, ownEngines } from './own-engines';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A MongoDB of one test file alone that asks for users: a replica set of one member, with the user `root`. */
export class SecuredMongo {
  private constructor(
    private readonly address: string,
    private readonly folder: string,
    private readonly engines: OwnEngines,
  ) {}

  static async start(): Promise<SecuredMongo> {
    const folder = await mkdtemp(join(tmpdir(), 'lucid-secured-'));
    const engines = await ownEngines({ only: [] });
    const { home } = await locateEngine('mongod');
    const port = await freePort();
    const [data, keyFile] = [join(folder, 'data'), join(folder, 'key')];
    await mkdir(data);
    await writeFile(keyFile, randomBytes(24).toString('base64'), { mode: 0o600 });
    const place = ['--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket', '--quiet'];
    await engines.guard.start({
      title: 'secured',
      command: join(home, 'mongod'),
      args: [...place, '--replSet', 'secured', '--keyFile', keyFile],
      cwd: data,
      logFile: join(folder, 'output.log'),
      marker: data,
      graceMs: 10_000,
    });
    const secured = new SecuredMongo(`127.0.0.1:${port}`, folder, engines);
    await secured.prepare();
    return secured;
  }

  private async prepare(): Promise<void> {
    const waits = { limitMs: 120_000 };
    await waitUntil('The server', async () => (await this.command({ ping: 1 })).ok === 1, waits);
    await this.command({ replSetInitiate: {} });
    const isPrimary = async (): Promise<boolean> => (await this.command({ hello: 1 })).isWritablePrimary === true;
    await waitUntil('The primary', isPrimary, waits);
    await this.command({ createUser: 'root', pwd: 'root', roles: ['root'] });
  }

  /** Its address, with a user whose password is the name; without one for who has none. */
  uri(user?: string): string {
    const login = user === undefined ? '' : `${user}:${user}@`;
    return `mongodb://${login}${this.address}/?directConnection=true${user === undefined ? '' : '&authSource=admin'}`;
  }

  /** Creates a user whose password is the name. */
  async createUser(name: string, roles: readonly (string | { role: string; db: string })[]): Promise<void> {
    await this.command({ createUser: name, pwd: name, roles }, { user: 'root' });
  }

  async command(document: mongo.Document, { user, database = 'admin' }: { user?: string; database?: string } = {}) {
    const client = new mongo.MongoClient(this.uri(user), { serverSelectionTimeoutMS: 10_000 });
    try {
      return await client.db(database).command(document);
    } finally {
      await client.close();
    }
  }

  async close(): Promise<void> {
    await this.engines.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
