import { atOnce, ProblemError, toProblem } from '@lucid/common';
import {
  collationOfIndex,
  declaredCollection,
  type DesiredCollection,
  type DesiredIndex,
  desiredCollections,
  type Difference,
  differencesOf,
  MongoService,
  readCollection,
} from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { duplicatesPipeline } from '../index-build/duplicate-groups';
import type { ApplyDrift, Drift, DriftDifference, DriftDuplicates, DriftPlan } from './drift';
import { told } from './drift-words';

/** How many collections are read at once. */
const AT_ONCE = 4;

/** A declared collection, and how what is there differs from it. */
export interface Compared {
  desired: DesiredCollection;
  differences: Difference[];
}

/** Whether a difference is put right, as far as it was asked for. */
export const isApplied = ({ remedy }: Difference, replace: boolean): boolean =>
  remedy === 'apply' || (remedy === 'replace' && replace);

/** Compares the declared collections with those that are there, as every start does. */
@Injectable()
export class DriftService {
  constructor(private readonly mongo: MongoService) {}

  async readDrift(): Promise<Drift> {
    const compared = await this.compare(desiredCollections());
    const differences: DriftDifference[] = [];
    for (const { desired, differences: found } of compared)
      for (const one of found) differences.push({ ...told(desired, one), ...(await this.duplicates(desired, one)) });
    return {
      database: this.mongo.db.databaseName,
      collections: compared.length,
      clean: differences.length === 0,
      differences,
    };
  }

  /** What applying would do. @throws ProblemError 422 for a collection that is not declared */
  async plan({ collections, replace }: ApplyDrift): Promise<DriftPlan> {
    const compared = await this.compare(declaredOnes(collections));
    const of = (applied: boolean): DriftPlan['applied'] =>
      compared.flatMap(({ desired, differences }) =>
        differences.filter((one) => isApplied(one, replace) === applied).map((one) => told(desired, one)),
      );
    return { applied: of(true), left: of(false) };
  }

  /** What keeps a missing unique index from being built. */
  private async duplicates(
    { name }: DesiredCollection,
    { kind, declared }: Difference,
  ): Promise<{ duplicates?: DriftDuplicates[] }> {
    const index = declared as DesiredIndex;
    if (kind !== 'index_missing' || index.unique !== true) return {};
    try {
      const options = { ...this.mongo.limit, ...collationOfIndex({}) };
      const found = await this.mongo.db
        .collection(name)
        .aggregate<{ documents: number; ids: unknown[] }>(duplicatesPipeline(index), options)
        .toArray();
      if (found.length === 0) return {};
      return {
        duplicates: found.map(({ documents, ids }) => ({ documents, document_ids: ids.map((id) => String(id)) })),
      };
    } catch (error) {
      if (toProblem(error).code === 'database_timeout') return {};
      throw error;
    }
  }

  compare(collections: readonly DesiredCollection[]): Promise<Compared[]> {
    const { db, limit } = this.mongo;
    return atOnce(AT_ONCE, collections, async (desired) => ({
      desired,
      differences: differencesOf(desired, await readCollection(db, desired.name, limit)),
    }));
  }
}

/** The declared collections of these names, or all. @throws ProblemError 422 for one that is not declared */
export function declaredOnes(names: readonly string[] | undefined): DesiredCollection[] {
  if (names === undefined) return desiredCollections();
  return names.map((name, i) => {
    const desired = declaredCollection(name);
    if (desired !== undefined) return desired;
    throw new ProblemError('unprocessable', `The service declares no collection ${name}.`, {
      errors: [{ pointer: `/collections/${i}`, code: 'declared', message: 'is not declared by the service' }],
    });
  });
}
