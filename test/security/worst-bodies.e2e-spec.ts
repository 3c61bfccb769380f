import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodySchema, concretePath, type DocumentedOperation, operations } from '../contract/document';
import { send } from '../contract/raw-http';
import { kill, type ServiceProcess, startProcess } from '../setup/service-process';
import { ownEnvironment, type TestEnvironment } from '../setup/test-environment';
import { type WorstBody, worstBodies } from './worst-bodies';

const AT_ONCE = 10;
const HEAP_MB = 256;
/** Between two looks at whether the process lives. Without a rest the looks take a processor of two. */
const PROBE_MS = 20;
/** No operation takes more than this. */
const MOST = { values: 131_072, keys: 50_000, nested: 32_768, text: 1024 * 1024 };
/** Each shape ten times at once, and a line for each with what was measured; otherwise ten shapes at once, for each operation. */
const MEASURES = process.env['WORST_BODIES'] === 'measure';

const withJson = operations.filter((operation) => bodySchema(operation) !== undefined);
const takesKey = ({ parameters = [] }: DocumentedOperation): boolean =>
  parameters.some(({ name }) => name === 'Idempotency-Key');
const JSON_TYPE = { 'content-type': 'application/json', 'if-match': '"1-1"' };

describe('the worst bodies of each operation, ten at once', () => {
  let environment: TestEnvironment;
  let service: ServiceProcess;

  beforeAll(async () => {
    environment = await ownEnvironment();
    const settings = { ...environment.settings, NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` };
    service = await startProcess({ ...environment, settings });
  });

  afterAll(async () => {
    await kill(service.child);
    await environment.drop();
  });

  const ask = async (operation: DocumentedOperation, body: Buffer): Promise<{ status: number; text: string }> =>
    send(service.url, {
      method: operation.method,
      path: concretePath(operation),
      body,
      // A key makes more work of a body: it is compared with what came with the key before.
      headers: { ...JSON_TYPE, ...(takesKey(operation) && { 'idempotency-key': randomUUID() }) },
    });

  /** A limit of an operation, as its refusal tells it. */
  const told = async (
    operation: DocumentedOperation,
    headers: object,
    body: Buffer | undefined,
  ): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(service.url);
      const options = { hostname, port, method: operation.method, path: concretePath(operation), agent: false };
      const request = httpRequest({ ...options, headers: { ...JSON_TYPE, ...headers } }, (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.once('end', () => {
          request
            .removeListener('error', reject)
            .on('error', () => undefined)
            .destroy();
          const number = /than (?:the )?(\d+) (?:bytes|values|objects and lists|keys\.)/.exec(text)?.[1];
          resolve(number === undefined ? undefined : Number(number));
        });
      });
      request.once('error', reject);
      if (body === undefined) request.flushHeaders();
      else request.end(body);
    });

  const bodiesOf = async (operation: DocumentedOperation): Promise<WorstBody[]> => {
    const bytes = (await told(operation, { 'content-length': 2 ** 40 }, undefined)) ?? 0;
    expect(bytes).toBeGreaterThanOrEqual(64 * 1024);
    const largest = worstBodies(operation, { bytes, ...MOST });
    const limitAt = async (shape: string): Promise<number | undefined> =>
      told(operation, {}, largest.find((each) => each.shape === shape)?.body);
    const values = (await limitAt('numbers')) ?? MOST.values;
    const keys = (await limitAt('objects of 1,000 keys')) ?? MOST.keys;
    const nested = (await limitAt('empty lists')) ?? MOST.nested;
    const text = Math.min((await limitAt('one text')) ?? MOST.text, bytes - 1024);
    return worstBodies(operation, { bytes, values, keys, nested, text });
  };

  /** Sends bodies at once, asking meanwhile whether the process lives. */
  const together = async (operation: DocumentedOperation, bodies: readonly Buffer[]): Promise<Measured> => {
    const over = new AbortController();
    let slowestProbe = 0;
    const probing = (async () => {
      while (!over.signal.aborted) {
        const begun = performance.now();
        // Each over a connection of its own: one that is kept may be closed by the service just as it is used.
        expect((await send(service.url, { path: '/livez' })).status).toBe(200);
        slowestProbe = Math.max(slowestProbe, performance.now() - begun);
        await sleep(PROBE_MS);
      }
    })();
    const answers = await Promise.all(bodies.map(async (body) => ask(operation, body))).finally(() => over.abort());
    await probing;
    return {
      statuses: answers.map(({ status }) => status),
      largest: Math.max(...answers.map(({ text }) => text.length)),
      slowestProbe,
    };
  };

  /** The longest turn of the event loop since the last time that it was asked for, and the memory of the heap. */
  const metrics = async (): Promise<{ lag_ms: number; heap_mb: number }> => {
    const { text } = await send(service.url, { path: '/metrics' });
    const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    return {
      lag_ms: Math.round(value('nodejs_eventloop_lag_max_seconds') * 1000),
      heap_mb: Math.round(value('nodejs_heap_size_used_bytes') / 2 ** 20),
    };
  };

  it('is many operations', () => expect(withJson.length).toBeGreaterThan(50));

  it.each(withJson.map((operation) => [operation.operationId, operation] as const))(
    'leave %s alive, in a heap of 256 MB, with answers of bounded size',
    async (operationId, operation) => {
      const bodies = await bodiesOf(operation);
      if (MEASURES) {
        for (const { shape, body } of bodies) {
          await metrics();
          const { statuses, slowestProbe } = await together(operation, Array(AT_ONCE).fill(body) as Buffer[]);
          const { lag_ms, heap_mb } = await metrics();
          const columns = [
            operationId,
            shape,
            body.length,
            [...new Set(statuses)].join(' '),
            lag_ms,
            Math.round(slowestProbe),
            heap_mb,
          ];
          process.stdout.write(`| ${columns.join(' | ')} |\n`);
        }
      }
      for (let at = 0; at < bodies.length; at += AT_ONCE) {
        const { statuses, largest } = await together(
          operation,
          bodies.slice(at, at + AT_ONCE).map(({ body }) => body),
        );
        // Refused, or done where a body is valid; never a failure.
        expect(statuses.filter((status) => status < 200 || status >= 500)).toEqual([]);
        expect(largest).toBeLessThan(16 * 1024 * 1024);
      }
      expect(service.child.exitCode).toBeNull();
    },
  );
});

interface Measured {
  statuses: number[];
  /** The longest answer, in characters. */
  largest: number;
  /** The slowest answer of /livez, in ms. */
  slowestProbe: number;
}
