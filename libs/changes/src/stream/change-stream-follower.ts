import { backgroundLoop, rest, RepeatedFailureLog } from '@lucid/common';
import type { MongoService } from '@lucid/mongo';
import { Logger } from '@nestjs/common';
import { type Change, changeOf } from './change';
import { ChangeStream, HistoryLostError, type ResumeToken } from './change-stream';

const RETRY_MS = 500;
const CUT_OFF = 'The cache is cut off from the database';

/** What one process keeps in step with the database for itself, from wherever it knows everything. */
export interface ChangeStreamListener {
  readonly collections: readonly string[];
  /** Fields that it needs of documents as they were before a change and as they were written. */
  readonly fields: readonly string[];
  /** The position up to which it knows everything, or undefined when it knows nothing. */
  begin(): Promise<string | undefined>;
  /** Not everything that happened can be log: what it knows is void. */
  forget(): Promise<void>;
  /** Hears of changes, of none too; `position` is behind them. The follower's own position moves on once this resolves. */
  hear(changes: readonly Change[], position: string): Promise<void>;
}

/** Follows the database in every process that needs it, without lease or checkpoint: {@link position} is how far it has heard. */
export class ChangeStreamFollower {
  /**
   * After this long without news of the database a follower counts as cut off, in ms. A quiet database gives news twice a second.
   * Tests lengthen it.
   */
  silenceMs = 3000;
  private readonly logger = new Logger('ChangeStream');
  private heardAt = -Infinity;
  private isCaughtUp = false;
  private known: string | undefined;
  private place: ResumeToken | undefined;

  constructor(
    private readonly mongo: MongoService,
    private readonly listener: ChangeStreamListener,
  ) {}

  /** Every change up to here was heard; undefined before anything was. A consistency token. */
  get position(): string | undefined {
    return this.known;
  }

  /** Whether it has caught up and is not cut off from the database. */
  get isLive(): boolean {
    return this.isCaughtUp && performance.now() - this.heardAt < this.silenceMs;
  }

  /** Follows until `stopping` aborts; whatever fails is tried again from where it was. */
  async follow(stopping: AbortSignal): Promise<void> {
    const log = new RepeatedFailureLog(this.logger);
    const pause = async (failures: number): Promise<unknown> => failures > 0 && rest(RETRY_MS, stopping);
    await backgroundLoop({ what: CUT_OFF, log, signal: stopping, pause }, async (worked) => {
      try {
        await this.followStream(stopping, worked);
      } catch (error) {
        this.isCaughtUp = false;
        if (error instanceof HistoryLostError) await this.startAnew();
        throw error;
      }
    });
  }

  private async startAnew(): Promise<void> {
    this.place = undefined;
    this.known = undefined;
    await this.listener.forget();
  }

  private async followStream(stopping: AbortSignal, worked: () => void): Promise<void> {
    const { collections, fields } = this.listener;
    const from = this.place === undefined ? await this.listener.begin() : undefined;
    const stream = await ChangeStream.open(this.mongo, {
      collections,
      fields,
      ...(this.place !== undefined && { after: this.place }),
      ...(from !== undefined && { from }),
    });
    try {
      // A listener that knows nothing must forget what others may know: it did not hear what happened before now.
      if (this.place === undefined && from === undefined) await this.listener.forget();
      while (!stopping.aborted && !stream.isEnded) {
        const { events, token, position } = await stream.next();
        await this.listener.hear(
          events.flatMap((event) => changeOf(event) ?? []),
          position,
        );
        this.place = token;
        this.known = position;
        this.heardAt = performance.now();
        worked();
        this.isCaughtUp ||= position >= stream.openedAt;
      }
    } finally {
      await stream.close();
    }
  }
}
