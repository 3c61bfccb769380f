import { knowPlaces, notePlaces, ProblemError, shareOf } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { ElasticsearchService } from '@nestjs/elasticsearch';

/** How long Elasticsearch keeps a point in time after its last use. */
const KEEP_ALIVE = '2m';
const KEEP_ALIVE_MS = 120_000;
/** So many this replica keeps open; Elasticsearch itself opens 300 on a node, for everyone. */
const MOST_OPEN = 100;
const NAME = 'points_in_time';

interface Open {
  caller: string;
  /** Undefined while Elasticsearch is opening it. */
  id?: string;
  endsAt: number;
}

/**
 * The points in time that this replica keeps open in Elasticsearch, for searches whose second page was asked for. At the share of a caller its
 * own least recently used one is closed, and at the number of the replica the least recently used of all: the next page of that search is
 * answered 410.
 */
@Injectable()
export class PointsInTime {
  /** The least recently used first. */
  private open: Open[] = [];
  private readonly share: number;

  constructor(
    private readonly elasticsearch: ElasticsearchService,
    @Inject(CONFIG) config: Config,
  ) {
    this.share = shareOf(MOST_OPEN, config.CALLER_SHARE_PERCENT);
    knowPlaces(NAME, MOST_OPEN);
  }

  /** How a search reads one, which keeps it for two minutes more. */
  static reading(id: string): { id: string; keep_alive: string } {
    return { id, keep_alive: KEEP_ALIVE };
  }

  /**
   * Opens a point in time on an index, and keeps it.
   * @param preference names the copies of the shards that are read: those of the first page
   * @throws ProblemError 429 while as many as the caller may have are being opened
   */
  async begin(caller: string, index: string, preference: string): Promise<string> {
    const opening = this.add({ caller, endsAt: Infinity });
    try {
      const { id } = await this.elasticsearch.openPointInTime({ index, preference, keep_alive: KEEP_ALIVE });
      Object.assign(opening, { id, endsAt: performance.now() + KEEP_ALIVE_MS });
      return id;
    } catch (error) {
      this.remove(opening);
      throw error;
    }
  }

  /**
   * Keeps one that was read, since another page follows. It may have been opened by another replica.
   * @param before its id before it was read; Elasticsearch may answer another one
   */
  keep(caller: string, id: string, before: string): void {
    this.forget(before);
    this.add({ caller, id, endsAt: performance.now() + KEEP_ALIVE_MS });
  }

  /** Closes one that no page follows from. Elasticsearch closes it by itself too, a while later. */
  close(id: string): void {
    this.forget(id);
    this.elasticsearch.closePointInTime({ id }).catch(() => undefined);
  }

  private add(point: Open): Open {
    const now = performance.now();
    this.open = this.open.filter(({ endsAt }) => endsAt > now);
    const own = this.open.filter(({ caller }) => caller === point.caller);
    if (own.length >= this.share) this.closeOldest(own);
    else if (this.open.length >= MOST_OPEN) this.closeOldest(this.open);
    this.open.push(point);
    notePlaces(NAME, this.open.length);
    return point;
  }

  private closeOldest(points: readonly Open[]): void {
    const id = points.find((point) => point.id !== undefined)?.id;
    if (id === undefined)
      throw new ProblemError(
        'too_many_requests',
        `${points.length} searches are being continued at once. Ask for their pages one by one.`,
        {
          headers: { 'retry-after': '1' },
        },
      );
    this.close(id);
  }

  private forget(id: string): void {
    this.remove(this.open.find((point) => point.id === id));
  }

  private remove(point: Open | undefined): void {
    this.open = this.open.filter((each) => each !== point);
    notePlaces(NAME, this.open.length);
  }
}
