import { Field, type Rule } from '@lucid/common';

export const HARDWARE_WALLET_TYPES = ['ledger', 'trezor', 'keepkey', 'other'] as const;

/** A public key on secp256k1, compressed or not, in hex. */
export const PUBLIC_KEY = {
  kind: 'text',
  minLength: 66,
  maxLength: 130,
  pattern: /^(?:0[23][0-9a-f]{64}|04[0-9a-f]{128})$/,
} as const satisfies Rule;

/** A BIP-44 path of TRON's coin type. */
export const DERIVATION_PATH = {
  kind: 'text',
  minLength: 15,
  maxLength: 64,
  pattern: /^m\/44'\/195'\/[0-9]{1,10}'\/[01]\/[0-9]{1,10}$/,
} as const satisfies Rule;

/** The hardware wallet a user signs with. Never a private key. */
export class HardwareWallet {
  @Field({
    kind: 'text',
    values: HARDWARE_WALLET_TYPES,
    enumName: 'HardwareWalletType',
    required: true,
    description: 'Make of the device.',
  })
  type!: (typeof HARDWARE_WALLET_TYPES)[number];

  @Field({ kind: 'text', minLength: 1, maxLength: 100, description: 'Model of the device.', example: 'Nano X' })
  model?: string;

  @Field({ kind: 'text', minLength: 1, maxLength: 50, description: 'Version of its firmware.', example: '2.2.3' })
  firmware_version?: string;

  @Field({ ...PUBLIC_KEY, description: 'Public key on secp256k1, compressed or not, in hex.' })
  public_key?: string;

  @Field({ ...DERIVATION_PATH, description: 'BIP-44 path of the key.', example: "m/44'/195'/0'/0/0" })
  derivation_path?: string;

  @Field({ kind: 'instant', description: 'When it was last connected.' })
  connected_at?: Date;
}
