import type { Draws } from '../../../apps/cli/src/demo/random';
import type { Target } from './writers';

type Kind = 'plain' | 'token' | 'email' | 'search';
type Tally = Record<Kind, number>;

interface Found {
  email: string;
}

/** Reads users from whichever replica there is, and holds each answer against what was written. */
export class Readers {
  /** Answers that were held against what was written; and those that a fault prevented, which promise nothing. */
  readonly checked: Tally = { plain: 0, token: 0, email: 0, search: 0 };
  readonly refused: Tally = { plain: 0, token: 0, email: 0, search: 0 };
  /** Answers that were wrong, each with what had been written. */
  readonly wrong: string[] = [];

  constructor(private readonly urls: () => readonly string[]) {}

  async read(target: Target, draws: Draws): Promise<void> {
    const [first, ...others] = this.urls();
    if (first === undefined) return;
    const url = `${draws.pick([first, ...others])}/api/v1`;
    const kind: Kind = draws.weighted(
      [
        ['plain', 5],
        ['token', 3],
        ['email', 1],
        ['search', 2],
      ] as const,
      'plain',
    );
    const { history, user_id } = target;
    const { value, place, token } = history.last;
    const headers = token === '' ? {} : { 'x-min-consistency': token };
    if (kind === 'plain') {
      const found = await this.ask<Found>(kind, `${url}/users/${user_id}`, {});
      // Without a token it may be as it was, but never as it was not.
      if (found !== undefined) this.check(kind, target, history.allows(found?.email ?? null, 0), found);
    } else if (kind === 'token') {
      const found = await this.ask<Found>(kind, `${url}/users/${user_id}?wait_ms=2000`, { headers });
      if (found !== undefined) this.check(kind, target, history.allows(found?.email ?? null, place), found, place);
    } else if (kind === 'email') {
      if (value === null) return;
      const path = `${url}/users/by-email/${encodeURIComponent(value)}?wait_ms=2000`;
      const found = await this.ask<Found>(kind, path, { headers });
      if (found === undefined) return;
      const isRight = found === null ? history.allowsOther(value, place) : found.email === value;
      this.check(kind, target, isRight, found, place);
    } else {
      const filter = [{ field: 'user_id', op: 'eq', value: user_id }];
      const answer = await this.ask<{ items: { document: Found }[] }>(kind, `${url}/search?wait_ms=3000`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ collection: 'users', filter, limit: 2 }),
      });
      if (answer === undefined) return;
      // Replaced in one transaction it is another document, and both can be found for a moment.
      const found = answer?.items.map(({ document }) => document.email) ?? [];
      const isRight =
        found.length === 0 ? history.allowsNothing(place) : found.some((email) => history.allows(email, place));
      this.check(kind, target, isRight, found, place);
    }
  }

  /** The answer, null for 404, undefined where there was none: of a replica or an engine that is away, or not as far yet. */
  private async ask<T>(kind: Kind, url: string, init: RequestInit): Promise<T | null | undefined> {
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(6000) });
      const body = (await answer.json()) as T;
      if (answer.ok) return body;
      if (answer.status === 404) return null;
      if ([412, 502, 503, 504].includes(answer.status)) {
        this.refused[kind] += 1;
        return undefined;
      }
      this.wrong.push(`${url}: ${answer.status} ${JSON.stringify(body)}`);
      return undefined;
    } catch {
      this.refused[kind] += 1;
      return undefined;
    }
  }

  private check(kind: Kind, { user_id, history }: Target, isRight: boolean, found: unknown, place?: number): void {
    this.checked[kind] += 1;
    if (!isRight)
      this.wrong.push(
        `${kind} of ${user_id} from ${place ?? 'any'} on found ${JSON.stringify(found)}; written: ${String(history)}`,
      );
  }
}
