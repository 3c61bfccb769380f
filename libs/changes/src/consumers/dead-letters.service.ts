import { type ListDefinition, type ListQuery, ProblemError } from '@lucid/common';
import { type HeldLease, MongoService, type Page, readList } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { Change } from '../stream/change';
import { BlockedError, type ChangeConsumer, type Refusal } from '../stream/change-consumer';
import { changeOfLetter, DeadLetter, lettersOf, settleLetters } from './dead-letter';
import { ChangeConsumersService } from './change-consumers.service';

export const LETTERS = {
  model: DeadLetter,
  id: 'letter_id',
  list: { sorts: { last_at: {} }, equals: { consumer: {} } } satisfies ListDefinition,
};

/** A replay is told beside the leader: the change's version, not a term, keeps it from undoing anything newer. */
const NO_LEASE: HeldLease = {
  owner: 'replay',
  term: 0,
  signal: new AbortController().signal,
  assertHeld: () => undefined,
};

/** The changes that consumers could not take: listed, and told again. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly mongo: MongoService,
    private readonly consumers: ChangeConsumersService,
  ) {}

  async list(query: ListQuery): Promise<Page<DeadLetter>> {
    return readList<DeadLetter>(lettersOf(this.mongo), LETTERS, query, this.mongo.limit);
  }

  /** @throws ProblemError 503 while a consumer takes no change at all: the letters then stay as they are */
  async replay(ids: readonly string[]): Promise<{ taken: number; refused: number; gone: number }> {
    const letters = (await lettersOf(this.mongo)
      .find({ letter_id: { $in: [...ids] } }, this.mongo.limit)
      .toArray()) as unknown as DeadLetter[];
    let refused = 0;
    for (const consumer of this.consumers.consumers) {
      const changes = letters.filter((letter) => letter.consumer === consumer.name).map(changeOfLetter);
      if (changes.length === 0) continue;
      const refusals = await apply(consumer, changes);
      await settleLetters(this.mongo, consumer.name, changes, refusals);
      refused += refusals.length;
    }
    return { taken: letters.length - refused, refused, gone: ids.length - letters.length };
  }
}

async function apply(consumer: ChangeConsumer, changes: readonly Change[]): Promise<Refusal[]> {
  try {
    return await consumer.apply(changes, NO_LEASE);
  } catch (error) {
    if (!(error instanceof BlockedError)) throw error;
    throw new ProblemError('engine_away', `${error.message} ${error.action} Then replay the dead letters again.`, {
      headers: { 'retry-after': '2' },
      cause: error,
    });
  }
}
