import { ElasticsearchService } from '@nestjs/elasticsearch';
import { randomBytes } from 'node:crypto';
import { askElasticsearch, INDEX_STATES } from '../../../../test/setup/index-states';
import { ConditionError, inWords } from '../connection/engine-errors';
import { type IndexWrite, writeInOrder, type WriteRefusal } from './bulk-writer';

const FIELDS = {
  word: { type: 'keyword' },
  when: { type: 'date' },
  part: { properties: { word: { type: 'keyword' } } },
};

describe('writes that Elasticsearch refuses', () => {
  const index = `bulk-writer-${randomBytes(8).toString('hex')}`;
  let sut: ElasticsearchService;

  const writes = (...given: Partial<IndexWrite>[]): IndexWrite[] =>
    given.map((each, n) => ({ index, id: `id-${n}`, version: 5, source: { word: 'x' }, ...each }));
  const send = async (...given: Partial<IndexWrite>[]): Promise<WriteRefusal[]> =>
    writeInOrder(sut, writes(...given), () => undefined);
  const has = async (id: string): Promise<boolean> =>
    (await sut.exists({ index, id })) && (await sut.get({ index, id }))._version === 5;
  const failing = async (...given: Partial<IndexWrite>[]): Promise<ConditionError> => {
    const error = inWords(await send(...given).catch((reason: unknown) => reason));
    expect(error).toBeInstanceOf(ConditionError);
    return error as ConditionError;
  };

  beforeAll(() => {
    sut = new ElasticsearchService({ node: String(process.env['TEST_ELASTICSEARCH_URI']), requestTimeout: 60_000 });
  });

  beforeEach(async () => {
    await askElasticsearch('PUT', index, {
      settings: { number_of_shards: 1, number_of_replicas: 0 },
      mappings: { dynamic: 'strict', properties: FIELDS },
    });
    await sut.index({ index, id: 'gone', document: { word: 'x' }, version: 1, version_type: 'external' });
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await sut.indices.delete({ index, ignore_unavailable: true });
  });

  afterAll(async () => sut.close());

  const long = 'x'.repeat(513);
  const refusals: [name: string, write: Partial<IndexWrite>, reason: RegExp][] = [
    ['an object for a word', { source: { word: { not: 'text' } } }, /field word/],
    ['a word for an object', { source: { part: 'text' } }, /field part/],
    ['a word for a date', { source: { when: 'text' } }, /field when/],
    ['a field without a name', { source: { '': 1 } }, /document_parsing_exception/],
    ['an empty id', { id: '' }, /illegal_argument_exception/],
    ['an id of more than 512 bytes', { id: long }, /action_request_validation_exception/],
    ['an empty id of a deletion', { id: '', source: undefined }, /action_request_validation_exception/],
    ['a version that is none', { version: -1 }, /action_request_validation_exception/],
    ['a text that looks like a full mapping', { source: { when: 'Limit of total fields [1]' } }, /field when/],
  ];

  it.each(refusals)('refuse %s alone, at each place of a request', async (_, wrong, reason) => {
    for (const place of [0, 2, 4]) {
      const given = Array.from({ length: 5 }, (__, n): Partial<IndexWrite> => (n === place ? wrong : {}));
      const refused = await send(...given);
      expect(refused).toMatchObject([{ write: wrong, reason: expect.stringMatching(reason) as string }]);
      for (let n = 0; n < 5; n += 1) if (n !== place) expect(await has(`id-${n}`)).toBe(true);
    }
  });

  it('refuse every one of them in one request, and take the others', async () => {
    const given = refusals.flatMap(([, wrong], n) => [wrong, { id: `good-${n}` }]);
    expect(await send(...given)).toHaveLength(refusals.length);
    for (let n = 0; n < refusals.length; n += 1) expect(await has(`good-${n}`)).toBe(true);
  });

  it('refuse a document that is larger than a node takes, without sending it', async () => {
    const info = jest.spyOn(sut.nodes, 'info');
    info.mockResolvedValue({ nodes: { a: { http: { max_content_length_in_bytes: 6_000_000 } } } } as never);
    const bulk = jest.spyOn(sut, 'bulk');
    const refused = await send({}, { source: { word: 'x'.repeat(6_000_000) } }, {});
    expect(refused).toMatchObject([{ write: { id: 'id-1' }, reason: expect.stringMatching(/larger/) as string }]);
    expect(bulk).toHaveBeenCalledTimes(2);
    expect([await has('id-0'), await has('id-2')]).toEqual([true, true]);
  });

  const operations: [name: string, write: Partial<IndexWrite>][] = [
    ['a document', {}],
    ['a deletion', { id: 'gone', source: undefined }],
  ];

  it.each(
    operations.flatMap(([what, write]) => INDEX_STATES.map((state) => ({ what, write, state, name: state.name }))),
  )('refuse $what for the state of its index: $name', async ({ write, state }) => {
    await state.begin(index);
    const error = await failing(write);
    expect(error.message).toMatch(state.cause);
    expect(error.action).toMatch(state.action);
    await state.end(index);
    expect(await send(write)).toEqual([]);
  });

  it.each(operations)('refuse %s for an index that is missing', async (_, write) => {
    await sut.indices.delete({ index });
    expect((await failing(write)).condition).toMatchObject({ kind: 'missing' });
  });

  it('refuse a document for a mapping that is not as it was made: its fields are unknown, or too many', async () => {
    const unknown = { source: { other: 'x' } };
    expect((await failing(unknown)).message).toMatch(/not the ones that the service gave it/);
    await askElasticsearch('PUT', `${index}/_mapping`, { dynamic: true });
    await askElasticsearch('PUT', `${index}/_settings`, { 'index.mapping.total_fields.limit': 4 });
    expect((await failing(unknown)).message).toMatch(/not the ones that the service gave it/);
  });

  const item = (status: number, type: string): unknown => ({
    errors: true,
    items: [{ index: { status, error: { type, reason: 'it says why' } } }],
  });
  it.each([
    [429, 'es_rejected_execution_exception', /queues or its memory/],
    [429, 'circuit_breaking_exception', /queues or its memory/],
    [503, 'unavailable_shards_exception', /is not available/],
    [500, 'illegal_state_exception', /answered 500/],
    [403, 'security_exception', /credentials/],
  ])('refuse a document for the state of the node: %i %s', async (status, type, cause) => {
    jest.spyOn(sut, 'bulk').mockResolvedValueOnce(item(status, type) as never);
    expect((await failing({})).message).toMatch(cause);
    expect(await send({})).toEqual([]);
  });
});
