import { fieldsOf, ProblemError, shareOf } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { modelOptions, MongoService, type Page, readList } from '@lucid/mongo';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { Identity } from '../identity/identity';
import { unauthenticated } from '../identity/unauthenticated';
import { digestOf, newSecret, prefixOf } from '../secrets/secret';
import {
  ApiKey,
  ApiKeyChanges,
  type ApiKeyWithSecret,
  MAX_ANCESTORS,
  NEVER,
  type NewApiKey,
  type RevokedApiKey,
  StoredApiKey,
} from './api-key';
import { boundedBy, checkMayRevoke, checkMayRotate } from './key-bounds';
import { KeyTable, MAX_WORKING_KEYS } from './key-table';

/** The one document of the mark. */
const MARK_ID = 'api-keys';
const ANSWERED = Object.keys(fieldsOf(ApiKey));
const PROJECTION = { _id: 0, ...Object.fromEntries(ANSWERED.map((name) => [name, 1])) };
const LIST = { model: StoredApiKey, id: 'key_id', list: { sorts: { created_at: {} }, equals: {} } };

/** A key before and after a change. */
export interface ChangedKey<T extends ApiKey = ApiKey> {
  before: ApiKey;
  after: T;
}

/** Keys: made, given new secrets, revoked; a record is never removed. */
@Injectable()
export class ApiKeysService {
  private readonly share: number;

  constructor(
    private readonly mongo: MongoService,
    private readonly table: KeyTable,
    @Inject(CONFIG) private readonly config: Pick<Config, 'CALLER_SHARE_PERCENT' | 'RATE_LIMIT_PER_MINUTE'>,
  ) {
    this.share = shareOf(MAX_WORKING_KEYS, config.CALLER_SHARE_PERCENT);
  }

  private get keys(): mongo.Collection<StoredApiKey> {
    return this.mongo.collection(modelOptions(StoredApiKey).collection);
  }

  /** @throws ProblemError 404 */
  async get(key_id: string): Promise<ApiKey> {
    const found = await this.keys.findOne({ key_id }, { projection: PROJECTION, ...this.mongo.limit });
    if (found === null) throw missing(key_id);
    return found;
  }

  /** A page of all keys, newest first, revoked ones too. */
  async list(limit: number, cursor: string | undefined): Promise<Page<ApiKey>> {
    const query = { limit, fields: ANSWERED, ...(cursor !== undefined && { cursor }) };
    return readList(this.keys as unknown as mongo.Collection, LIST, query, this.mongo.limit);
  }

  /**
   * Makes a key, below the stored key that makes it. What the request leaves out is that of the maker.
   * @throws ProblemError 401 when the maker works no more, 403 when the maker may less than the key would, 409, 422
   */
  async create(body: NewApiKey, maker: Identity): Promise<ApiKeyWithSecret> {
    const now = new Date();
    if (body.expires_at !== undefined && body.expires_at <= now) {
      throw new ProblemError('unprocessable', 'The key would have expired before it is made.', {
        errors: [{ pointer: '/expires_at', code: 'future', message: 'must be in the future' }],
      });
    }
    const key_id = randomUUID();
    const secret = newSecret(key_id);
    const key = await this.change(async (session) => {
      const own = await this.ownKey(maker, session);
      const made: ApiKey = {
        ...{ key_id, prefix: prefixOf(key_id) },
        ...(own === undefined ? body : boundedBy(own, body, this.config.RATE_LIMIT_PER_MINUTE)),
        ...{ created_at: now, created_by: maker.caller },
        ...(own !== undefined && { parent_key_id: own.key_id }),
      };
      const count = (filter: mongo.Filter<StoredApiKey>, limit: number): Promise<number> =>
        this.keys.countDocuments({ works_until: { $gt: now }, ...filter }, { session, limit, ...this.mongo.limit });
      const madeBefore = await count({ created_by: maker.caller }, this.share);
      if (madeBefore >= this.share)
        throw new ProblemError(
          'conflict',
          `You made ${madeBefore} keys that work, which is the share of one caller. Revoke some.`,
        );
      const working = await count({}, MAX_WORKING_KEYS);
      if (working >= MAX_WORKING_KEYS)
        throw new ProblemError('conflict', `There are ${working} keys that work, the most there can be. Revoke some.`);
      const stored: StoredApiKey = {
        ...made,
        ...(own !== undefined && { ancestor_key_ids: lineOf(own) }),
        secrets: [{ sha256: digestOf(secret).toString('hex') }],
        works_until: made.expires_at ?? NEVER,
      };
      await this.keys.insertOne(stored, { session, ...this.mongo.limit });
      return made;
    });
    return { ...key, secret };
  }

