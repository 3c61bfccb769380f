import {
  type AuditNotes,
  type AuditTrail,
  type DeclaredOperation,
  fieldsOf,
  type JobEnd,
  type ListQuery,
  ProblemError,
  PUBLIC,
} from '@lucid/common';
import { CONFIG, type Config } from '@lucid/config';
import { modelOptions, MongoService, type Page, readList } from '@lucid/mongo';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { ANONYMOUS, type Identity } from '../identity/identity';
import { MinuteCounts } from '../limits/minute-counts';
import { withoutSecrets } from '../secrets/without-secrets';
import { AuditEntry, AuditRecord, type AuditOutcome, StoredAuditRecord } from './audit-record';
import { disclosable } from './disclosable';
import { Refusals, type Summary } from './refusals';

const DAY_MS = 86_400_000;
/** The most that is kept of a path and of a target, in characters. */
const MAX_PATH = 2000;
const MAX_TARGET = 1000;
/** The same of what was refused. */
const MAX_REFUSED = 200;

/** What the list can be filtered by and sorted by. */
export const LIST = { sorts: { at: {} }, equals: { caller: {}, operation: {}, target: {}, outcome: {}, job_id: {} } };

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
  deleting?: string[];
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
  ...(request.audit?.deleting !== undefined && { deleting: request.audit.deleting }),
});

/**
 * The audit log: written before an operation is begun, completed when it is answered or its job has ended, and never changed after that. Each
 * caller may add so many records in a minute; of what was refused the first ones have a record, and the others are counted.
 */
@Injectable()
export class AuditLog implements AuditTrail, BeforeApplicationShutdown {
  private readonly logger = new Logger(AuditLog.name);
  private readonly changes = new MinuteCounts();
  private readonly refusals = new Refusals((summary) => this.recordRepeated(summary));

