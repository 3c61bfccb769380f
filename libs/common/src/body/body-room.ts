import { ProblemError } from '../problem/errors';
import { CallerCounts } from '../requests/caller-counts';
import { Place } from '../requests/places';

/** How long a body waits for room, in ms. It is not read meanwhile: it waits on the caller's side of the connection. */
const PATIENCE_MS = 5000;

const RETRY_SECONDS = '2';

interface Waiting {
  caller: string;
  bytes: number;
  enter: () => void;
}

/**
 * Memory for the bodies of requests: so many bytes in all, and so many of one caller. A body that has no room waits unread, and is refused when
 * the wait is over.
 */
export class BodyRoom {
  private readonly taken = new CallerCounts();
  private readonly waiting = new Set<Waiting>();

  constructor(
    private readonly total: number,
    private readonly share: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /**
   * Takes room for a body.
   * @returns gives the room back
   * @throws ProblemError 429 when there is none in time
   */
  async take(caller: string, bytes: number): Promise<() => void> {
    if (this.fits(caller, bytes)) this.taken.add(caller, bytes);
    else await this.wait(caller, bytes);
    return new Place(() => {
      this.taken.add(caller, -bytes);
      this.letIn();
    }).hold();
  }

  private fits(caller: string, bytes: number): boolean {
    return this.taken.total + bytes <= this.total && this.taken.of(caller) + bytes <= this.share;
  }

  private async wait(caller: string, bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(entry);
        reject(this.refusal(caller, bytes));
      }, this.patienceMs);
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const entry: Waiting = { caller, bytes, enter };
      this.waiting.add(entry);
    });
  }

  /** Those who wait longest first; a small body may pass a large one that does not fit yet. */
  private letIn(): void {
    for (const entry of this.waiting) {
      if (!this.fits(entry.caller, entry.bytes)) continue;
      this.waiting.delete(entry);
      this.taken.add(entry.caller, entry.bytes);
      entry.enter();
    }
  }

  private refusal(caller: string, bytes: number): ProblemError {
    const isOwn = this.taken.of(caller) + bytes > this.share;
    const detail = isOwn
      ? `Your other requests hold the ${this.share} bytes that one caller's bodies may take. Send fewer large bodies at once.`
      : `The bodies of other requests hold the ${this.total} bytes that this replica has for them. Send the request again later.`;
    return new ProblemError('too_many_requests', detail, { headers: { 'retry-after': RETRY_SECONDS } });
  }
}
