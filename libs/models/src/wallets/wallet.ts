import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { AMOUNT, ID, Stored } from '@lucid/resource';
import { DERIVATION_PATH, HardwareWallet, PUBLIC_KEY } from '../tron/hardware-wallet';
import { TRON_ADDRESS } from '../tron/tron-address-rule';

export const WALLET_TYPES = ['software', 'hardware', 'paper', 'multisig'] as const;
export const WALLET_STATUSES = ['active', 'inactive', 'locked', 'compromised'] as const;

/** What was last seen on a wallet's address. */
export class WalletBalances {
  @Field({ ...AMOUNT, description: 'TRX balance in sun (10⁻⁶ TRX), as 1 to 78 decimal digits.', example: '1500000' })
  trx?: string;

  @Field({
    ...AMOUNT,
    description: 'USDT balance in base units (10⁻⁶ USDT), as 1 to 78 decimal digits.',
    example: '2000000',
  })
  usdt?: string;

  @Field({ kind: 'instant', required: true, description: 'Time at which the client read the balances, RFC 3339.' })
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
    description: 'Id of the wallet, 1 to 128 characters. Default: a UUID that the service generates. It never changes.',
    example: 'wallet-grace-1',
  })
  wallet_id!: string;

  @Field({
    ...ID,
    required: true,
    immutable: true,
    description: 'Id of the user who owns the wallet. The user must exist, and has at most 10 wallets.',
    example: 'grace',
  })
  user_id!: string;

  @Field({
    ...TRON_ADDRESS,
    required: true,
    immutable: true,
    description: 'TRON address of the wallet, 34 characters. It is unique among wallets.',
    example: 'TJCkaSyhoFLBoqGKhJSfQ21MBvHXtbR1RV',
  })
  tron_address!: string;

  @Field({
    kind: 'text',
    values: WALLET_TYPES,
    enumName: 'WalletType',
    required: true,
    immutable: true,
    description: 'Kind of the wallet. `hardware` requires `hardware_wallet`.',
    example: 'software',
  })
  wallet_type!: (typeof WALLET_TYPES)[number];

  @Field({
    kind: 'text',
    values: WALLET_STATUSES,
    enumName: 'WalletStatus',
    fallback: 'active',
    required: true,
    description: 'State of the wallet. Only an `active` wallet can become primary. Default: `active`.',
  })
  status!: (typeof WALLET_STATUSES)[number];

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 100,
    description: 'Name that the user gave the wallet, 1 to 100 characters.',
    example: 'Savings',
  })
  nickname?: string;

  @Field({
    ...PUBLIC_KEY,
    description: 'Public key on secp256k1 in lower-case hexadecimal, compressed (66 digits) or not (130 digits).',
    example: PUBLIC_KEY.sample,
  })
  public_key?: string;

  @Field({
    ...DERIVATION_PATH,
    description: 'BIP-44 derivation path of the key, with the coin type 195 of TRON.',
    example: "m/44'/195'/0'/0/0",
  })
  derivation_path?: string;

  @Field({
    kind: 'flag',
    required: true,
    readOnly: true,
    description:
      'Whether this is the primary wallet of the user. Change it with `POST /api/v1/wallets/{wallet_id}/primary`.',
  })
  is_primary!: boolean;

  @Field({
    kind: 'object',
    type: () => HardwareWallet,
    inExamples: false,
    description: 'Device that keeps the key. Required if `wallet_type` is `hardware`.',
  })
  hardware_wallet?: HardwareWallet;

  @Field({
    kind: 'object',
    type: () => WalletBalances,
    description: 'Balances that a client read last. The service does not update them.',
  })
  balances?: WalletBalances;
}
