import { tokenOf } from '@lucid/mongo';
import { mongo } from 'mongoose';
import { sampleAddress } from '../../setup/samples';
import type { Draws } from '../../../apps/cli/src/demo/random';
import type { History } from './history';

/** A user that is written and read, with all that was written to it. */
export interface Target {
  user_id: string;
  tron_address: string;
  history: History;
}

export const makeTarget = (n: number, history: History): Target => ({
  user_id: `user-${n}`,
  tron_address: sampleAddress('never-wrong', n),
  history,
});

/** A write that was not acknowledged: it may have happened, or may still. */
class Unknown extends Error {}

/** For how long it may still happen, in ms: a replica that is paused goes on with it when it is not paused any more. Longer than any pause. */
const PENDING_MS = 600_000;

/** Writes users, one write of each at a time: through the API, and straight into MongoDB. */
export class Writers {
  readonly done: Record<'api' | 'direct' | 'transaction' | 'unknown', number> = {
    api: 0,
    direct: 0,
    transaction: 0,
    unknown: 0,
  };
  private made = 0;
  /** Until when a user must not be gone: a creation that is still pending would come to pass after its deletion. */
  private readonly pendingUntil = new Map<string, number>();

  constructor(
    private readonly client: mongo.MongoClient,
    private readonly users: mongo.Collection,
    private readonly urls: () => readonly string[],
  ) {}

  /** One write of a user that nobody else writes meanwhile. */
  async write(target: Target, draws: Draws): Promise<void> {
    const { history } = target;
    history.isBusy = true;
    try {
      const [url] = draws.chance(0.5) ? [draws.pick(['', ...this.urls()])] : [''];
      if (url !== '') await this.throughApi(url, target, draws);
      else if (draws.chance(0.2)) await this.inTransaction(target);
      else await this.directly(target, draws);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      this.done.unknown += 1;
      // Whatever became of it: after this it cannot happen any more, for a change asked for the version before, and a creation for a free id.
      if (history.last.value === null) this.pendingUntil.set(target.user_id, Date.now() + PENDING_MS);
      await this.directly(target, draws);
    } finally {
      history.isBusy = false;
    }
  }

  /** Whether a write is to delete the user. */
  private deletes({ user_id }: Target, draws: Draws): boolean {
    return draws.chance(0.2) && Date.now() > (this.pendingUntil.get(user_id) ?? 0);
  }

  private next({ user_id }: Target): string {
    return `${user_id}.${(this.made += 1)}@example.org`;
  }

  private async throughApi(url: string, target: Target, draws: Draws): Promise<void> {
    const { history, user_id, tron_address } = target;
    const { value } = history.last;
    const path = `${url}/api/v1/users`;
    const email = this.next(target);
    if (value === null) {
      const place = history.attempt(email);
      history.acknowledge(place, await this.send('POST', path, { user_id, email, tron_address }));
    } else {
      const etag = await this.etagOf(`${path}/${user_id}`);
      const gone = this.deletes(target, draws);
      const place = history.attempt(gone ? null : email);
      const token = gone
        ? await this.send('DELETE', `${path}/${user_id}`, undefined, etag)
        : await this.send('PATCH', `${path}/${user_id}`, { email }, etag);
      history.acknowledge(place, token);
    }
    this.done.api += 1;
  }

  private async send(method: string, url: string, body?: object, etag?: string): Promise<string> {
    const headers = {
      ...(body !== undefined && {
        'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      }),
      ...(etag !== undefined && { 'if-match': etag }),
    };
    const answer = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(4000),
    }).catch((error: unknown) => {
      throw new Unknown(String(error));
    });
    const token = answer.headers.get('x-consistency-token');
    if (!answer.ok || token === null) throw new Unknown(`${method} ${url}: ${answer.status} ${await answer.text()}`);
    return token;
  }

  private async etagOf(url: string): Promise<string> {
    const answer = await fetch(url, {
      headers: { 'cache-control': 'no-cache' },
      signal: AbortSignal.timeout(4000),
    }).catch((error: unknown) => {
      throw new Unknown(String(error));
    });
    const etag = answer.headers.get('etag');
    if (etag === null) throw new Unknown(`${url}: ${answer.status} ${await answer.text()}`);
    return etag;
  }

  /** A write of MongoDB's own, as a shell or another service makes it, whatever is there. */
  private async directly(target: Target, draws: Draws): Promise<void> {
    const { history, user_id } = target;
    await this.client.withSession(async (session) => {
      if (this.deletes(target, draws)) {
        const place = history.attempt(null);
        await this.users.deleteOne({ user_id }, { session });
        history.acknowledge(place, positionOf(session));
      } else {
        const { email, update } = this.changeOf(target);
        const place = history.attempt(email);
        await this.users.updateOne({ user_id }, update, { session, upsert: true });
        history.acknowledge(place, positionOf(session));
      }
    });
    this.done.direct += 1;
  }

  /** Deleted, inserted again and changed in one transaction. */
  private async inTransaction(target: Target): Promise<void> {
    const { history, user_id } = target;
    const { email, update } = this.changeOf(target);
    await this.client.withSession(async (session) => {
      const place = history.attempt(email, true);
      await session.withTransaction(async () => {
        await this.users.deleteOne({ user_id }, { session });
        await this.users.updateOne({ user_id }, this.changeOf(target).update, { session, upsert: true });
        await this.users.updateOne({ user_id }, update, { session });
      });
      history.acknowledge(place, positionOf(session));
    });
    this.done.transaction += 1;
  }

  private changeOf(target: Target): { email: string; update: mongo.UpdateFilter<mongo.Document> } {
    const email = this.next(target);
    const now = new Date();
    const { tron_address } = target;
    return {
      email,
      update: {
        $set: { email, updated_at: now },
        $inc: { version: 1 },
        $setOnInsert: { tron_address, created_at: now },
      },
    };
  }
}

function positionOf({ operationTime }: mongo.ClientSession): string {
  if (operationTime === undefined) throw new Error('MongoDB told no operation time.');
  return tokenOf(operationTime);
}
