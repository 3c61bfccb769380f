import { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/*
 * What the service is measured against: the least that still does the job, over the driver that the service uses too.
 * No validation, no entity tags, no problem documents, no request ids, no limits.
 */

const { MONGODB_URI = '', MONGODB_DATABASE = '', HTTP_PORT = '' } = process.env;
const prefix = '/api/v1/users';

const client = new mongo.MongoClient(MONGODB_URI, { writeConcern: { w: 'majority' } });
const users = client.db(MONGODB_DATABASE).collection('users');

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}

async function read(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as object;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  if (request.method === 'GET' && path === prefix) {
    const limit = Number(new URLSearchParams(query).get('limit') ?? 50);
    const sort = { created_at: -1, _id: -1 } as const;
    send(response, 200, { items: await users.find({}, { projection: { _id: 0 }, sort, limit }).toArray() });
  } else if (request.method === 'GET' && path.startsWith(`${prefix}/`)) {
    const user_id = decodeURIComponent(path.slice(prefix.length + 1));
    const user = await users.findOne({ user_id }, { projection: { _id: 0 } });
    if (user === null) send(response, 404, { error: 'not found' });
    else send(response, 200, user);
  } else if (request.method === 'POST' && path === prefix) {
    const now = new Date();
    const user = { user_id: randomUUID(), ...(await read(request)), created_at: now, updated_at: now, version: 1 };
    // The driver puts its own id onto what it is given.
    await users.insertOne({ ...user });
    send(response, 201, user);
  } else send(response, 404, { error: 'not found' });
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    send(response, 500, { error: 'internal' });
  });
});

async function main(): Promise<void> {
  await client.connect();
  server.listen(Number(HTTP_PORT), '127.0.0.1');
}

process.on('SIGTERM', () => process.exit(0));
void main();
