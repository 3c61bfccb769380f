import { errors } from '@elastic/elasticsearch';
import type { ElasticsearchService } from '@nestjs/elasticsearch';
import { ElasticsearchGate } from './elasticsearch-gate';

const unanswered = (): Promise<never> => Promise.reject(new errors.TimeoutError('no answer'));
const answered = (status: number, type: string, reason = ''): (() => Promise<never>) => {
  const meta = { statusCode: status, body: { error: { type, reason } }, headers: {}, warnings: null };
  return () => Promise.reject(new errors.ResponseError({ ...meta, meta: {} } as never));
};

describe('the way to Elasticsearch', () => {
  let ping: jest.Mock<Promise<boolean>>;
  let sut: ElasticsearchGate;
  let now: number;

  beforeEach(() => {
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    ping = jest.fn<Promise<boolean>, []>();
    sut = new ElasticsearchGate({ ping } as unknown as ElasticsearchService);
  });

  afterEach(() => jest.restoreAllMocks());

  it('is asked by nobody after a request without an answer, until a ping is answered', async () => {
    const work = jest.fn().mockResolvedValue('found');
    await expect(sut.pass(unanswered)).rejects.toMatchObject({ code: 'engine_away' });
    ping.mockRejectedValue(new errors.ConnectionError('gone'));
    const refused = await Promise.allSettled([sut.pass(work), sut.pass(work), sut.pass(work)]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    // All of them waited for one ping; the next second, nobody waits for any.
    await expect(sut.pass(work)).rejects.toMatchObject({ code: 'engine_away' });
    expect(ping).toHaveBeenCalledTimes(1);
    expect(work).not.toHaveBeenCalled();
    now += 1000;
    ping.mockResolvedValue(true);
    expect(await Promise.all([sut.pass(work), sut.pass(work)])).toEqual(['found', 'found']);
    expect(ping).toHaveBeenCalledTimes(2);
    await sut.pass(work);
    expect(ping).toHaveBeenCalledTimes(2);
  });

  it.each([
    [400, 'search_phase_execution_exception', 400, 'bad_request', /search_phase_execution_exception/],
    [400, 'index_closed_exception', 503, 'missing_privilege', /closed/],
    [403, 'cluster_block_exception', 503, 'missing_privilege', /blocks/],
    [401, 'security_exception', 503, 'missing_privilege', /credentials/],
    [404, 'index_not_found_exception', 503, 'starting', /not built/],
    [429, 'es_rejected_execution_exception', 503, 'engine_away', /queues/],
    [503, 'search_phase_execution_exception', 503, 'engine_away', /shard/],
    [500, 'null_pointer_exception', 503, 'engine_away', /answered 500/],
  ])('tells what Elasticsearch answered: %i %s', async (given, type, status, code, detail) => {
    await expect(sut.pass(answered(given, type))).rejects.toMatchObject({
      ...{ status, code, detail: expect.stringMatching(detail) as string },
    });
    // It has answered: the next one asks at once.
    expect(await sut.pass(() => Promise.resolve('found'))).toBe('found');
    expect(ping).not.toHaveBeenCalled();
  });

  it('leaves other errors as they are', async () => {
    const error = new Error('of the service');
    await expect(sut.pass(() => Promise.reject(error))).rejects.toBe(error);
  });
});
