import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { AMOUNT, ID, Stored } from '@lucid/resource';
import { DERIVATION_PATH, HardwareWallet, PUBLIC_KEY } from '../tron/hardware-wallet';
import { TRON_ADDRESS } from '../tron/tron-address-rule';

export const WALLET_TYPES = ['software', 'hardware', 'paper', 'multisig'] as const;
export const WALLET_STATUSES = ['active', 'inactive', 'locked', 'compromised'] as const;

/** What was last seen on a wallet's address. */
export class WalletBalances {
  @Field({ ...AMOUNT, description: 'TRX in sun, as digits.', example: '1500000' })
  trx?: string;

  @Field({ ...AMOUNT, description: 'USDT in base units, as digits.', example: '2000000' })
  usdt?: string;

  @Field({ kind: 'instant', required: true, description: 'When it was seen.' })
  synced_at!: Date;
}

/** A user's wallet. There are no private keys here, ever. */
@Model({
  collection: 'wallets',
  data: true,
  search: { id: 'wallet_id', text: ['nickname'] },
  preImages: true,
  indexes: [
    { keys: { wallet_id: 1 }, unique: true, serves: 'a wallet by id' },
    { keys: { tron_address: 1 }, unique: true, serves: 'a wallet by address' },
    {
      keys: { user_id: 1 },
      unique: true,
      partialFilterExpression: { is_primary: true },
      serves: 'a user has one primary wallet',
    },
    { keys: { user_id: 1, created_at: -1, _id: -1 }, serves: "a user's wallets, and their count" },
    { keys: { created_at: -1, _id: -1 }, serves: 'the list, newest first' },
    { keys: { status: 1, created_at: -1, _id: -1 }, serves: 'the list by status' },
    { keys: { wallet_type: 1, created_at: -1, _id: -1 }, serves: 'the list by type' },
  ],
})
export class Wallet extends Stored {
  @Field({
    ...ID,
    required: true,
    immutable: true,
    generated: true,
    description: 'Id of the wallet; a UUID is made when it is left out.',
  })
  wallet_id!: string;

  @Field({
    ...ID,
    required: true,
    immutable: true,
    description: 'User it belongs to; must exist. At most 10 wallets each.',
  })
  user_id!: string;

  @Field({
    ...TRON_ADDRESS,
    required: true,
    immutable: true,
    description: 'TRON address; unique.',
    example: 'TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH',
  })
  tron_address!: string;

  @Field({
    kind: 'text',
    values: WALLET_TYPES,
    enumName: 'WalletType',
    required: true,
    immutable: true,
    description: 'What keeps its key; hardware needs hardware_wallet.',
  })
  wallet_type!: (typeof WALLET_TYPES)[number];

  @Field({
    kind: 'text',
    values: WALLET_STATUSES,
    enumName: 'WalletStatus',
    fallback: 'active',
    required: true,
    description: 'Whether it is in use.',
  })
  status!: (typeof WALLET_STATUSES)[number];

  @Field({ kind: 'text', minLength: 1, maxLength: 100, description: 'What the user calls it.', example: 'Savings' })
  nickname?: string;

  @Field({ ...PUBLIC_KEY, description: 'Public key on secp256k1, compressed or not, in hex.' })
  public_key?: string;

  @Field({ ...DERIVATION_PATH, description: 'BIP-44 path of the key.', example: "m/44'/195'/0'/0/0" })
  derivation_path?: string;

  @Field({
    kind: 'flag',
    required: true,
    readOnly: true,
    description: "Whether it is the user's primary wallet; see POST /wallets/{wallet_id}/primary.",
  })
  is_primary!: boolean;

  @Field({ kind: 'object', type: () => HardwareWallet, description: 'The device, on a hardware wallet.' })
  hardware_wallet?: HardwareWallet;

  @Field({ kind: 'object', type: () => WalletBalances, description: 'Balances as last seen.' })
  balances?: WalletBalances;
}
