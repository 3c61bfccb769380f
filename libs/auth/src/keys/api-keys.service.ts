import { fieldsOf, ProblemError, shareOf } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { modelOptions, MongoService, type Page, readList } from '@lucid/mongo';
import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { Identity } from '../access/identity';
import { covers } from '../access/scopes';
import { ApiKey, ApiKeyChanges, type ApiKeyWithSecret, type NewApiKey, StoredApiKey } from './api-key';
import { KeyTable, MAX_WORKING_KEYS } from './key-table';
import { digestOf, newSecret, prefixOf } from '../secrets/secret';

/** The one document of the mark. */
const MARK_ID = 'api-keys';
const NEVER = new Date('9999-12-31T23:59:59.999Z');
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
    @Inject(CONFIG) config: Pick<Config, 'CALLER_SHARE_PERCENT'>,
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

  /** Makes a key. @throws ProblemError 403 when the maker may less than the key would, 409, 422 */
  async create(body: NewApiKey, maker: Identity): Promise<ApiKeyWithSecret> {
    refuseMoreThan(maker, body.scopes);
    const now = new Date();
    if (body.expires_at !== undefined && body.expires_at <= now) {
      throw new ProblemError('unprocessable', 'The key would have expired before it is made.', {
        errors: [{ pointer: '/expires_at', code: 'future', message: 'must be in the future' }],
      });
    }
    const key_id = randomUUID();
    const secret = newSecret(key_id);
    const key: ApiKey = { key_id, prefix: prefixOf(key_id), ...body, created_at: now, created_by: maker.caller };
    await this.change(async (session) => {
      const count = (filter: mongo.Filter<StoredApiKey>, limit: number): Promise<number> =>
        this.keys.countDocuments({ works_until: { $gt: now }, ...filter }, { session, limit, ...this.mongo.limit });
      const own = await count({ created_by: maker.caller }, this.share);
      if (own >= this.share)
        throw new ProblemError(
          'conflict',
          `You made ${own} keys that work, which is the share of one caller. Revoke some.`,
        );
      const working = await count({}, MAX_WORKING_KEYS);
      if (working >= MAX_WORKING_KEYS)
        throw new ProblemError('conflict', `There are ${working} keys that work, the most there can be. Revoke some.`);
      const secrets = [{ sha256: digestOf(secret).toString('hex') }];
      const stored = { ...key, secrets, works_until: body.expires_at ?? NEVER };
      await this.keys.insertOne(stored, { session, ...this.mongo.limit });
    });
    return { ...key, secret };
  }

  /**
   * Gives a key a new secret; the one before it works for a while, and any older one no more.
   * @throws ProblemError 403 when the caller may less than the key, 404, 409 when it works no more
   */
  async rotate(key_id: string, overlapSeconds: number, by: Identity): Promise<ChangedKey<ApiKeyWithSecret>> {
    const secret = newSecret(key_id);
    const now = new Date();
    const until = new Date(now.getTime() + overlapSeconds * 1000);
    const sha256 = digestOf(secret).toString('hex');
    const changed = await this.changeKey(key_id, (before) => {
      refuseMoreThan(by, before.scopes);
      if (before.works_until <= now) {
        const why = before.revoked_at === undefined ? 'has expired' : 'is revoked';
        throw new ProblemError('conflict', `Key ${key_id} ${why}. Make a new one.`);
      }
      const [current] = before.secrets;
      const previous = current === undefined ? [] : [{ ...current, until }];
      return { secrets: [{ sha256 }, ...previous], rotated_at: now, previous_secret_until: until };
    });
    return { before: changed.before, after: { ...changed.after, secret } };
  }

  /** Revokes a key; one that is revoked stays as it is. @throws ProblemError 404 */
  async revoke(key_id: string): Promise<ChangedKey> {
    return this.changeKey(key_id, ({ revoked_at, works_until }) => {
      const now = new Date();
      return revoked_at === undefined ? { revoked_at: now, works_until: works_until < now ? works_until : now } : {};
    });
  }

  private async changeKey(key_id: string, make: (before: StoredApiKey) => Partial<StoredApiKey>): Promise<ChangedKey> {
    return this.change(async (session) => {
      const before = await this.keys.findOne({ key_id }, { session, projection: { _id: 0 }, ...this.mongo.limit });
      if (before === null) throw missing(key_id);
      const fields = make(before);
      if (Object.keys(fields).length > 0)
        await this.keys.updateOne({ key_id }, { $set: fields }, { session, ...this.mongo.limit });
      return { before: answerOf(before), after: answerOf({ ...before, ...fields }) };
    });
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

/** A key gives nobody more than they have. @throws ProblemError 403 */
function refuseMoreThan({ grants }: Identity, wanted: readonly string[]): void {
  const missing = wanted.filter((grant) => !covers(grants, grant));
  if (missing.length === 0) return;
  throw new ProblemError('forbidden', `Your own key lacks ${missing.join(', ')}, and can give no more than it has.`, {
    errors: missing.map((grant) => ({
      pointer: `/scopes/${wanted.indexOf(grant)}`,
      code: 'not_held',
      message: `${grant} is more than your own key has`,
    })),
  });
}
