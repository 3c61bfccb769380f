import { type AuditNotes, ProblemError, requireConfirmation } from '@lucid/common';
import { findCollection, MongoService, type NamedCollection } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { type CollectionIndex, collectionIndex, type CollectionIndexList } from './collection-index';
import { missingOf } from './index-drift';
import { consequenceOf, type DroppedIndex, refuseDrop } from './index-drop';
import { type IndexPatch, refuseChange } from './index-patch';
import { IndexReader, type IndexState } from './index-reader';
import { storedIndex } from './stored-index';

const ADVICE = 'It had been used. Watch for queries that have become slow: the definition in `dropped` makes it again.';

/** Shows, changes and drops the indexes of one collection at a time. */
@Injectable()
export class IndexesService {
  constructor(
    private readonly mongo: MongoService,
    private readonly reader: IndexReader,
  ) {}

  /** @throws ProblemError 404, or 409 for a view */
  async list(name: string): Promise<CollectionIndexList> {
    const collection = await findCollection(this.mongo, name);
    const { indexes, unreachable_members } = await this.reader.readIndexes(collection);
    const missing = missingOf(
      name,
      indexes.map(({ spec }) => spec),
    );
    return {
      items: indexes.map(collectionIndex),
      missing: missing.map(({ spec, serves }) => ({ ...storedIndex(spec), serves })),
      unreachable_members,
    };
  }

  /** @throws ProblemError 404, or 409 for a view */
  async get(name: string, index: string): Promise<CollectionIndex> {
    return collectionIndex((await this.find(name, index)).state);
  }

  /**
   * Hides an index from queries, shows it to them again, or changes when its documents expire.
   * @throws ProblemError 404, 409 where the index must stay as it is, 422 where it cannot be so
   */
  async change(name: string, index: string, patch: IndexPatch, audit: AuditNotes): Promise<CollectionIndex> {
    audit.target = `${name}.${index}`;
    const { collection, state } = await this.find(name, index);
    audit.before = storedIndex(state.spec);
    refuseChange(collection, state, patch);
    const { hidden, expire_after_seconds } = patch;
    if (hidden === undefined && expire_after_seconds === undefined) return collectionIndex(state);
    const change = { name: index, hidden, expireAfterSeconds: expire_after_seconds };
    await this.mongo.write((session) =>
      this.mongo.db.command({ collMod: name, index: change, ...this.mongo.limit }, { session }),
    );
    const changed = (await this.find(name, index)).state;
    audit.after = storedIndex(changed.spec);
    return collectionIndex(changed);
  }

  /**
   * Drops an index, unless the service needs it.
   * @throws ProblemError 404, 409 where it must stay, 400 without the confirmation, which says what to think of first
   */
  async drop(name: string, index: string, confirm: string | undefined, audit: AuditNotes): Promise<DroppedIndex> {
    audit.target = `${name}.${index}`;
    const { state } = await this.find(name, index);
    const { uses, hidden } = collectionIndex(state);
    refuseDrop(name, state);
    requireConfirmation(confirm, index, consequenceOf(name, state, uses));
    const dropped = storedIndex(state.spec);
    audit.before = dropped;
    await this.mongo.write((session) =>
      this.mongo.db.command({ dropIndexes: name, index, ...this.mongo.limit }, { session }),
    );
    return {
      dropped,
      uses,
      ...(uses.count > 0 && !hidden && { advice: ADVICE }),
    };
  }

  private async find(name: string, index: string): Promise<{ collection: NamedCollection; state: IndexState }> {
    const collection = await findCollection(this.mongo, name);
    const { indexes } = await this.reader.readIndexes(collection);
    const state = indexes.find(({ spec }) => spec.name === index);
    if (state === undefined) throw new ProblemError('not_found', `${name} has no index ${index}.`);
    return { collection, state };
  }
}
