import {
  Auditing,
  type AuditNotes,
  bodyOf,
  CONFIRM,
  defineClass,
  Operation,
  parametersOf,
  requireConfirmation,
  pathClass,
} from '@lucid/common';
import { Reading, type ReadRequest } from '@lucid/redis';
import { answer, answerRead, CACHED_READ, createReadAndChange } from '@lucid/resource';
import { Body, Controller, Delete, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HardwareWallet } from '../tron/hardware-wallet';
import { User } from './user';
import { UserRemovalService } from './user-removal.service';
import { USERS } from './users.definition';
import { UsersService } from './users.service';

const ByEmail = pathClass(User, 'UserByEmailPath', 'email');
const ByTronAddress = pathClass(User, 'UserByTronAddressPath', 'tron_address');
const ById = pathClass(User, 'UserHardwareWalletPath', 'user_id');

const DeletedPath = pathClass(User, 'DeletedUserPath', 'user_id');
const DeleteQuery = defineClass('DeleteUserQuery', {
  cascade: {
    kind: 'flag',
    fallback: false,
    description:
      'Whether to delete the sessions, wallets and trust policies of the user too. Default: false. `true` requires `confirm`.',
  },
  confirm: { ...CONFIRM, description: 'The `user_id`, repeated as a confirmation. Required with `cascade=true`.' },
});

const USER = { type: User, description: 'The user.', headers: ['ETag', 'X-Cache'] as const };

@ApiTags('users')
@Controller('users')
export class UsersController extends createReadAndChange(USERS) {
  constructor(
    private readonly users: UsersService,
    private readonly removal: UserRemovalService,
  ) {
    super(users);
  }

  @Delete(':user_id')
  @Operation({
    id: 'deleteUser',
    scope: 'models:delete',
    summary: 'Delete a user',
    description:
      'Removes the user from MongoDB, the cache and the search index. While sessions, wallets or trust policies refer to the user, the service answers 409 with their counts. ' +
      'With `cascade=true` and `confirm`, it deletes them in the same transaction, up to 200,000 session chunks; delete sessions first if there are more. ' +
      'Only a backup can bring them back.',
    status: 204,
    path: DeletedPath,
    query: DeleteQuery,
    headers: ['If-Match'],
    problems: [409],
    audited: true,
  })
  async delete(
    @Param(parametersOf(DeletedPath)) { user_id }: InstanceType<typeof DeletedPath>,
    @Query(parametersOf(DeleteQuery)) { cascade, confirm }: InstanceType<typeof DeleteQuery>,
    @Headers('if-match') ifMatch: string | undefined,
    @Auditing() audit: AuditNotes,
  ): Promise<void> {
    audit.target = user_id;
    if (cascade) requireConfirmation(confirm, user_id, 'cascade deletes all that belongs to the user.');
    audit.before = await this.removal.remove(user_id, ifMatch, cascade);
  }

  @Get('by-email/:email')
  @Operation({
    id: 'getUserByEmail',
    scope: 'models:read',
    summary: 'Get a user by e-mail address',
    description:
      'Use it at sign-in, when you know the address and not the id. Upper and lower case do not matter. The response comes from the cache if possible, as for the lookup by id.',
    path: ByEmail,
    answer: USER,
    ...CACHED_READ,
  })
  byEmail(
    @Param(parametersOf(ByEmail)) path: InstanceType<typeof ByEmail>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Reading() reading: ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined | Promise<string | undefined> {
    return answerRead(this.users.readDocument(path.email, reading, 'email'), reply, ifNoneMatch);
  }

  @Get('by-tron-address/:tron_address')
  @Operation({
    id: 'getUserByTronAddress',
    scope: 'models:read',
    summary: 'Get a user by TRON address',
    description:
      'Finds the user whose own address this is; wallets of the user have addresses of their own and are not searched. Upper and lower case matter. The response comes from the cache if possible.',
    path: ByTronAddress,
    answer: USER,
    ...CACHED_READ,
  })
  byTronAddress(
    @Param(parametersOf(ByTronAddress)) path: InstanceType<typeof ByTronAddress>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Reading() reading: ReadRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined | Promise<string | undefined> {
    return answerRead(this.users.readDocument(path.tron_address, reading, 'tron_address'), reply, ifNoneMatch);
  }

  @Put(':user_id/hardware-wallet')
  @Operation({
    id: 'setUserHardwareWallet',
    scope: 'models:write',
    summary: 'Set the hardware wallet of a user',
    description:
      'Replaces the whole device description; fields that the body leaves out are removed. It does not create a wallet: use `POST /api/v1/wallets` for that. Never send a private key.',
    path: ById,
    body: { type: HardwareWallet },
    headers: ['If-Match'],
    problems: [409],
    answer: USER,
  })
  async setHardwareWallet(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Body(bodyOf(HardwareWallet)) wallet: HardwareWallet,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<User | undefined> {
    return answer(await this.users.setHardwareWallet(path.user_id, wallet, ifMatch), reply);
  }

  @Delete(':user_id/hardware-wallet')
  @Operation({
    id: 'removeUserHardwareWallet',
    scope: 'models:write',
    summary: 'Remove the hardware wallet of a user',
    description:
      'Removes the device description from the user and returns the user. Wallets of the user stay as they are. If the user has no hardware wallet, nothing changes.',
    path: ById,
    headers: ['If-Match'],
    problems: [409],
    answer: USER,
  })
  async removeHardwareWallet(
    @Param(parametersOf(ById)) path: InstanceType<typeof ById>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<User | undefined> {
    return answer(await this.users.setHardwareWallet(path.user_id, undefined, ifMatch), reply);
  }
}
