import { createHash } from 'node:crypto';
import { HttpClient } from '../setup/http-client';
import { sampleAddress, sampleChain, samplePolicy, sampleTransfer, sampleUser } from '../setup/samples';
import { type RunningApp, startApp } from '../setup/start-app';
import { bodySchema, type DocumentedOperation, operations, sample, type Schema } from './document';

type Document = Record<string, unknown>;

const asks = (header: string): DocumentedOperation[] =>
  operations.filter(({ parameters = [] }) =>
    parameters.some(({ in: where, name }) => where === 'header' && name === header),
  );
const named = (some: readonly DocumentedOperation[]): (readonly [string, DocumentedOperation])[] =>
  some.map((operation) => [operation.operationId, operation]);

const writes = asks('If-Match');
const reads = asks('If-None-Match');

/** What an operation is asked for, where the document that was read does not say it. */
const BODIES: Readonly<Record<string, unknown>> = {
  setTransactionStatus: { status: 'failed' },
  pauseBackupSchedule: { until: '2099-01-01T00:00:00Z' },
  skipBackupScheduleRun: { reason: 'Maintenance' },
  resumeBackupSchedule: { reason: 'Done' },
};

/** The body that changes a document as it is: a patch of nothing, or all that can be replaced. */
function bodyFor(
  { operationId, method }: DocumentedOperation,
  schema: Schema | undefined,
  document: Document,
): unknown {
  if (schema === undefined) return undefined;
  if (operationId in BODIES) return BODIES[operationId];
  if (method === 'PATCH') return {};
  const kept = Object.entries(document).filter(([key]) => key in (schema.properties ?? {}));
  return kept.length > 0 ? Object.fromEntries(kept) : sample(schema);
}

describe('an entity tag that a proxy made weak', () => {
  let running: RunningApp;
  let api: HttpClient;
  let owner: string;
  let count = 0;
  const chain = sampleChain('tags', 20, 2);

  beforeAll(async () => {
    running = await startApp();
    api = new HttpClient(`${running.url}/api/v1`);
    owner = (await api.post<{ user_id: string }>('/users', sampleUser('tags', 0))).body.user_id;
  });

  afterAll(() => running.close());

  /** A new document of each collection that has entity tags. */
  const makers: Readonly<Record<string, (n: number) => Document>> = {
    users: (n) => sampleUser('tags', n),
    sessions: () => ({ user_id: owner }),
    blocks: () => chain.shift() as unknown as Document,
    transactions: (n) => sampleTransfer('tags', n),
    'trust-policies': (n) => samplePolicy('tags', n, owner),
    wallets: (n) => ({ user_id: owner, tron_address: sampleAddress('tagged wallet', n), wallet_type: 'software' }),
    volumes: (n) => ({ name: `tags-${n}`, quota_bytes: 2_097_152 }),
    'backup-schedules': (n) => ({ name: `tags-${n}`, cron: '0 3 1 1 *' }),
  };

  const collectionOf = ({ path }: DocumentedOperation): string => path.split('/')[3] ?? '';

  /** Makes a document that an operation can be asked about. */
  const make = async (operation: DocumentedOperation): Promise<Document> => {
    const collection = collectionOf(operation);
    const maker = makers[collection];
    if (maker === undefined) throw new Error(`Tell how to make one of ${collection}`);
    const { status, body } = await api.post(`/${collection}`, maker((count += 1)));
    expect({ collection, status, body }).toMatchObject({ collection, status: 201 });
    return operation.path.includes('{chunk_id}') ? { ...body, ...(await withChunk(String(body['session_id']))) } : body;
  };

  /** Gives a session a chunk with content. */
  const withChunk = async (session: string): Promise<Document> => {
    const content = Buffer.alloc(1024, 'x');
    const hash = createHash('sha256').update(content).digest('hex');
    const items = [{ chunk_id: 'c-0', chunk_index: 0, size_bytes: content.length, hash }];
    expect((await api.post(`/sessions/${session}/chunks`, { items })).status).toBe(200);
    const path = `${running.url}/api/v1/sessions/${session}/chunks/c-0/content`;
    const headers = { 'content-type': 'application/octet-stream' };
    expect((await fetch(path, { method: 'PUT', body: new Uint8Array(content), headers })).status).toBeLessThan(300);
    return { chunk_id: 'c-0' };
  };

  const fill = (path: string, document: Document): string =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(document[name])));
  const call = async (
    operation: DocumentedOperation,
    document: Document,
    headers: object,
    body?: unknown,
  ): Promise<Response> =>
    fetch(`${running.url}${fill(operation.path, document)}`, {
      method: operation.method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  /** The tag of the document itself, as a read of it answers. */
  const tagOf = async ({ path }: DocumentedOperation, document: Document): Promise<string> => {
    const item = path.split('/').slice(0, 5).join('/');
    const { headers } = await fetch(`${running.url}${fill(item, document)}`);
    expect(headers.get('etag')).toMatch(/^"[!-~]+"$/);
    return headers.get('etag') ?? '';
  };

  it('is taken by many operations', () => {
    expect(writes.length).toBeGreaterThan(20);
    expect(reads.length).toBeGreaterThan(10);
  });

  it.each(named(writes))('lets %s change the version that it names, and no other', async (_, operation) => {
    const document = await make(operation);
    const body = bodyFor(operation, bodySchema(operation), document);
    const tag = await tagOf(operation, document);
    for (const other of ['W/"1-other"', '"1-other"', `W/"0-${tag.slice(1)}`])
      expect([other, (await call(operation, document, { 'if-match': other }, body)).status]).toEqual([other, 412]);
    for (const bad of ['w/"1"', 'W/ "1"', 'W/1', 'W/'])
      expect([bad, (await call(operation, document, { 'if-match': bad }, body)).status]).toEqual([bad, 400]);
    const answer = await call(operation, document, { 'if-match': `W/"1-other", W/${tag}` }, body);
    expect({ done: answer.ok, told: await answer.text() }).toMatchObject({ done: true });
  });

  it.each(named(reads))('spares the caller of %s an answer that he has', async (_, operation) => {
    const document = await make(operation);
    const first = await call(operation, document, {});
    const tag = first.headers.get('etag') ?? '';
    expect([first.status, tag]).toEqual([200, expect.stringMatching(/^"[!-~]+"$/)]);
    for (const held of [tag, `W/${tag}`, `"x", W/${tag}`, '*'])
      expect((await call(operation, document, { 'if-none-match': held })).status).toBe(304);
    expect((await call(operation, document, { 'if-none-match': 'W/"x"' })).status).toBe(200);
  });
});
