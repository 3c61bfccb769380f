import { CONFIG, type Config } from '@lucid/config';
import { Inject, Injectable } from '@nestjs/common';
import { mongo } from 'mongoose';
import { isUnauthorized } from '../problem/missing-privilege';
import { hasCode } from '../problem/server-codes';
import { APP_NAME } from './client-options';
import { MongoService } from './mongo.service';

/** How long a member that answers nothing is waited for, in ms: a list that asks all of them must not hang on one. */
const CONNECT_MS = 2000;
const NOT_REPLICATED = 76;

/** What a member of the replica set said, or that it could not be asked. */
export interface MemberAnswer<T> {
  /** Its address, as the replica set names it. */
  member: string;
  answer?: T;
}

interface MemberConfig {
  host: string;
  arbiterOnly: boolean;
}

/** Asks each member of the replica set by itself: what they count, each counts for itself. */
@Injectable()
export class Members {
  /** {@link CONNECT_MS}; tests lengthen it. */
  connectMs = CONNECT_MS;

  constructor(
    private readonly mongo: MongoService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Asks every member that holds data, hidden ones too, all at once; the primary over the connections that are there.
   * One that cannot be reached, or fails, is in the list without an answer.
   */
  async ask<T>(question: (db: mongo.Db, member: string) => Promise<T>): Promise<MemberAnswer<T>[]> {
    const { db, limit } = this.mongo;
    const {
      me = '',
      hosts = [],
      passives = [],
    } = (await db.command({ hello: 1, ...limit })) as {
      me?: string;
      hosts?: string[];
      passives?: string[];
    };
    const members = me === '' ? [] : ((await this.configured()) ?? [...hosts, ...passives]);
    const others = members.filter((member) => member !== me);
    const answers = others.map(async (member): Promise<MemberAnswer<T>> => {
      const client = new mongo.MongoClient(memberUri(this.config.MONGODB_URI, member), {
        ...{ appName: APP_NAME, maxPoolSize: 1, readPreference: 'primaryPreferred' },
        ...{ serverSelectionTimeoutMS: this.connectMs, connectTimeoutMS: this.connectMs },
        socketTimeoutMS: this.config.MONGODB_TIMEOUT_MS,
      });
      try {
        return { member, answer: await question(client.db(db.databaseName), member) };
      } catch {
        return { member };
      } finally {
        await client.close();
      }
    });
    const primary = question(db, me).then((answer) => ({ member: me, answer }));
    return Promise.all([primary, ...answers]);
  }

  /** Every member that holds data; undefined where the service may not know: `hello` names all but hidden ones then. */
  private async configured(): Promise<string[] | undefined> {
    try {
      const { config } = (await this.mongo.db.admin().command({ replSetGetConfig: 1, ...this.mongo.limit })) as {
        config?: { members: MemberConfig[] };
      };
      return config?.members.filter(({ arbiterOnly }) => !arbiterOnly).map(({ host }) => host);
    } catch (error) {
      if (isUnauthorized(error) || hasCode(error, NOT_REPLICATED)) return undefined;
      throw error;
    }
  }
}

/** Of the whole set and of how to choose among its members: one of them is asked by itself. */
const OF_THE_SET =
  /^(?:replicaSet|directConnection|loadBalanced|readPreference(?:Tags)?|maxStalenessSeconds|srv(?:MaxHosts|ServiceName))$/i;

/** The URI of one member, with the credentials and options of the whole set's. */
export function memberUri(uri: string, member: string): string {
  const [, srv, user = '', database = '', query = ''] =
    /^mongodb(\+srv)?:\/\/([^@/?]*@)?[^/?]*(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri) ?? [];
  const options = new URLSearchParams(query);
  for (const name of [...options.keys()].filter((name) => OF_THE_SET.test(name))) options.delete(name);
  // What mongodb+srv implies: TLS, and users of the database `admin`.
  if (srv !== undefined && !/(?:^|&)(?:tls|ssl)=/i.test(query)) options.set('tls', 'true');
  if (srv !== undefined && user !== '' && !options.has('authSource')) options.set('authSource', database || 'admin');
  options.set('directConnection', 'true');
  return `mongodb://${user}${member}/${database}?${options.toString()}`;
}