  constructor(
    private readonly mongo: MongoService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private get records(): mongo.Collection<StoredAuditRecord> {
    return this.mongo.collection(modelOptions(StoredAuditRecord).collection);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.refusals.flush();
  }

  /**
   * Records that something is about to be done.
   * @throws ProblemError 503 when that cannot be: it must not be done then; 429 when the caller has done too much within the minute
   */
  async begin(asked: Asked): Promise<string> {
    const { caller } = asked.identity;
    const most = this.config.AUDIT_CHANGES_PER_MINUTE;
    if (this.changes.add(caller) > most) {
      this.changes.add(caller, -1);
      throw new ProblemError(
        'too_many_requests',
        `You may make ${most} changes by administration a minute on this replica. Nothing was done; try again later.`,
        { headers: { 'retry-after': String(this.changes.secondsLeft) } },
      );
    }
    return this.insert(asked, 'begun', {});
  }

  /**
   * Refuses a request before it is begun; where its operation leaves a record, that is recorded.
   * @throws ProblemError the problem, or 503
   */
  async refuse(request: FastifyRequest, operation: DeclaredOperation, problem: ProblemError): Promise<never> {
    const { status } = problem;
    if (isAudited(request.method, operation)) {
      const asked = askedBy(request, operation);
      if (this.refusals.isRecorded(asked, status))
        await this.insert(short(asked), 'refused', { status, completed_at: new Date() });
    }
    throw problem;
  }

  private async recordRepeated({ asked, status, repeated }: Summary): Promise<void> {
    try {
      await this.insert(short(asked), 'refused', { status, repeated, completed_at: new Date() });
    } catch (error) {
      this.logger.warn(
        `${repeated} refused requests of ${asked.identity.caller} could not be recorded: ${(error as Error).message}`,
      );
    }
  }

  /**
   * Records requests in sum whose callers were not let in: one record for however many. `address` and `request_id` are of the first.
   * @throws ProblemError 503
   */
  async recordUnauthenticated(summary: {
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

  private async insert(asked: Asked, outcome: AuditOutcome, more: Partial<StoredAuditRecord>): Promise<string> {
    const { identity, ...rest } = asked;
    const at = new Date();
    const record: StoredAuditRecord = {
      audit_id: randomUUID(),
      at,
      caller: identity.caller,
      ...(identity.key !== undefined && { key_name: identity.key.name, key_prefix: identity.key.prefix }),
      ...rest,
      path: pathOf(asked),
      outcome,
      ...more,
      expires_at: this.expiryOf(at, outcome),
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

  private expiryOf(at: Date, outcome: AuditOutcome): Date {
    const { AUDIT_RETENTION_DAYS, AUDIT_REFUSED_RETENTION_DAYS } = this.config;
    const days =
      outcome === 'refused' ? Math.min(AUDIT_REFUSED_RETENTION_DAYS, AUDIT_RETENTION_DAYS) : AUDIT_RETENTION_DAYS;
    return new Date(at.getTime() + days * DAY_MS);
  }

  /**
   * Completes a record with the answer; where that names a job, the record goes on until the job has ended. The outcome stands whether or not
   * it can be noted; the record then says `begun`, which is true.
   */
  async complete(audit_id: string, asked: Asked, status: number, notes: AuditNotes = {}): Promise<void> {
    try {
      if (notes.job_id !== undefined) await this.completeWithJob(audit_id, notes.job_id, status, notes);
      else if (status >= 400 && status < 500) await this.completeRefused(audit_id, asked, status, notes);
      else await this.end(audit_id, { outcome: status < 400 ? 'succeeded' : 'failed', status, ...stored(notes) });
    } catch (error) {
      this.logger.warn(`audit record ${audit_id} could not be completed: ${(error as Error).message}`);
    }
  }

  private async end(audit_id: string, fields: Partial<StoredAuditRecord>): Promise<void> {
    await this.records.updateOne(
      { audit_id, outcome: 'begun' },
      { $set: { completed_at: new Date(), ...fields } },
      this.mongo.limit,
    );
  }

  private async completeRefused(audit_id: string, asked: Asked, status: number, notes: AuditNotes): Promise<void> {
    // It changed nothing, so it is none of the changes that a caller may make in a minute.
    this.changes.add(asked.identity.caller, -1);
    if (!this.refusals.isRecorded(asked, status)) {
      await this.records.deleteOne({ audit_id, outcome: 'begun' }, this.mongo.limit);
      return;
    }
    const { target } = stored(notes);
    const expires_at = this.expiryOf(new Date(), 'refused');
    const fields = { outcome: 'refused', status, path: pathOf(short(asked)), expires_at } as const;
    await this.end(audit_id, {
      ...fields,
      ...(target !== undefined && { target: target.slice(0, MAX_REFUSED).toWellFormed() }),
    });
  }

  /** The job may have ended already, and the record say so. */
  private async completeWithJob(audit_id: string, job_id: string, status: number, notes: AuditNotes): Promise<void> {
    const fields = { status, job_id, ...stored({ after: { job: `/api/v1/jobs/${job_id}` }, ...notes }) };
    const { matchedCount } = await this.records.updateOne(
      { audit_id, outcome: 'begun' },
      { $set: { outcome: 'running', ...fields } },
      this.mongo.limit,
    );
    if (matchedCount === 0) await this.records.updateOne({ audit_id }, { $set: fields }, this.mongo.limit);
  }

  async settle(audit_ids: readonly string[], { job_id, outcome, error_code, ended_at }: JobEnd): Promise<void> {
    await this.records.updateMany(
      { audit_id: { $in: [...audit_ids] }, outcome: { $in: ['begun', 'running'] } },
      { $set: { outcome, job_id, completed_at: ended_at, ...(error_code !== undefined && { error_code }) } },
      this.mongo.limit,
    );
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

/** What is kept of a refused request. */
const short = (asked: Asked): Asked => ({ ...asked, path: asked.path.slice(0, MAX_REFUSED) });

const pathOf = ({ path }: Asked): string => withoutSecrets(path).slice(0, MAX_PATH).toWellFormed();

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
