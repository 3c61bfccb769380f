import { counted } from '@lucid/common';
import { Logger } from '@nestjs/common';
import type { AuditLog } from '../audit/audit-log.service';
import { AuthenticationFailures, FAILURE_REASONS } from './authentication-failures.service';

type Summary = Parameters<AuditLog['recordUnauthenticated']>[0];

describe('requests that are refused for their key', () => {
  const summaries: Summary[] = [];
  let lines: jest.SpyInstance<void, [unknown, ...unknown[]]>;
  let sut: AuthenticationFailures;

  beforeEach(() => {
    jest.useFakeTimers();
    lines = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    summaries.splice(0);
    const audit = {
      recordUnauthenticated: (summary: Summary) => {
        summaries.push(summary);
        return Promise.resolve();
      },
    };
    sut = new AuthenticationFailures(audit as unknown as AuditLog);
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('are a line and a record a minute, however many there are', async () => {
    for (let second = 0; second < 120; second += 1) {
      for (let n = 0; n < 50; n += 1) sut.note({ reason: 'unknown', address: `192.0.2.${n}` });
      await jest.advanceTimersByTimeAsync(1000);
    }
    expect([summaries.length, lines.mock.calls.length]).toEqual([2, 2]);
    expect(summaries[0]).toMatchObject({ status: 401, address: '192.0.2.0', after: { requests: 3000 } });
    expect(JSON.stringify(summaries).length).toBeLessThan(4000);
    expect(String(lines.mock.calls[0]?.[0])).toMatch(
      /^Refused 3000 requests for their key in 60 s: unknown \(3000\); from 192\.0\.2\.0 \(60\), .*other addresses \(1800\)$/,
    );
  });

  it('are told by reason, and by the keys that have ended', async () => {
    for (const reason of FAILURE_REASONS) sut.note({ reason, address: '192.0.2.1' });
    sut.note({ reason: 'revoked', address: '192.0.2.1', prefix: 'lucid_01234567' });
    await sut.tell();
    expect(summaries[0]?.after).toMatchObject({
      requests: 6,
      reasons: [
        ...FAILURE_REASONS.slice(0, -1).map((name) => ({ name, requests: 1 })),
        { name: 'revoked', requests: 2 },
      ],
      keys: [{ name: 'lucid_01234567', requests: 1 }],
    });
    const told = await counted.getSingleMetricAsString('lucid_authentication_failures_total');
    for (const reason of FAILURE_REASONS) expect(told).toMatch(new RegExp(`reason="${reason}"} [1-9]`));
  });

  it('are told when the process stops, and nothing is told where nothing was refused', async () => {
    await sut.beforeApplicationShutdown();
    expect(summaries).toEqual([]);
    sut.note({ reason: 'missing', address: '192.0.2.1' });
    await sut.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(summaries).toHaveLength(1);
  });
});
