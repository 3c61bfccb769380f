import { waitUntil } from '@lucid/engines';
import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { HttpClient } from '../setup/http-client';
import { sampleUser } from '../setup/samples';

/** How long one write is repeated with its key, in ms. */
const KEY_MS = 300_000;
const COUNT = 6;
const PACE_MS = 10;
/** How long after a write that was refused it is repeated, in ms. */
const AGAIN_MS = 100;
/** For so long they write before a fault, and after the recovery, in ms; longer in a long run. */
const { FAULT_SECONDS = '1' } = process.env;
const AROUND_MS = Number(FAULT_SECONDS) * 1000;

/** What callers saw of a fault. */
export interface Seen {
  acknowledged: number;
  /** Answers that were no success. */
  refused: string[];
  /** How many of them were answers to tries begun after the fault was over, before a write succeeded. */
  refused_late: number;
  /** From the fault to the first acknowledged write that was begun after it. */
  recovered_ms: number;
}

/**
 * Callers that write to replicas of the service in turn while something fails. Each write is repeated with its key until it is acknowledged; each that
 * is, is read back at once from the next replica.
 */
export class Writers {
  /** What was acknowledged, by the key that it was asked for with. */
  private readonly acknowledged = new Map<string, string>();
  private refused: string[] = [];
  private refusedLate = 0;
  private failedAt = Infinity;
  private overAt = Infinity;
  private recoveredAt = Infinity;

  private constructor(private readonly suts: readonly HttpClient[]) {}

  /** Makes the user whose sessions are written. @param suts with the path of the API */
  static async of(suts: readonly HttpClient[]): Promise<Writers> {
    const writers = new Writers(suts);
    const { status } = await writers.sut(0).post('/users', { ...sampleUser('writers', 1), user_id: 'ada' });
    expect(status).toBe(201);
    return writers;
  }

  /** Writes without a pause until the fault is over, and writes succeed again. @param fault what is done; what it awaits is a part of the fault */
  async during(fault: () => void | Promise<void>): Promise<Seen> {
    const before = this.acknowledged.size;
    Object.assign(this, { refused: [], refusedLate: 0 });
    this.failedAt = this.overAt = this.recoveredAt = Infinity;
    const stop = new AbortController();
    const writing = Promise.all(Array.from({ length: COUNT }, (_, writer) => this.write(writer, stop.signal)));
    const whileWriting = (work: unknown): Promise<unknown> => Promise.race([writing, work]);
    try {
      const isLoaded = (): Promise<boolean> => Promise.resolve(this.acknowledged.size >= before + COUNT);
      await whileWriting(waitUntil('Writes before the fault', isLoaded, { limitMs: KEY_MS, everyMs: 10 }));
      await whileWriting(pause(AROUND_MS));
      this.failedAt = performance.now();
      await whileWriting(fault());
      this.overAt = performance.now();
      const isOver = (): Promise<boolean> => Promise.resolve(this.recoveredAt < Infinity);
      await whileWriting(waitUntil('Writes after the fault', isOver, { limitMs: KEY_MS, everyMs: 10 }));
      await whileWriting(pause(AROUND_MS));
    } finally {
      stop.abort();
      await writing;
    }
    const recovered_ms = Math.round(this.recoveredAt - this.failedAt);
    const acknowledged = this.acknowledged.size - before;
    return { acknowledged, refused: this.refused, refused_late: this.refusedLate, recovered_ms };
  }

  /** What was acknowledged is stored, each once, and nothing else is. */
  async expectStored(sessions: mongo.Collection): Promise<void> {
    const stored = await sessions.find({}, { projection: { session_id: 1 } }).toArray();
    expect(stored.map((session) => session['session_id'] as string).sort()).toEqual(
      [...this.acknowledged.values()].sort(),
    );
  }

  private async write(writer: number, stop: AbortSignal): Promise<void> {
    for (let n = writer; !stop.aborted; n += 1) {
      const key = randomUUID();
      // To the end, also after the others have stopped: what it may have written must be known.
      const end = performance.now() + KEY_MS;
      while (!(await this.writeOnce(key, n))) {
        if (performance.now() > end)
          throw new Error(`A write was refused for ${KEY_MS / 1000} s: ${this.refused.at(-1)}`);
        await pause(AGAIN_MS);
      }
      await pause(PACE_MS);
    }
  }

  private async writeOnce(key: string, n: number): Promise<boolean> {
    const began = performance.now();
    const written = await this.sut(n).post('/sessions', { user_id: 'ada' }, { 'idempotency-key': key });
    if (written.status !== 201) {
      this.refuse(written);
      if (began > this.overAt && this.recoveredAt === Infinity) this.refusedLate += 1;
      return false;
    }
    if (began > this.failedAt) this.recoveredAt = Math.min(this.recoveredAt, performance.now());
    const session_id = String(written.body['session_id']);
    this.acknowledged.set(key, session_id);
    const read = await this.sut(n + 1).get(`/sessions/${session_id}`);
    if (read.status === 404) throw new Error(`The session ${session_id} was acknowledged, and is not there`);
    if (read.status !== 200) this.refuse(read);
    return true;
  }

  private refuse({ status, body }: { status: number; body: Record<string, unknown> }): void {
    this.refused.push(`${status} ${String(body['code'])} ${String(body['detail'])}`);
  }

  private sut(n: number): HttpClient {
    const sut = this.suts[n % this.suts.length];
    if (sut === undefined) throw new Error('There is no replica to write to');
    return sut;
  }
}

/** A line for the table of faults. */
export const told = (fault: string, { refused, ...counts }: Seen): string =>
  JSON.stringify({ fault, ...counts, refused: refused.length, kinds: [...new Set(refused)].slice(0, 3) });
