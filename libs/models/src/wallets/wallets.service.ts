import { type FieldError, ProblemError } from '@lucid/common';
import { MongoService, readStored } from '@lucid/mongo';
import {
  holdAlone,
  LinkedResourceService,
  missingReferences,
  nextVersion,
  refuseMissing,
  requireValid,
} from '@lucid/resource';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { Wallet } from './wallet';
import { WALLETS } from './wallets.definition';

export const MAX_WALLETS = 10;

/** Fields that decide which wallet is a user's primary one. */
const DECISIVE: readonly string[] = ['/wallet_id', '/user_id', '/status', '/is_primary'];

/** What is held while a user's wallets are counted or their primary one changes. */
const OWNERS = 'wallet_owners';

/** Wallets: at most ten a user, one of them primary. */
@Injectable()
export class WalletsService extends LinkedResourceService<Wallet> {
  constructor(mongo: MongoService) {
    super(mongo, WALLETS);
  }

  protected override complete(wallet: Wallet, before?: Wallet): Wallet {
    if (wallet.wallet_type === 'hardware' && wallet.hardware_wallet === undefined) {
      throw new ProblemError('unprocessable', 'A hardware wallet names its device.', {
        errors: [{ pointer: '/hardware_wallet', code: 'required', message: 'is required on a hardware wallet' }],
      });
    }
    return before === undefined ? { ...wallet, is_primary: false } : wallet;
  }

  protected override async storeLinked(wallets: Wallet[], session: mongo.ClientSession): Promise<void> {
    const single = wallets.length === 1;
    refuseMissing(await missingReferences(this.mongo, WALLETS.references, wallets, session), single);
    const owners = [...new Set(wallets.map(({ user_id }) => user_id))];
    await holdAlone(this.mongo, OWNERS, owners, session);
    const counts = await this.counts(owners, session);
    const errors: FieldError[] = [];
    for (const [place, { user_id }] of wallets.entries()) {
      const count = (counts.get(user_id) ?? 0) + 1;
      counts.set(user_id, count);
      const pointer = single ? '/user_id' : `/items/${place}/user_id`;
      if (count > MAX_WALLETS)
        errors.push({ pointer, code: 'too_many', message: `has ${MAX_WALLETS} wallets already` });
    }
    if (errors.length > 0)
      throw new ProblemError('conflict', `A user has at most ${MAX_WALLETS} wallets.`, {
        errors: errors.slice(0, 100),
      });
    await this.insert(wallets, session);
  }

  private async counts(owners: readonly string[], session: mongo.ClientSession): Promise<Map<string, number>> {
    const pipeline = [{ $match: { user_id: { $in: owners } } }, { $group: { _id: '$user_id', count: { $sum: 1 } } }];
    const found = await this.collection
      .aggregate<{ _id: string; count: number }>(pipeline, { ...this.mongo.limit, session })
      .toArray();
    return new Map(found.map(({ _id, count }) => [_id, count]));
  }

  /** Makes a wallet its user's primary one, in one transaction with the one before it. @throws ProblemError 404, 409 */
  async makePrimary(id: string): Promise<Wallet> {
    const primary = await this.mongo.transaction(async (session) => {
      const options = { ...this.mongo.limit, session };
      const wallet = await readStored<Wallet>(this.collection, Wallet, { wallet_id: id }, options);
      if (wallet === undefined) throw this.missing(id);
      requireValid(wallet, DECISIVE);
      if (wallet.status !== 'active')
        throw new ProblemError('conflict', `Wallet ${id} is ${wallet.status}: only an active one can be primary.`);
      if (wallet.is_primary) return wallet;
      await holdAlone(this.mongo, OWNERS, [wallet.user_id], session);
      const step = { $set: { is_primary: false, updated_at: new Date() }, $inc: { version: 1 } };
      await this.collection.updateMany({ user_id: wallet.user_id, is_primary: true }, step, options);
      const change = { is_primary: true, updated_at: new Date(), version: nextVersion(wallet.version) };
      await this.collection.updateOne({ wallet_id: id }, { $set: change }, options);
      return (await readStored<Wallet>(this.collection, Wallet, { wallet_id: id }, options)) as Wallet;
    });
    // The one before it changed too.
    await this.cache.settle();
    return primary;
  }
}
