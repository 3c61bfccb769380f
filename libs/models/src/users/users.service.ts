import { MongoService } from '@lucid/mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { ResourceDefinition } from '../resource/definition';
import { ResourceService } from '../resource/resource.service';
import { type HardwareWallet, User } from './user';

export const USERS: ResourceDefinition<User> = {
  model: User,
  noun: 'User',
  plural: 'Users',
  path: 'users',
  id: 'user_id',
  cachedBy: ['user_id', 'email', 'tron_address'],
  list: {
    sorts: { created_at: {} },
    equals: { email: {}, tron_address: {}, hardware_wallet_type: { path: 'hardware_wallet.type' } },
  },
  bodyLimits: { create: 64 * 1024, bulk: 4 * 1024 * 1024 },
};

/** Users: what every model has, and the hardware wallet by itself. */
@Injectable()
export class UsersService extends ResourceService<User> {
  constructor(mongo: MongoService) {
    super(mongo, USERS);
  }

  /** Deletes a user within a transaction that has seen to what refers to it. @returns false when another write came first */
  async removeWithin(before: User, session: mongo.ClientSession): Promise<boolean> {
    return this.remove(before, session);
  }

  /** Sets or removes the hardware wallet and leaves the rest. @throws ProblemError 404, 412 */
  async setHardwareWallet(id: string, wallet: HardwareWallet | undefined, ifMatch: string | undefined): Promise<User> {
    return this.change(
      id,
      ifMatch,
      ({ hardware_wallet: _before, ...rest }: Partial<User>) =>
        wallet === undefined ? rest : { ...rest, hardware_wallet: wallet },
      ([field]) => field === 'hardware_wallet',
    );
  }
}
