import { type AuditNotes, type DeclaredOperation, fieldsOf, type ListQuery, ProblemError, PUBLIC } from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { modelOptions, MongoService, type Page, readList } from '@lucid/mongo';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { ANONYMOUS, type Identity } from '../access/identity';
import { AuditEntry, AuditRecord, type Outcome, StoredAuditRecord } from './audit-record';
import { withoutSecrets } from '../secrets/without-secrets';
import { disclosable } from './disclosable';

const DAY_MS = 86_400_000;
/** The most that is kept of a path and of a target, in characters. */
const MAX_PATH = 2000;
const MAX_TARGET = 1000;

/** What the list can be filtered by and sorted by. */
export const LIST = { sorts: { at: {} }, equals: { caller: {}, operation: {}, target: {}, outcome: {} } };

const IN_LIST = Object.keys(fieldsOf(AuditEntry));
const PROJECTION = { _id: 0, ...Object.fromEntries(Object.keys(fieldsOf(AuditRecord)).map((name) => [name, 1])) };

/** Whoever was not let in. */
const UNKNOWN: Identity = { caller: 'unknown', grants: [] };

/** Something to be recorded, told by whoever asks for it. */
export interface Asked {
  identity: Identity;
  address: string;
  operation: string;
  method: string;
  path: string;
  request_id: string;
}

/** Whether an operation leaves a record: whatever administration changes, and what says so of itself. */
export const isAudited = (method: string, { scope, audited }: DeclaredOperation): boolean =>
  audited === true || (method !== 'GET' && method !== 'HEAD' && scope !== PUBLIC && !scope.startsWith('models:'));

/** What a request asks for. */
export const askedBy = (request: FastifyRequest, { id }: DeclaredOperation): Asked => ({
  identity: request.identity ?? ANONYMOUS,
  address: request.ip,
  operation: id,
  method: request.method,
  path: request.url,
  request_id: request.id,
});

/** The audit log: written before an operation is begun, completed when it is answered, and never changed after that. */
@Injectable()
export class AuditLog {
  private readonly logger = new Logger(AuditLog.name);

  constructor(
    private readonly mongo: MongoService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private get records(): mongo.Collection<StoredAuditRecord> {
    return this.mongo.collection(modelOptions(StoredAuditRecord).collection);
  }

  /** Records that something is about to be done. @throws ProblemError 503 when that cannot be: it must not be done then */
  async begin(asked: Asked): Promise<string> {
    return this.insert(asked, 'begun', {});
  }

  /** Records what was refused before it was begun. @throws ProblemError 503 */
  async refuse(asked: Asked, status: number): Promise<void> {
    await this.insert(asked, 'refused', { status, completed_at: new Date() });
  }

  /**
   * Records requests in sum whose callers were not let in: one record for however many. `address` and `request_id` are of the first.
   * @throws ProblemError 503
   */
  async summarize(summary: {
    address: string;
    request_id: string;
    at: Date;
    status: number;
    after: unknown;
  }): Promise<void> {
    const { at, status, after, ...first } = summary;
    const asked = { ...first, identity: UNKNOWN, operation: 'authenticate', method: '*', path: '*' };
    await this.insert(asked, 'refused', { at, status, completed_at: new Date(), ...stored({ after }) });
  }

  private async insert(asked: Asked, outcome: Outcome, more: Partial<StoredAuditRecord>): Promise<string> {
    const { identity, path, ...rest } = asked;
    const at = new Date();
    const record: StoredAuditRecord = {
      audit_id: randomUUID(),
      at,
      caller: identity.caller,
      ...(identity.key !== undefined && { key_name: identity.key.name, key_prefix: identity.key.prefix }),
      ...rest,
      path: withoutSecrets(path).slice(0, MAX_PATH).toWellFormed(),
      outcome,
      ...more,
      expires_at: new Date(at.getTime() + this.config.AUDIT_RETENTION_DAYS * DAY_MS),
    };
    try {
      await this.records.insertOne(record, this.mongo.limit);
    } catch (cause) {
      throw new ProblemError('engine_away', 'Nothing was done: it could not be written to the audit log before.', {
        headers: { 'retry-after': '2' },
        cause,
      });
    }
    return record.audit_id;
  }

  /** Completes a record. The outcome stands whether or not it can be noted; the record then says `begun`, which is true. */
  async complete(audit_id: string, status: number, notes: AuditNotes = {}): Promise<void> {
    try {
      const outcome: Outcome = status < 400 ? 'succeeded' : status < 500 ? 'refused' : 'failed';
      await this.records.updateOne(
        { audit_id, outcome: 'begun' },
        { $set: { outcome, status, completed_at: new Date(), ...stored(notes) } },
        this.mongo.limit,
      );
    } catch (error) {
      this.logger.warn(`audit record ${audit_id} could not be completed: ${(error as Error).message}`);
    }
  }

  /** A page of records, newest first, without what they changed. */
  async list(query: ListQuery): Promise<Page<AuditEntry>> {
    const collection = this.records as unknown as mongo.Collection;
    const source = { model: StoredAuditRecord, id: 'audit_id', list: LIST };
    return readList<AuditEntry>(collection, source, { ...query, fields: query.fields ?? IN_LIST }, this.mongo.limit);
  }

  /** @throws ProblemError 404 */
  async get(audit_id: string): Promise<AuditRecord> {
    const found = await this.records.findOne({ audit_id }, { projection: PROJECTION, ...this.mongo.limit });
    if (found === null) throw new ProblemError('not_found', `There is no record whose audit_id is ${audit_id}.`);
    const { before, after, cut = [], ...entry } = found;
    const read = (name: string, json: string): unknown => (cut.includes(name) ? json : JSON.parse(json));
    return {
      ...entry,
      ...(before !== undefined && { before: read('before', before) }),
      ...(after !== undefined && { after: read('after', after) }),
      ...(cut.length > 0 && { cut }),
    };
  }
}

/** What an operation noted, in the form that is stored. */
function stored({ target, before, after }: AuditNotes): Partial<StoredAuditRecord> {
  const sides = Object.entries({ before, after }).filter(([, value]) => value !== undefined);
  const told = sides.map(([name, value]) => [name, disclosable(value)] as const);
  const cut = told.filter(([, side]) => side.cut).map(([name]) => name);
  return {
    ...(target !== undefined && { target: withoutSecrets(target).slice(0, MAX_TARGET).toWellFormed() }),
    ...Object.fromEntries(told.map(([name, { json }]) => [name, json])),
    ...(cut.length > 0 && { cut }),
  };
}
