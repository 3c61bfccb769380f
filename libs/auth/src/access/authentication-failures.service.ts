import { counted, scopeFields } from '@lucid/common';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import { AuditLog } from '../audit/audit-log.service';

/** Why a request was not let in: no key, no form of a key, no such key, or a key whose time is over. */
export const FAILURE_REASONS = ['missing', 'malformed', 'unknown', 'expired', 'revoked'] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** What one summary covers, in ms. */
const WINDOW_MS = 60_000;
/** The most addresses, and the most keys, that a summary names: callers decide how many there are. */
const MOST_NAMED = 20;

const failures = new Counter({
  name: 'lucid_authentication_failures_total',
  help: 'Requests that were refused for their key: it was missing, had no form of a key, was not known, had expired or was revoked.',
  labelNames: ['reason'],
  registers: [counted],
});
for (const reason of FAILURE_REASONS) failures.inc({ reason }, 0);

export interface AuthenticationFailure {
  reason: FailureReason;
  /** Where the request came from. */
  address: string;
  /** What the secrets of the key begin with, where it was one. */
  prefix?: string;
}

/** What was refused within a window. */
interface Summary {
  since: Date;
  requestId: string;
  reasons: Map<string, number>;
  addresses: Map<string, number>;
  keys: Map<string, number>;
}

const countIn = (counts: Map<string, number>, name: string): void => {
  if (counts.has(name) || counts.size < MOST_NAMED) counts.set(name, (counts.get(name) ?? 0) + 1);
};

const sumOf = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

const inWords = (counts: Map<string, number>): string =>
  [...counts].map(([name, count]) => `${name} (${count})`).join(', ');

/**
 * Counts requests that are refused for their key, and tells them in sum: a line of the log and an audit record a minute at most,
 * however many there are.
 */
@Injectable()
export class AuthenticationFailures implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AuthenticationFailures.name);
  private summary: Summary | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly audit: AuditLog) {}

  note({ reason, address, prefix }: AuthenticationFailure): void {
    failures.inc({ reason });
    this.summary ??= this.begin();
    const { reasons, addresses, keys } = this.summary;
    countIn(reasons, reason);
    countIn(addresses, address);
    if (prefix !== undefined) countIn(keys, prefix);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.tell();
  }

  private begin(): Summary {
    this.timer = setTimeout(() => void this.tell(), WINDOW_MS).unref();
    return {
      since: new Date(),
      // Of the first: the access log shows what came after it.
      requestId: scopeFields()['request_id'] ?? '',
      reasons: new Map(),
      addresses: new Map(),
      keys: new Map(),
    };
  }

  /** Tells what was refused since the last summary, if anything was. */
  async tell(): Promise<void> {
    clearTimeout(this.timer);
    const { summary } = this;
    if (summary === undefined) return;
    this.summary = undefined;
    const { since, requestId, reasons, addresses, keys } = summary;
    const requests = sumOf(reasons);
    const others = requests - sumOf(addresses);
    const seconds = Math.ceil((Date.now() - since.getTime()) / 1000);
    const from = inWords(addresses) + (others > 0 ? `, other addresses (${others})` : '');
    const ended = keys.size > 0 ? `; keys that have ended: ${inWords(keys)}` : '';
    this.logger.warn(
      `Refused ${requests} requests for their key in ${seconds} s: ${inWords(reasons)}; from ${from}${ended}`,
    );
    const [address = ''] = addresses.keys();
    const counts = { reasons, addresses, keys };
    const after = { requests, ...Object.fromEntries(Object.entries(counts).map(([name, map]) => [name, listed(map)])) };
    await this.audit
      .recordUnauthenticated({ address, request_id: requestId, at: since, status: 401, after })
      .catch((error: unknown) =>
        this.logger.warn(`The summary could not be written to the audit log: ${String(error)}`),
      );
  }
}

const listed = (counts: Map<string, number>): { name: string; requests: number }[] =>
  [...counts].map(([name, requests]) => ({ name, requests }));
