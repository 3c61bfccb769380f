import { type FieldError, ProblemError } from '@lucid/common';
import { modelOptions, MongoService, presentFields, rawBytes } from '@lucid/mongo';
import { collectionOf, dependentsOf, holdAlone, ModelCache } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { Session } from '../sessions/session';
import { SessionChunk } from '../sessions/chunks/session-chunk';
import { SessionFilesRemovalService } from '../sessions/chunks/session-files-removal.service';
import { refusePoliciesInUse } from '../trust-policies/policies-in-use';
import { TrustPolicy, TrustPolicyVersion } from '../trust-policies/trust-policy';
import { User } from './user';
import { UsersService } from './users.service';

/** How many documents of each kind went. */
type Removed = Record<string, number>;

/** The most chunks that are deleted in one transaction. */
const MAX_CHUNKS = 200_000;

/** Deletes users: refused while anything refers to them, unless all of it is to go with them. */
@Injectable()
export class UserRemovalService {
  constructor(
    private readonly mongo: MongoService,
    private readonly users: UsersService,
    private readonly cache: ModelCache,
    private readonly files: SessionFilesRemovalService,
  ) {}

  /**
   * Deletes a user in one transaction that nothing new can refer to it in.
   * @returns how many of what belonged to the user went along
   * @throws ProblemError 404, 409 with the counts of what refers to it, 412
   */
  async remove(id: string, ifMatch: string | undefined, cascade: boolean): Promise<Removed> {
    let removed: Removed = {};
    await this.users.deleteBy(id, ifMatch, (before) =>
      this.mongo.transaction(async (session) => {
        await holdAlone(this.mongo, modelOptions(User).collection, [id], session);
        if (cascade) removed = await this.removeDependents(id, session);
        else await this.refuseReferred(id, session);
        return this.users.removeWithin(before, session);
      }),
    );
    if (!cascade) return removed;
    // What went along has keys that nobody read.
    await this.cache.settle();
    this.files.begin();
    return removed;
  }

  private async refuseReferred(user_id: string, session: mongo.ClientSession): Promise<void> {
    const errors: FieldError[] = [];
    for (const { definition, field } of dependentsOf(modelOptions(User).collection)) {
      const name = collectionOf(definition);
      const count = await this.mongo
        .collection(name)
        .countDocuments({ [field]: user_id }, { ...this.mongo.limit, session });
      if (count > 0) errors.push({ pointer: `/${name}`, code: 'referenced', message: `refer to the user: ${count}` });
    }
    if (errors.length === 0) return;
    throw new ProblemError(
      'conflict',
      `User ${user_id} is still referred to. Delete that first, or send cascade=true&confirm=${user_id}.`,
      { errors },
    );
  }

  private async removeDependents(user_id: string, session: mongo.ClientSession): Promise<Removed> {
    const options = { ...this.mongo.limit, session };
    const removed: Removed = {};
    const sessions = this.mongo.collection(modelOptions(Session).collection);
    const projection = { _id: 0, session_id: 1, created_at: 1, chunk_count: 1 } as const;
    const owned = (await sessions.find({ user_id }, { ...options, projection, raw: true }).toArray()).map(
      (raw) => presentFields(Session, rawBytes(raw)).document,
    );
    const chunks = owned.reduce((sum, { chunk_count = 0 }) => sum + chunk_count, 0);
    if (chunks > MAX_CHUNKS) {
      throw new ProblemError(
        'conflict',
        `The sessions of user ${user_id} hold ${chunks} chunks, more than the ${MAX_CHUNKS} that go at once. Delete some sessions first.`,
      );
    }
    // A name that is none would name every chunk that has none.
    const session_id = { $in: owned.flatMap((each) => each.session_id ?? []) };
    const ofSessions = this.mongo.collection(modelOptions(SessionChunk).collection);
    removed['session_chunks'] = (await ofSessions.deleteMany({ session_id }, options)).deletedCount;
    await this.files.note(owned, session);
    const policies = this.mongo.collection(modelOptions(TrustPolicy).collection);
    const policyIds = (await policies.distinct('policy_id', { user_id }, options)).filter(
      (id): id is string => typeof id === 'string',
    );
    await refusePoliciesInUse(this.mongo, policyIds, { user_id: { $ne: user_id } }, session);
    const policy_id = { $in: policyIds };
    await this.mongo.collection(modelOptions(TrustPolicyVersion).collection).deleteMany({ policy_id }, options);
    for (const { definition, field } of dependentsOf(modelOptions(User).collection)) {
      const name = collectionOf(definition);
      removed[name] = (await this.mongo.collection(name).deleteMany({ [field]: user_id }, options)).deletedCount;
    }
    return removed;
  }
}
