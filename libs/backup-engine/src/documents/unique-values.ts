import { collationOfIndex, elementOf, type RawElement, valueOf } from '@lucid/mongo';
import { mongo } from 'mongoose';

interface UniqueIndex {
  key: Record<string, unknown>;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: mongo.Document;
  v?: number;
  collation?: mongo.CollationOptions;
}

interface Clash {
  index: number;
  keyPattern: Record<string, unknown>;
}

/** Tells of documents, before they are written, which unique value of theirs another document has. */
export class UniqueValues {
  private indexes: Promise<UniqueIndex[]> | undefined;

  constructor(private readonly target: { db: mongo.Db; collection: string; limit: { readonly maxTimeMS: number } }) {}

  /** `index` is the place of each among the documents. */
  async clashes(documents: readonly Buffer[]): Promise<Clash[]> {
    const clashes: Clash[] = [];
    for (const [index, document] of documents.entries()) {
      for (const unique of await this.unique()) {
        if (!(await this.isTaken(unique, document))) continue;
        clashes.push({ index, keyPattern: unique.key });
        break;
      }
    }
    return clashes;
  }

  private async unique(): Promise<UniqueIndex[]> {
    const { db, collection, limit } = this.target;
    this.indexes ??= db.collection(collection).listIndexes(limit).toArray() as Promise<UniqueIndex[]>;
    return (await this.indexes).filter(({ unique, key }) => unique === true && !('_id' in key));
  }

  private async isTaken(
    { key, v, sparse = false, partialFilterExpression: partial = {}, collation }: UniqueIndex,
    document: Buffer,
  ): Promise<boolean> {
    const { db, collection, limit } = this.target;
    const values = mongo.BSON.deserialize(document, { promoteValues: false });
    const fields = Object.keys(key).map((path): [string, unknown] => [path, at(values, path)]);
    if (sparse && fields.every(([, value]) => value === undefined)) return false;
    const same = fields.map(([path, value]) => ({ [path]: { $eq: value ?? null } }));
    const others = { _id: { $ne: valueOf(elementOf(document, '_id') as RawElement) } };
    const filter = { $and: [...same, others, partial] } as mongo.Filter<mongo.Document>;
    const options = { projection: { _id: 1 }, ...limit, ...collationOfIndex({ collation, v }) };
    if ((await db.collection(collection).findOne(filter, options)) === null) return false;
    return Object.keys(partial).length === 0 || this.isPartOf(partial, values);
  }

  /** Whether a document would be in an index of some documents only: MongoDB itself says so. */
  private async isPartOf(partial: mongo.Document, values: mongo.Document): Promise<boolean> {
    const { db, limit } = this.target;
    const stages = [{ $documents: [{ $literal: values }] }, { $match: partial }, { $project: { _id: 1 } }];
    return (await db.aggregate(stages, limit).toArray()).length > 0;
  }
}

const at = (values: mongo.Document, path: string): unknown =>
  path.split('.').reduce<unknown>((value, part) => (value as mongo.Document | undefined)?.[part], values);
