import { Field, ProblemError } from '@lucid/common';
import { Model, modelOptions, MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What all replicas sign with. */
@Model({ collection: 'secrets', confidential: true, indexes: [] })
export class Secret {
  /** What it is for. */
  _id!: string;

  @Field({ kind: 'text', required: true, description: 'Random, base64url.' })
  value!: string;
}

/** Where the next page of a search begins. */
export interface SearchPlace {
  /** The point in time that pages after the second are read from: a state of the index that Elasticsearch keeps for a while. */
  pit?: string;
  after: (string | number | null)[];
}

const refused = (): ProblemError =>
  new ProblemError('invalid_cursor', 'Take the cursor from next_cursor of the page before, with the same search.', {
    errors: [{ pointer: 'cursor', code: 'cursor', message: 'does not belong to this search' }],
  });

/** Cursors are signed: they carry a point in time of Elasticsearch, which somebody else's would lead to another index. */
@Injectable()
export class SearchCursors {
  private secret: Promise<string> | undefined;

  constructor(private readonly mongo: MongoService) {}

  async encode(search: unknown, place: SearchPlace): Promise<string> {
    const body = JSON.stringify([fingerprint(search), place.pit ?? null, place.after]);
    return `${Buffer.from(body).toString('base64url')}.${await this.sign(body)}`;
  }

  /** @throws ProblemError 400 when it was not made here for this search */
  async decode(search: unknown, cursor: string): Promise<SearchPlace> {
    const [text = '', signature = ''] = cursor.split('.');
    const body = Buffer.from(text, 'base64url').toString();
    const expected = Buffer.from(await this.sign(body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused();
    const [made, pit, after] = JSON.parse(body) as [string, string | null, SearchPlace['after']];
    if (made !== fingerprint(search)) throw refused();
    return { after, ...(pit !== null && { pit }) };
  }

  private async sign(body: string): Promise<string> {
    this.secret ??= this.load();
    try {
      return createHmac('sha256', await this.secret)
        .update(body)
        .digest('base64url');
    } catch (error) {
      this.secret = undefined;
      throw error;
    }
  }

  /** The secret that the first replica which needed it made. */
  private async load(): Promise<string> {
    const secrets = this.mongo.collection<Secret>(modelOptions(Secret).collection);
    const kept = await secrets.findOneAndUpdate(
      { _id: 'search-cursor' },
      { $setOnInsert: { value: randomBytes(32).toString('base64url') } },
      { ...this.mongo.limit, upsert: true, returnDocument: 'after' },
    );
    if (kept === null) throw new Error('The secret of search cursors was neither found nor made.');
    return kept.value;
  }
}

/** Tells one search from another. */
export const fingerprint = (search: unknown): string =>
  createHash('sha256').update(JSON.stringify(search)).digest('base64url').slice(0, 12);