  /**
   * Gives a key a new secret; the one before it works for a while, and any older one no more.
   * @throws ProblemError 401 when the caller's key works no more, 403 when it may not be given the secret, 404, 409 when the key works no more
   */
  async rotate(key_id: string, overlapSeconds: number, by: Identity): Promise<ChangedKey<ApiKeyWithSecret>> {
    const secret = newSecret(key_id);
    const sha256 = digestOf(secret).toString('hex');
    const changed = await this.change(async (session) => {
      const { own, target } = await this.both(key_id, by, session);
      if (own !== undefined) checkMayRotate(own, target, this.config.RATE_LIMIT_PER_MINUTE);
      const now = new Date();
      if (target.works_until <= now) {
        const why = target.revoked_at === undefined ? 'has expired' : 'is revoked';
        throw new ProblemError('conflict', `Key ${key_id} ${why}. Make a new one.`);
      }
      const until = new Date(now.getTime() + overlapSeconds * 1000);
      const [current] = target.secrets;
      const previous = current === undefined ? [] : [{ ...current, until }];
      const fields = { secrets: [{ sha256 }, ...previous], rotated_at: now, previous_secret_until: until };
      return this.set(target, fields, session);
    });
    return { before: changed.before, after: { ...changed.after, secret } };
  }

  /**
   * Revokes a key and all that were made with it, directly or through others. One that is revoked stays as it is.
   * @throws ProblemError 401 when the caller's key works no more, 403 when the key has more than the caller's, 404
   */
  async revoke(key_id: string, by: Identity): Promise<ChangedKey<RevokedApiKey>> {
    return this.change(async (session) => {
      const { own, target } = await this.both(key_id, by, session);
      if (own !== undefined) checkMayRevoke(own, target, this.config.RATE_LIMIT_PER_MINUTE);
      const now = new Date();
      const { matchedCount } = await this.keys.updateMany(
        { ancestor_key_ids: key_id, works_until: { $gt: now } },
        { $set: { revoked_at: now, works_until: now } },
        { session, ...this.mongo.limit },
      );
      const { revoked_at, works_until } = target;
      const fields =
        revoked_at === undefined ? { revoked_at: now, works_until: works_until < now ? works_until : now } : {};
      const { before, after } = await this.set(target, fields, session);
      return { before, after: { ...after, ...(matchedCount > 0 && { revoked_descendants: matchedCount }) } };
    });
  }

  /** A key as it is stored, and the caller's own where that is a stored one. @throws ProblemError 401, 404 */
  private async both(
    key_id: string,
    by: Identity,
    session: mongo.ClientSession,
  ): Promise<{ own: StoredApiKey | undefined; target: StoredApiKey }> {
    const own = await this.ownKey(by, session);
    const target = await this.keys.findOne({ key_id }, { session, projection: { _id: 0 }, ...this.mongo.limit });
    if (target === null) throw missing(key_id);
    return { own, target };
  }

  /**
   * The caller's own key, as it is stored now: what this replica knows of it may be two seconds old, and a key that was revoked
   * meanwhile makes no other. Undefined where nobody is above the caller: the configured key, the command line, or before any key.
   * @throws ProblemError 401
   */
  private async ownKey({ caller, key }: Identity, session: mongo.ClientSession): Promise<StoredApiKey | undefined> {
    if (key === undefined) return undefined;
    const working = { key_id: caller, works_until: { $gt: new Date() } };
    const own = await this.keys.findOne(working, { session, projection: { _id: 0 }, ...this.mongo.limit });
    if (own === null) throw unauthenticated('Your own key was revoked or has expired meanwhile. Nothing was changed.');
    return own;
  }

  private async set(
    before: StoredApiKey,
    fields: Partial<StoredApiKey>,
    session: mongo.ClientSession,
  ): Promise<ChangedKey> {
    if (Object.keys(fields).length > 0)
      await this.keys.updateOne({ key_id: before.key_id }, { $set: fields }, { session, ...this.mongo.limit });
    return { before: answerOf(before), after: answerOf({ ...before, ...fields }) };
  }

  /** Changes keys in a transaction that leaves a new mark: changes at once are made one after the other, and every replica sees them. */
  private async change<T>(work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
    const result = await this.mongo.transaction(async (session) => {
      await this.mongo
        .collection<ApiKeyChanges>(modelOptions(ApiKeyChanges).collection)
        .updateOne({ _id: MARK_ID }, { $set: { mark: randomUUID() } }, { upsert: true, session, ...this.mongo.limit });
      return work(session);
    });
    // Known here before it is answered; the change stands whether or not it can be read again now.
    await this.table.upToDate().catch(() => undefined);
    return result;
  }
}

const missing = (key_id: string): ProblemError =>
  new ProblemError('not_found', `There is no key whose key_id is ${key_id}.`);

/** The part of a stored key that is answered. */
const answerOf = (stored: StoredApiKey): ApiKey =>
  Object.fromEntries(Object.entries(stored).filter(([name]) => ANSWERED.includes(name))) as unknown as ApiKey;

/** The keys above one that is made with this key. @throws ProblemError 409 when they would be too many */
function lineOf({ key_id, ancestor_key_ids = [] }: StoredApiKey): string[] {
  if (ancestor_key_ids.length < MAX_ANCESTORS) return [key_id, ...ancestor_key_ids];
  throw new ProblemError(
    'conflict',
    `There are ${ancestor_key_ids.length} keys above your own, the most there can be. Use one of those to make the key.`,
  );
}
