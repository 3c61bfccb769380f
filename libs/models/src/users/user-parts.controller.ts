import { type ListQuery, Operation, pageClass, parametersOf, pathClass } from '@lucid/common';
import type { Page } from '@lucid/mongo';
import { Reading, type ReadRequest } from '@lucid/redis';
import { answerRead, PageQuery, type ResourceService, type Stored } from '@lucid/resource';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Session } from '../sessions/session';
import { SessionsService } from '../sessions/sessions.service';
import { TrustPoliciesService } from '../trust-policies/trust-policies.service';
import { TrustPolicy } from '../trust-policies/trust-policy';
import { Wallet } from '../wallets/wallet';
import { WalletsService } from '../wallets/wallets.service';
import { User } from './user';
import { UserStatistics, UserStatisticsService } from './user-statistics.service';
import { UsersService } from './users.service';

const Path = pathClass(User, 'UserPartsPath', 'user_id');

/** What belongs to a user. */
@ApiTags('users')
@Controller('users')
export class UserPartsController {
  constructor(
    private readonly users: UsersService,
    private readonly userSessions: SessionsService,
    private readonly userWallets: WalletsService,
    private readonly userPolicies: TrustPoliciesService,
    private readonly userStatistics: UserStatisticsService,
  ) {}

  @Get(':user_id/sessions')
  @Operation({
    id: 'listUserSessions',
    scope: 'models:read',
    summary: 'List the sessions of a user',
    description:
      'Returns one page, newest first. The service answers 404 if the user does not exist. Use `GET /api/v1/sessions?user_id=…` to filter and sort as well.',
    path: Path,
    query: PageQuery,
    answer: { type: pageClass(Session), description: 'One page of sessions.' },
  })
  async sessions(
    @Param(parametersOf(Path)) path: InstanceType<typeof Path>,
    @Query(parametersOf(PageQuery)) query: InstanceType<typeof PageQuery>,
  ): Promise<Page<Session>> {
    return this.owned(this.userSessions, path.user_id, query);
  }

  @Get(':user_id/wallets')
  @Operation({
    id: 'listUserWallets',
    scope: 'models:read',
    summary: 'List the wallets of a user',
    description:
      'Returns the wallets newest first; a user has at most 10. The service answers 404 if the user does not exist. Balances are those that clients stored, not live ones.',
    path: Path,
    query: PageQuery,
    answer: { type: pageClass(Wallet), description: 'One page of wallets.' },
  })
  async wallets(
    @Param(parametersOf(Path)) path: InstanceType<typeof Path>,
    @Query(parametersOf(PageQuery)) query: InstanceType<typeof PageQuery>,
  ): Promise<Page<Wallet>> {
    return this.owned(this.userWallets, path.user_id, query);
  }

  @Get(':user_id/trust-policies')
  @Operation({
    id: 'listUserTrustPolicies',
    scope: 'models:read',
    summary: 'List the trust policies of a user',
    description:
      'Returns one page of the policies that the user owns, newest first, whatever their status. The service answers 404 if the user does not exist. It does not evaluate them.',
    path: Path,
    query: PageQuery,
    answer: { type: pageClass(TrustPolicy), description: 'One page of trust policies.' },
  })
  async trustPolicies(
    @Param(parametersOf(Path)) path: InstanceType<typeof Path>,
    @Query(parametersOf(PageQuery)) query: InstanceType<typeof PageQuery>,
  ): Promise<Page<TrustPolicy>> {
    return this.owned(this.userPolicies, path.user_id, query);
  }

  @Get(':user_id/statistics')
  @Operation({
    id: 'getUserStatistics',
    scope: 'models:read',
    summary: 'Get statistics of a user',
    description:
      'Counts the sessions, chunks, wallets, policies and transactions of a user. The figures can be 5 seconds old; send `Cache-Control: no-cache` or `X-Min-Consistency` to count now. Transactions count by the own address of the user, not by the addresses of wallets.',
    path: Path,
    headers: ['Cache-Control'],
    answer: { type: UserStatistics, description: 'The statistics.', headers: ['X-Cache'] },
  })
  statistics(
    @Param(parametersOf(Path)) path: InstanceType<typeof Path>,
    @Reading() reading: ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined | Promise<string | undefined> {
    return answerRead(this.userStatistics.readStatistics(path.user_id, reading), reply);
  }

  /** An empty page could mean that the user has nothing, or does not exist: the second is a 404. */
  private async owned<T extends Stored>(
    resource: ResourceService<T>,
    user_id: string,
    query: ListQuery,
  ): Promise<Page<T>> {
    const page = await resource.list({ ...query, user_id });
    if (page.items.length === 0) await this.users.get(user_id);
    return page;
  }
}
