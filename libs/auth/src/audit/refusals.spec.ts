import type { Asked } from './audit-log.service';
import { RECORDED_PER_MINUTE, Refusals, type Summary } from './refusals';

const asked = (caller: string, path = '/'): Asked => ({
  identity: { caller, grants: [] },
  ...{ address: '::1', operation: 'createApiKey', method: 'POST', path, request_id: 'r' },
});

describe('refused requests', () => {
  let now: number;
  let written: Summary[];
  let sut: Refusals;

  beforeEach(() => {
    now = 1_000_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    written = [];
    sut = new Refusals((summary) => Promise.resolve(void written.push(summary)));
  });

  afterEach(() => jest.restoreAllMocks());

  const recorded = (caller: string, count: number): number =>
    Array.from({ length: count }, (_, n) => sut.isRecorded(asked(caller, `/${n}`), 403)).filter(Boolean).length;

  it('have a record each until there are many, and one for the others', async () => {
    expect(recorded('a', RECORDED_PER_MINUTE + 40)).toBe(RECORDED_PER_MINUTE);
    await sut.flush();
    expect(written).toEqual([{ asked: asked('a', `/${RECORDED_PER_MINUTE + 39}`), status: 403, repeated: 40 }]);
    await sut.flush();
    expect(written).toHaveLength(1);
  });

  it('are counted for each caller by itself, and from zero in each minute', () => {
    recorded('a', 1000);
    expect(recorded('b', 10)).toBe(10);
    now += 59_000;
    expect(recorded('a', 1)).toBe(0);
    now += 1000;
    expect(recorded('a', 1)).toBe(1);
  });
});
