import type { mongo } from 'mongoose';

/** What stands under a name in a database. */
export interface Present {
  name: string;
  type: string;
  /** 32 hexadecimal digits; empty of a view. */
  uuid: string;
  options: mongo.Document;
}

interface Listed {
  name: string;
  type: string;
  options?: mongo.Document;
  info?: { uuid?: mongo.Binary };
}

/** Of names, those that something stands under in a database. */
export async function present(
  db: mongo.Db,
  name: { $in: readonly string[] } | { $gte: string; $lt: string },
  limit: { readonly maxTimeMS: number },
): Promise<Present[]> {
  const listed = (await db.listCollections({ name }, limit).toArray()) as Listed[];
  return listed.map(({ name: found, type, options = {}, info }) => ({
    ...{ name: found, type, options },
    uuid: info?.uuid?.toString('hex') ?? '',
  }));
}
