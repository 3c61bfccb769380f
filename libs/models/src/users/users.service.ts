import { MongoService } from '@lucid/mongo';
import { ResourceService } from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { HardwareWallet } from '../tron/hardware-wallet';
import type { User } from './user';
import { USERS } from './users.definition';

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
