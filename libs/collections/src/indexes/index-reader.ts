import { ProblemError } from '@lucid/common';
import {
  hasCode,
  type MemberAnswer,
  Members,
  MongoService,
  type NamedCollection,
  NAMESPACE_NOT_FOUND,
} from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { IndexSpec } from '../index-definition/index-specification';
import { type IndexBuild, indexBuilds } from './index-builds';
import { type Declaration, declarationOf } from './index-drift';

/** How often one member has used an index, and since when it counts: since the index or the process began. */
export interface MemberUses {
  member: string;
  count: number;
  since: Date;
}

/** Everything that is known of one index. */
export interface IndexState extends Declaration {
  spec: IndexSpec;
  size_bytes: number;
  /** Of each member that answered and has the index. */
  uses: MemberUses[];
  building?: IndexBuild;
}

export interface CollectionIndexes {
  indexes: IndexState[];
  /** Members whose uses are not in the counts, as they could not be asked. */
  unreachable_members: string[];
}

export interface CollectionStorage {
  /** The size of each index on disk, in bytes, by name; those under construction too. */
  sizes: Record<string, number>;
  /** The names of those under construction. */
  building: string[];
  /** Its documents; not known of a time series. */
  documents?: number;
}

interface IndexStats {
  name: string;
  accesses: { ops: number | mongo.Long; since: Date };
}

/** What the members of the replica set said of the indexes of collections. */
export type IndexUses = readonly MemberAnswer<ReadonlyMap<string, IndexStats[]>>[];

/** Reads what MongoDB keeps of indexes. */
@Injectable()
export class IndexReader {
  constructor(
    private readonly mongo: MongoService,
    private readonly members: Members,
  ) {}

  /** The indexes of a collection as they are defined, those under construction too. @throws ProblemError 404 */
  async specs(collection: string): Promise<IndexSpec[]> {
    return this.found(collection, () =>
      this.mongo.collection(collection).listIndexes(this.mongo.limit).toArray(),
    ) as Promise<IndexSpec[]>;
  }

  /** How often each member has used the indexes of collections: each member is asked once, for all of them. */
  async uses(collections: readonly string[]): Promise<IndexUses> {
    return this.members.ask(async (db) => {
      const uses = new Map<string, IndexStats[]>();
      for (const name of collections) uses.set(name, await this.indexStats(db, name));
      return uses;
    });
  }

  /**
   * The indexes of a collection, with their sizes, uses and builds.
   * @param asked what the members said, where they were asked before
   * @throws ProblemError 404
   */
  async readIndexes(
    { name }: Pick<NamedCollection, 'name'>,
    asked: IndexUses | Promise<IndexUses> = this.uses([name]),
  ): Promise<CollectionIndexes> {
    const [specs, { sizes, building }, answers] = await Promise.all([this.specs(name), this.storage(name), asked]);
    const builds = building.length > 0 ? await indexBuilds(this.mongo, name) : [];
    const usesOf = (index: string): MemberUses[] =>
      answers.flatMap(({ member, answer }) =>
        (answer?.get(name) ?? [])
          .filter((stats) => stats.name === index)
          .map(({ accesses }) => ({ member, count: Number(accesses.ops), since: accesses.since })),
      );
    return {
      indexes: specs.map((spec) => ({
        spec,
        size_bytes: sizes[spec.name] ?? 0,
        uses: usesOf(spec.name),
        ...(building.includes(spec.name) && {
          building: builds.find((build) => build.name === spec.name) ?? { name: spec.name },
        }),
        ...declarationOf(name, spec),
      })),
      unreachable_members: answers.filter(({ answer }) => answer === undefined).map(({ member }) => member),
    };
  }

  /** What the primary keeps of a collection, as of one moment. @throws ProblemError 404 */
  async storage(collection: string): Promise<CollectionStorage> {
    const pipeline = [
      { $collStats: { storageStats: {} } },
      {
        $project: {
          count: '$storageStats.count',
          sizes: '$storageStats.indexSizes',
          building: '$storageStats.indexBuilds',
        },
      },
    ];
    const [stats] = await this.found(collection, () =>
      this.mongo
        .collection(collection)
        .aggregate<Partial<CollectionStorage> & { count?: number }>(pipeline, this.mongo.limit)
        .toArray(),
    );
    const { count, sizes = {}, building = [] } = stats ?? {};
    return { sizes, building, ...(count !== undefined && { documents: count }) };
  }

  private async indexStats(db: mongo.Db, collection: string): Promise<IndexStats[]> {
    try {
      const stages = [{ $indexStats: {} }];
      return await db.collection(collection).aggregate<IndexStats>(stages, this.mongo.limit).toArray();
    } catch (error) {
      // Dropped since, or not there yet on this member.
      if (hasCode(error, NAMESPACE_NOT_FOUND)) return [];
      throw error;
    }
  }

  private async found<T>(collection: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (hasCode(error, NAMESPACE_NOT_FOUND))
        throw new ProblemError('not_found', `There is no collection ${collection}.`);
      throw error;
    }
  }
}
