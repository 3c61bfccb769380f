import { ROOT_CONTEXT, type Span, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { counted } from '../metrics/counted';
import { observeCall } from './engine-calls';
import { requestScope, scopeFields } from './request-scope';
import { traceWith } from './tracing';

const CALL = { system: 'mongodb', operation: 'find', collection: 'users' } as const;

const fakeSpan = (): jest.Mocked<Pick<Span, 'setStatus' | 'setAttribute' | 'end' | 'spanContext'>> => ({
  setStatus: jest.fn(),
  setAttribute: jest.fn(),
  end: jest.fn(),
  spanContext: jest.fn(() => ({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 })),
});

class Refused extends Error {
  override name = 'Refused';
}

describe('a call to an engine', () => {
  const startSpan = jest.fn<Span, Parameters<Tracer['startSpan']>>();
  let span = fakeSpan();
  const refused = (): Promise<never> =>
    observeCall(CALL, () => Promise.reject(new Refused('{ email: "somebody@example.org" } is refused')));

  beforeEach(() => {
    counted.resetMetrics();
    span = fakeSpan();
    startSpan.mockReset().mockReturnValue(span as unknown as Span);
    traceWith({ tracer: { startSpan } as unknown as Tracer, parentOf: () => ROOT_CONTEXT });
  });

  afterAll(() => traceWith(undefined));

  it('is counted by what came of it, and answers what it would without', async () => {
    expect(await observeCall(CALL, () => Promise.resolve(7))).toBe(7);
    await expect(refused()).rejects.toThrow('is refused');
    await expect(
      observeCall(CALL, () => Promise.reject(Object.assign(new Error('x'), { statusCode: 503 }))),
    ).rejects.toThrow('x');
    const told = await counted.metrics();
    for (const type of ['', 'Refused', '503'])
      expect(told).toContain(
        `db_client_operation_duration_seconds_count{db_system_name="mongodb",db_operation_name="find",error_type="${type}"} 1`,
      );
  });

  it('has a span only within a request that is traced', async () => {
    await observeCall(CALL, () => Promise.resolve());
    await requestScope.run({ id: 'r' }, () => observeCall(CALL, () => Promise.resolve()));
    expect(startSpan).not.toHaveBeenCalled();
    await requestScope.run({ id: 'r', span: span as unknown as Span }, () =>
      observeCall(CALL, () => Promise.resolve()),
    );
    expect(startSpan.mock.calls[0]?.[0]).toBe('find users');
    expect(span.end).toHaveBeenCalledTimes(1);
    expect(span.setStatus).not.toHaveBeenCalled();
  });

  it('tells of a failure what kind it is, and not its words, which may quote what is stored', async () => {
    await expect(requestScope.run({ id: 'r', span: span as unknown as Span }, refused)).rejects.toThrow();
    expect(span.setStatus.mock.calls).toEqual([[{ code: SpanStatusCode.ERROR }]]);
    expect(span.setAttribute.mock.calls).toEqual([['error.type', 'Refused']]);
  });

  it('is made for the request that lines of the log name', () => {
    expect(scopeFields()).toEqual({});
    expect(requestScope.run({ id: 'r' }, scopeFields)).toEqual({ request_id: 'r' });
    expect(requestScope.run({ id: 'r', span: span as unknown as Span }, scopeFields)).toEqual({
      ...{ request_id: 'r', trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) },
    });
  });
});
