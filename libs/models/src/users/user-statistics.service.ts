import { Field, INVALID_FIELDS, type InvalidField, present } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import type { CacheAnswer, CacheNamespace, ReadRequest } from '@lucid/redis';
import { ID, ModelCache } from '@lucid/resource';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Session } from '../sessions/session';
import { Transaction } from '../transactions/transaction';
import { TrustPolicy } from '../trust-policies/trust-policy';
import { Wallet } from '../wallets/wallet';
import type { User } from './user';
import { UsersService } from './users.service';

const COUNT = { kind: 'int', min: 0, required: true } as const;

/** Statistics of a user. */
export class UserStatistics {
  @Field({ ...ID, required: true, description: 'Id of the user.', example: 'grace' })
  user_id!: string;

  @Field({ ...COUNT, description: 'Number of active sessions.', example: 1 })
  sessions_active!: number;

  @Field({ ...COUNT, description: 'Number of completed sessions.', example: 12 })
  sessions_completed!: number;

  @Field({ ...COUNT, description: 'Number of failed sessions.', example: 0 })
  sessions_failed!: number;

  @Field({ ...COUNT, long: true, description: 'Number of chunks in all sessions.', example: 4096 })
  chunks!: number;

  @Field({ ...COUNT, long: true, description: 'Size of all chunks in bytes.', example: 4_194_304 })
  size_bytes!: number;

  @Field({ ...COUNT, description: 'Number of wallets, at most 10.', example: 2 })
  wallets!: number;

  @Field({ ...COUNT, description: 'Number of trust policies that the user owns.', example: 1 })
  trust_policies!: number;

  @Field({ ...COUNT, long: true, description: 'Number of transactions from the own address of the user.', example: 7 })
  transactions_sent!: number;

  @Field({ ...COUNT, long: true, description: 'Number of transactions to the own address of the user.', example: 5 })
  transactions_received!: number;

  @Field(INVALID_FIELDS)
  invalid_fields?: InvalidField[];
}

/** A sum, which is no number of ours where one of them is none: what another program stored may be of any type. */
const sum = (figures: readonly unknown[]): unknown =>
  figures.reduce<number>((all, figure) => all + (typeof figure === 'number' ? figure : NaN), 0);

interface StatusFigures {
  _id: Session['status'];
  count: number;
  chunks: unknown;
  bytes: unknown;
}

@Injectable()
export class UserStatisticsService implements OnModuleInit {
  private cached!: CacheNamespace;

  constructor(
    private readonly mongo: MongoService,
    private readonly users: UsersService,
    private readonly cache: ModelCache,
  ) {}

  onModuleInit(): void {
    this.cached = this.cache.registerUntracked('user-statistics');
  }

  /** The figures as JSON, at most some seconds old. @throws ProblemError 404 */
  async readStatistics(id: string, request: ReadRequest): Promise<CacheAnswer> {
    return this.cached.readThrough(id, request, async () => ({ body: JSON.stringify(await this.count(id)), etag: '' }));
  }

  private async count(id: string): Promise<unknown> {
    const { user_id, tron_address } = (await this.users.get(id)) as Partial<User>;
    const count = (model: Parameters<typeof modelOptions>[0], filter: object): Promise<number> =>
      this.mongo.collection(modelOptions(model).collection).countDocuments(filter, this.mongo.limit);
    const [sessions, wallets, trust_policies, transactions_sent, transactions_received] = await Promise.all([
      this.sessionsOf(id),
      count(Wallet, { user_id: id }),
      count(TrustPolicy, { user_id: id }),
      // A filter without a value would count everybody's.
      tron_address === undefined ? undefined : count(Transaction, { from_address: tron_address }),
      tron_address === undefined ? undefined : count(Transaction, { to_address: tron_address }),
    ]);
    const of = (status: Session['status']): number => sessions.find(({ _id }) => _id === status)?.count ?? 0;
    const figures = {
      user_id,
      sessions_active: of('active'),
      sessions_completed: of('completed'),
      sessions_failed: of('failed'),
      chunks: sum(sessions.map(({ chunks }) => chunks)),
      size_bytes: sum(sessions.map(({ bytes }) => bytes)),
      wallets,
      trust_policies,
      transactions_sent,
      transactions_received,
    };
    const there = Object.entries(figures).filter(([, figure]) => figure !== undefined);
    return present(UserStatistics, Object.fromEntries(there)).document;
  }

  private async sessionsOf(user_id: string): Promise<StatusFigures[]> {
    const figures = { count: { $sum: 1 }, chunks: { $sum: '$chunk_count' }, bytes: { $sum: '$size_bytes' } };
    return this.mongo
      .collection(modelOptions(Session).collection)
      .aggregate<StatusFigures>([{ $match: { user_id } }, { $group: { _id: '$status', ...figures } }], this.mongo.limit)
      .toArray();
  }
}
