import { type ModelClass, ProblemError } from '@lucid/common';
import { ChangeStreamFollower, type Change, type DocumentChange, type ChangeStreamListener } from '@lucid/changes';
import { CONFIG, type Config } from '@lucid/config';
import { isNumber, modelOptions, MongoConnector, MongoService, recordOf, tokenOf } from '@lucid/mongo';
import { type CacheKey, type CacheNamespace, CacheService } from '@lucid/redis';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long it is remembered that there is no such document, in ms. */
const NEGATIVE_TTL_MS = 5000;
/** How long a write of many documents waits until they are invalidated here, in ms. */
const SETTLE_MS = 1000;
const SETTLE_POLL_MS = 2;
/** How old an answer may be that is not invalidated, in ms. */
const UNTRACKED_TTL_MS = 5000;

export interface Cached {
  namespace: CacheNamespace;
  model: ModelClass;
  keys: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The key of an answer, by a field of its document. */
export const keyOf = (field: string, value: unknown): string => `${field}=${String(value)}`;

/**
 * The keys of the answers that a stored value may be found by: of a list, each item finds its document, and a number does whatever its type.
 */
const keysOfValue = (field: string, value: unknown): string[] =>
  [value].flat().map((item) => keyOf(field, isNumber(item) ? Number(item) : item));

/** The answer of a document that was read, as it is cached. */
export const loadedOf = (document: object): { body: string; etag: string } => ({
  body: JSON.stringify(document),
  etag: recordOf(document).etag,
});

/** Answers of the models by id or unique field, cached; kept in step with MongoDB whoever writes there. */
@Injectable()
export class ModelCache implements ChangeStreamListener, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly byCollection = new Map<string, readonly Cached[]>();
  private readonly stopping = new AbortController();
  private readonly follower: ChangeStreamFollower;
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly cache: CacheService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.follower = new ChangeStreamFollower(mongo, this);
  }

  /** Caches answers that are made of documents of one model, under fields of theirs; in `onModuleInit`. */
  register(name: string, model: ModelClass, keys: readonly string[]): CacheNamespace {
    const namespace = this.cache.namespace({
      name,
      ttlMs: this.config.CACHE_TTL_SECONDS * 1000,
      negativeTtlMs: NEGATIVE_TTL_MS,
      isTracked: true,
    });
    const { collection } = modelOptions(model);
    this.byCollection.set(collection, [...this.of(collection), { namespace, model, keys }]);
    return namespace;
  }

  /** Caches answers that are made of too much to hear of all its changes, for a few seconds; in `onModuleInit`. */
  registerUntracked(name: string): CacheNamespace {
    return this.cache.namespace({ name, ttlMs: UNTRACKED_TTL_MS, negativeTtlMs: UNTRACKED_TTL_MS, isTracked: false });
  }

  /**
   * The tracked answers that can be loaded ahead, by the name of their namespace, with their collection.
   * @throws ProblemError 404 when there are none of that name
   */
  warmable(name: string): { collection: string; cached: Cached } {
    for (const [collection, all] of this.byCollection) {
      const cached = all.find(({ namespace }) => namespace.options.name === name);
      if (cached !== undefined) return { collection, cached };
    }
    throw new ProblemError('not_found', `Nothing of ${name} can be loaded ahead.`);
  }

  private of(collection: string): readonly Cached[] {
    return this.byCollection.get(collection) ?? [];
  }

  onApplicationBootstrap(): void {
    this.cache.coherence.start(this.follower, this.stopping.signal);
    this.following = this.follow();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.following;
    await this.cache.coherence.stopped();
  }

  private async follow(): Promise<void> {
    await this.connector.whenReady(this.stopping.signal);
    await this.follower.follow(this.stopping.signal);
  }

  /** Forgets documents in this process that it has written, by the keys they have; both as they were and as they are. */
  written(model: ModelClass, documents: readonly object[]): void {
    const { lastWrite } = this.mongo;
    if (lastWrite === undefined) return;
    const at = tokenOf(lastWrite);
    for (const { namespace, keys } of this.of(modelOptions(model).collection)) {
      for (const document of documents as readonly Fields[]) {
        for (const key of keys) {
          if (document[key] !== undefined) namespace.written(keyOf(key, document[key]), at);
        }
      }
    }
  }

  /** Waits until what was written here so far is invalidated here: after a write of documents whose keys are not known. */
  async settle(): Promise<void> {
    const { lastWrite } = this.mongo;
    if (lastWrite === undefined) return;
    const at = tokenOf(lastWrite);
    for (const deadline = Date.now() + SETTLE_MS; Date.now() < deadline && this.follower.isLive;) {
      if ((this.follower.position ?? '') >= at) return;
      await sleep(SETTLE_POLL_MS);
    }
  }

  get collections(): readonly string[] {
    return [...this.byCollection.keys()];
  }

  get fields(): readonly string[] {
    return [...new Set([...this.byCollection.values()].flat().flatMap(({ keys }) => keys))];
  }

  async begin(): Promise<string | undefined> {
    return this.cache.coherence.begin();
  }

  async forget(): Promise<void> {
    await this.cache.coherence.forget();
  }

  async hear(changes: readonly Change[], position: string): Promise<void> {
    const { coherence } = this.cache;
    const changed: CacheKey[] = [];
    const added: CacheKey[] = [];
    for (const change of changes) {
      if (change.kind === 'collection') {
        for (const { namespace } of change.collections.flatMap((collection) => this.of(collection)))
          await coherence.forgetNamespace(namespace.options.name, position);
        continue;
      }
      for (const cached of this.of(change.collection)) {
        const namespace = cached.namespace.options.name;
        const keys = keysOf(change, cached.keys);
        // Without its state before, a change may be of any key.
        if (keys === undefined) await coherence.forgetNamespace(namespace, position);
        else (change.inserted ? added : changed).push(...keys.map((id) => ({ namespace, id })));
      }
    }
    coherence.invalidateHere(added, position);
    await coherence.invalidate(changed, position);
  }
}

/** The keys that a change touches: those of the document before and after. undefined when they cannot be known. */
function keysOf({ before, written, inserted }: DocumentChange, keys: readonly string[]): string[] | undefined {
  if (!inserted && before === undefined) return undefined;
  return keys.flatMap((key) =>
    [...new Set([before?.[key], written?.[key]] as unknown[])].flatMap((value) =>
      value === undefined ? [] : keysOfValue(key, value),
    ),
  );
}
