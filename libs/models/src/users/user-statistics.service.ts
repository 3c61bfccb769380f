import { Field } from '@lucid/common';
import { modelOptions, MongoService } from '@lucid/mongo';
import type { CacheAnswer, CacheNamespace, ReadRequest } from '@lucid/redis';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModelCache } from '../cache/model-cache';
import { ID } from '../resource/common-fields';
import { Session } from '../sessions/session';
import { Transaction } from '../transactions/transaction';
import { TrustPolicy } from '../trust-policies/trust-policy';
import { Wallet } from '../wallets/wallet';
import { UsersService } from './users.service';

const COUNT = { kind: 'int', min: 0, required: true } as const;

/** What is kept of a user, in figures. */
export class UserStatistics {
  @Field({ ...ID, required: true, description: 'Id of the user.' })
  user_id!: string;

  @Field({ ...COUNT, description: 'Sessions that are being recorded.' })
  sessions_active!: number;

  @Field({ ...COUNT, description: 'Sessions that were completed.' })
  sessions_completed!: number;

  @Field({ ...COUNT, description: 'Sessions that failed.' })
  sessions_failed!: number;

  @Field({ ...COUNT, long: true, description: 'Chunks of all sessions.' })
  chunks!: number;

  @Field({ ...COUNT, long: true, description: 'Size of all chunks.' })
  size_bytes!: number;

  @Field({ ...COUNT, description: 'Wallets.' })
  wallets!: number;

  @Field({ ...COUNT, description: 'Trust policies that the user owns.' })
  trust_policies!: number;

  @Field({ ...COUNT, long: true, description: "Transactions from the user's own address." })
  transactions_sent!: number;

  @Field({ ...COUNT, long: true, description: "Transactions to the user's own address." })
  transactions_received!: number;
}

interface StatusFigures {
  _id: Session['status'];
  count: number;
  chunks: number;
  bytes: number;
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
  async read(id: string, request: ReadRequest): Promise<CacheAnswer> {
    return this.cached.read(id, request, async () => ({ body: JSON.stringify(await this.count(id)), etag: '' }));
  }

  private async count(id: string): Promise<UserStatistics> {
    const { user_id, tron_address } = await this.users.get(id);
    const count = (model: Parameters<typeof modelOptions>[0], filter: object): Promise<number> =>
      this.mongo.collection(modelOptions(model).collection).countDocuments(filter, this.mongo.limit);
    const [sessions, wallets, trust_policies, transactions_sent, transactions_received] = await Promise.all([
      this.sessionsOf(user_id),
      count(Wallet, { user_id }),
      count(TrustPolicy, { user_id }),
      count(Transaction, { from_address: tron_address }),
      count(Transaction, { to_address: tron_address }),
    ]);
    const of = (status: Session['status']): number => sessions.find(({ _id }) => _id === status)?.count ?? 0;
    return {
      user_id,
      sessions_active: of('active'),
      sessions_completed: of('completed'),
      sessions_failed: of('failed'),
      chunks: sessions.reduce((sum, { chunks }) => sum + chunks, 0),
      size_bytes: sessions.reduce((sum, { bytes }) => sum + bytes, 0),
      wallets,
      trust_policies,
      transactions_sent,
      transactions_received,
    };
  }

  private async sessionsOf(user_id: string): Promise<StatusFigures[]> {
    const figures = { count: { $sum: 1 }, chunks: { $sum: '$chunk_count' }, bytes: { $sum: '$size_bytes' } };
    return this.mongo
      .collection(modelOptions(Session).collection)
      .aggregate<StatusFigures>([{ $match: { user_id } }, { $group: { _id: '$status', ...figures } }], this.mongo.limit)
      .toArray();
  }
}
