import { bodyOf, Operation, parametersOf } from '@lucid/common';
import { Body, Controller, Delete, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answer, createReadAndChange, pathClass } from '../resource/resource.controller';
import { HardwareWallet, User } from './user';
import { USERS, UsersService } from './users.service';

const ByEmail = pathClass(User, 'UserByEmailPath', 'email');
const ByTronAddress = pathClass(User, 'UserByTronAddressPath', 'tron_address');
const ById = pathClass(User, 'UserHardwareWalletPath', 'user_id');

const READ = { headers: ['If-None-Match'] as const, others: { 304: 'It is still as the caller has it.' } };
const USER = { type: User, description: 'The user.', headers: ['ETag'] as const };

@ApiTags('users')
@Controller('users')
export class UsersController extends createReadAndChange(USERS) {
  constructor(private readonly users: UsersService) {
    super(users);
  }

  @Get('by-email/:email')
  @Operation({ id: 'getUserByEmail', summary: 'Get a user by e-mail address', path: ByEmail, answer: USER, ...READ })
  async byEmail(
    @Param(parametersOf(ByEmail)) path: Record<string, string>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<User | undefined> {
    return answer(await this.users.get(path['email'] as string, 'email'), reply, ifNoneMatch);
  }

  @Get('by-tron-address/:tron_address')
  @Operation({
    id: 'getUserByTronAddress',
    summary: 'Get a user by TRON address',
    path: ByTronAddress,
    answer: USER,
    ...READ,
  })
  async byTronAddress(
    @Param(parametersOf(ByTronAddress)) path: Record<string, string>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<User | undefined> {
    return answer(await this.users.get(path['tron_address'] as string, 'tron_address'), reply, ifNoneMatch);
  }

  @Put(':user_id/hardware-wallet')
  @Operation({
    id: 'setUserHardwareWallet',
    summary: "Set a user's hardware wallet",
    path: ById,
    body: { type: HardwareWallet },
    headers: ['If-Match'],
    problems: [409],
    answer: USER,
  })
  async setHardwareWallet(
    @Param(parametersOf(ById)) path: Record<string, string>,
    @Body(bodyOf(HardwareWallet)) wallet: HardwareWallet,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<User | undefined> {
    return answer(await this.users.setHardwareWallet(path['user_id'] as string, wallet, ifMatch), reply);
  }

  @Delete(':user_id/hardware-wallet')
  @Operation({
    id: 'removeUserHardwareWallet',
    summary: "Remove a user's hardware wallet",
    path: ById,
    headers: ['If-Match'],
    problems: [409],
    answer: USER,
  })
  async removeHardwareWallet(
    @Param(parametersOf(ById)) path: Record<string, string>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<User | undefined> {
    return answer(await this.users.setHardwareWallet(path['user_id'] as string, undefined, ifMatch), reply);
  }
}
