import type { MongoService } from './mongo.service';

/** The address of the primary, as the replica set names it: operations and the profile are each member's own. */
export async function primaryMember({ db, limit }: MongoService): Promise<string> {
  const { me } = (await db.admin().command({ hello: 1, ...limit })) as { me?: string };
  return me ?? 'the only server';
}
