import { waitUntil } from '@lucid/engines';
import { type RunningApp, startApp } from '../setup/start-app';
import { concretePath, document, type DocumentedOperation, exampleBody, inOrder, operations } from './document';

const API_KEY = 'a-key-for-the-contract-tests-0123456789';

/** What stands first, in the order in which people use it: each needs what the ones before it made. */
const FIRST = [
  'createUser',
  'createTrustPolicy',
  'replaceTrustPolicy',
  'createWallet',
  'createSession',
  'appendSessionChunks',
  'completeSession',
  'createTransaction',
  'replaceTransaction',
  'createBlock',
  'setTransactionStatus',
  'setSessionAnchor',
];

/** What ends something that others of the same method still use. */
const AFTER_THE_OTHERS = ['failSession', 'orphanBlock', 'revokeTrustPolicy'];

/** Examples of models that the service refuses by design on the documents of the others, with the status. */
const REFUSED: Readonly<Record<string, number>> = {
  // The session is completed by then, which is final.
  failSession: 409,
};

interface Outcome {
  operation: DocumentedOperation;
  status: number;
  text: string;
}

/** Every operation that answers at once, in an order of use. Uploads are left out: the document has no example of bytes. */
function walk(): DocumentedOperation[] {
  const asked = operations.filter(
    ({ endless, requestBody }) => !endless && requestBody?.content['application/octet-stream'] === undefined,
  );
  const first = FIRST.flatMap((id) => asked.filter(({ operationId }) => operationId === id));
  const isLate = ({ operationId, method }: DocumentedOperation): boolean =>
    AFTER_THE_OTHERS.includes(operationId) || method === 'DELETE';
  const others = inOrder(asked.filter(({ operationId }) => !FIRST.includes(operationId)));
  return [...first, ...others.filter((one) => !isLate(one)), ...others.filter(isLate)];
}

const isModel = ({ tags }: DocumentedOperation): boolean =>
  document['x-tagGroups'][0]?.tags.includes(tags[0] ?? '') === true;

describe('the examples of the document, sent to an empty service', () => {
  let running: RunningApp;
  const outcomes: Outcome[] = [];

  /** The ETag of what an operation changes; nothing where it is not there. */
  async function etagOf(operation: DocumentedOperation): Promise<string | undefined> {
    const headers = { 'x-api-key': API_KEY, 'cache-control': 'no-cache' };
    return (await fetch(`${running.url}${concretePath(operation)}`, { headers })).headers.get('etag') ?? undefined;
  }

  async function areIndicesBuilt(): Promise<boolean> {
    const headers = { 'x-api-key': API_KEY, 'content-type': 'application/json' };
    const body = JSON.stringify({ collection: 'users' });
    return (await fetch(`${running.url}/api/v1/search`, { method: 'POST', headers, body })).ok;
  }

  async function ask(operation: DocumentedOperation, mediaType?: string): Promise<Outcome> {
    const conditional = operation.parameters?.some(({ name, required }) => name === 'If-Match' && required === true);
    const etag = conditional === true ? await etagOf(operation) : undefined;
    const answer = await fetch(`${running.url}${concretePath(operation)}`, {
      method: operation.method,
      headers: {
        'x-api-key': API_KEY,
        ...(etag !== undefined && { 'if-match': etag }),
        ...(mediaType !== undefined && { 'content-type': mediaType }),
      },
      ...(mediaType !== undefined && { body: JSON.stringify(exampleBody(operation)) }),
    });
    return { operation, status: answer.status, text: await answer.text() };
  }

  beforeAll(async () => {
    running = await startApp({ API_KEY }, { searched: true });
    await waitUntil('The search indices', areIndicesBuilt, { limitMs: 300_000 });
    for (const operation of walk()) {
      const mediaTypes = Object.keys(operation.requestBody?.content ?? {});
      for (const mediaType of mediaTypes.length === 0 ? [undefined] : mediaTypes)
        outcomes.push(await ask(operation, mediaType));
    }
  });

  afterAll(() => running.close());

  it('are answered by 2xx, or by a documented 4xx', () => {
    const counts = new Map<string, number>();
    for (const { operation, status } of outcomes) {
      const what = `${operation.requestBody === undefined ? 'without' : 'with'} body: ${status}`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    const refused = outcomes.filter(({ operation, status }) => operation.requestBody !== undefined && status >= 400);
    const named = refused.map(({ operation: { operationId }, status }) => `${operationId} ${status}`);
    console.log(
      `Examples by status: ${JSON.stringify(Object.fromEntries([...counts].sort()))}\nRefused bodies: ${named.join(', ')}`,
    );
    const undocumented = outcomes.filter(
      ({ operation, status }) => status >= 500 || !Object.keys(operation.responses).includes(String(status)),
    );
    expect(undocumented.map(({ operation, status, text }) => [operation.operationId, status, text])).toEqual([]);
  });

  it('succeed on every model, one after the other', () => {
    const refused = outcomes
      .filter(({ operation, status }) => isModel(operation) && operation.requestBody !== undefined && status >= 400)
      .map(({ operation: { operationId }, status, text }) => ({ operationId, status, text }));
    const unexpected = refused.filter(({ operationId, status }) => REFUSED[operationId] !== status);
    expect(unexpected).toEqual([]);
    expect(refused.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(REFUSED).sort());
  });
});
