import { type Held, HELD, type Place, Places, shareOf } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';

/** How many places there are. What waits for MongoDB takes part of its connections, so that reads and writes keep the rest. */
const placesOf = ({ MONGODB_POOL_MAX }: Config): Record<Held, number> => ({
  change_streams: Math.max(1, Math.floor(MONGODB_POOL_MAX / 4)),
  analyses: Math.max(1, Math.floor((MONGODB_POOL_MAX * 2) / 5)),
  // Each stream reads its job once a second.
  job_streams: 100,
  // Each holds a file, and an upload one of the 256 claims that a volume has for all replicas.
  transfers: 200,
  // Each may wait 10 s for a write to be indexed, and `multi` asks Elasticsearch for ten; its own queue has 1,000 places.
  searches: 200,
  // Each keeps a core busy.
  past_documents: 2,
  // Each asks every engine for all that it tells.
  support_bundles: 2,
});

/** The places of this replica, of every kind. */
@Injectable()
export class ReplicaPlaces {
  private readonly places: Readonly<Record<Held, Places>>;

  constructor(@Inject(CONFIG) config: Config) {
    const counts = placesOf(config);
    const places = (of: Held): Places => new Places(of, counts[of], shareOf(counts[of], config.CALLER_SHARE_PERCENT));
    this.places = Object.fromEntries((Object.keys(HELD) as Held[]).map((of) => [of, places(of)])) as Record<
      Held,
      Places
    >;
  }

  /** @throws ProblemError 429 when the caller holds its share, or when no place is free */
  take(of: Held, caller: string): Place {
    return this.places[of].take(caller);
  }
}
