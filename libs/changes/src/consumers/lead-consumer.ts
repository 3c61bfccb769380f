import { backgroundLoop, rest, RepeatedFailureLog } from '@lucid/common';
import { type HeldLease, LeaseLostError, type MongoService } from '@lucid/mongo';
import { Logger } from '@nestjs/common';
import { type Change, changeOf, type DocumentChange } from '../stream/change';
import { BlockedError, type ChangeConsumer } from '../stream/change-consumer';
import { ChangeStream, HistoryLostError, type ResumeToken, type StreamBatch } from '../stream/change-stream';
import { checkpointsOf, note } from '../stream/checkpoint';
import { lettersOf, settleLetters } from './dead-letter';

/** How often the place of an idle consumer moves on, in ms: a quiet database must not leave it behind the oplog. */
const IDLE_SAVE_MS = 10_000;
/** How long the leader waits before it tries again, in ms: doubled from the first to the longest, with jitter. */
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;

const logger = new Logger('ChangeStream');

/** Leads a consumer for as long as the lease is held: whatever fails is tried again from the checkpoint. */
export async function leadConsumer(mongo: MongoService, consumer: ChangeConsumer, lease: HeldLease): Promise<void> {
  const leader = new Leader(mongo, consumer, lease);
  // A later leader's checkpoint shows that the lease is lost before its own signal does.
  const over = new AbortController();
  const signal = AbortSignal.any([lease.signal, over.signal]);
  const pause = async (failures: number): Promise<unknown> => failures > 0 && rest(retryMs(failures), signal);
  await backgroundLoop({ what: consumer.name, log: new RepeatedFailureLog(logger), signal, pause }, async (worked) => {
    try {
      await leader.follow(worked);
    } catch (error) {
      if (error instanceof LeaseLostError) {
        over.abort();
        return;
      }
      await leader.explain(error as Error);
      throw error;
    }
  });
}

/** The wait before the next try, in ms: doubled with each failure, with jitter. */
const retryMs = (failures: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10)) * (0.5 + Math.random() / 2);

class Leader {
  /** What this leader last wrote to the checkpoint. */
  private saved = { at: 0, caught_up: false };
  private hasLetters = true;

  constructor(
    private readonly mongo: MongoService,
    private readonly consumer: ChangeConsumer,
    private readonly lease: HeldLease,
  ) {}

  /** Follows the stream from the checkpoint; ends by throwing, or when the server has ended the stream. */
  async follow(worked: () => void): Promise<void> {
    const { name } = this.consumer;
    const kept = await checkpointsOf(this.mongo).findOne({ _id: name }, this.mongo.limit);
    if (kept?.token !== undefined) await this.consumer.prepare?.(this.lease);
    const after = kept?.token ?? (await this.rebuild());
    this.hasLetters = (await lettersOf(this.mongo).findOne({ consumer: name }, this.mongo.limit)) !== null;
    const stream = await this.open(after);
    try {
      // The next batch is on its way while one is being taken; only one is taken at a time, which keeps each document's order.
      let isFirst = true;
      for (let coming = stream.next(); !stream.isEnded && !this.lease.signal.aborted; isFirst = false) {
        const batch = await coming;
        coming = stream.next();
        // Awaited in the next round; until then its failure is not an unhandled one.
        coming.catch(() => undefined);
        // The first batch is where the stream was left: it tells nothing yet of what waits behind it.
        if (isFirst) continue;
        await this.take(batch, stream.openedAt);
        worked();
      }
    } finally {
      await stream.close();
    }
  }

  private async open(after?: ResumeToken): Promise<ChangeStream> {
    const { collections, fields } = this.consumer;
    return ChangeStream.open(this.mongo, {
      collections,
      ...(fields !== undefined && { fields }),
      ...(after !== undefined && { after }),
    });
  }

  /** Keeps the place first, then rebuilds: what happens meanwhile is told from that place on. */
  private async rebuild(): Promise<ResumeToken> {
    const stream = await this.open();
    const place = await stream.next().finally(() => stream.close());
    await note(this.mongo, this.consumer.name, this.lease, { state: 'rebuilding' });
    logger.log(`${this.consumer.name}: is rebuilt.`);
    await this.consumer.rebuild(this.lease);
    await note(this.mongo, this.consumer.name, this.lease, { state: 'following', place }, { rebuilds: 1 });
    return place.token;
  }

  private async take(batch: StreamBatch, openedAt: string): Promise<void> {
    const { events } = batch;
    const changes = events.flatMap((event) => changeOf(event) ?? []);
    // A batch is empty too while the server reads a part of the oplog that is about other collections.
    const caught_up = events.length === 0 && batch.position >= openedAt;
    if (changes.length > 0) await this.apply(changes);
    else if (this.saved.caught_up === caught_up && Date.now() - this.saved.at < IDLE_SAVE_MS) return;
    this.lease.assertHeld();
    await note(
      this.mongo,
      this.consumer.name,
      this.lease,
      { state: 'following', place: batch, caught_up },
      { applied: changes.length },
    );
    this.saved = { at: Date.now(), caught_up };
  }

  private async apply(changes: readonly Change[]): Promise<void> {
    const refusals = await this.consumer.apply(changes, this.lease);
    if (refusals.length === 0 && !this.hasLetters) return;
    this.lease.assertHeld();
    const documents = changes.filter((change): change is DocumentChange => change.kind === 'document');
    await settleLetters(this.mongo, this.consumer.name, documents, refusals);
    this.hasLetters = true;
  }

  /** Says what went wrong where everyone can read it; a lost place is forgotten, so that the next try rebuilds. */
  async explain(error: Error): Promise<void> {
    const { name } = this.consumer;
    try {
      if (error instanceof HistoryLostError) {
        await checkpointsOf(this.mongo).updateOne(
          { _id: name, term: { $lte: this.lease.term } },
          { $unset: { token: '' } },
          this.mongo.limit,
        );
      }
      await note(this.mongo, name, this.lease, {
        state: 'retrying',
        problem: error.message,
        ...(error instanceof BlockedError && { action: error.action }),
      });
    } catch {
      // MongoDB is away: the health report says so, and the next try may find it.
    }
  }
}
