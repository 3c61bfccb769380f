import { Field, type Rule } from '@lucid/common';

export const HARDWARE_WALLET_TYPES = ['ledger', 'trezor', 'keepkey', 'other'] as const;

/** A public key on secp256k1, compressed or not, in hex. */
export const PUBLIC_KEY = {
  kind: 'text',
  minLength: 66,
  maxLength: 130,
  pattern: /^(?:0[23][0-9a-f]{64}|04[0-9a-f]{128})$/,
  sample: '0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
} as const satisfies Rule;

/** A BIP-44 path of TRON's coin type. */
export const DERIVATION_PATH = {
  kind: 'text',
  minLength: 15,
  maxLength: 64,
  pattern: /^m\/44'\/195'\/[0-9]{1,10}'\/[01]\/[0-9]{1,10}$/,
  sample: "m/44'/195'/0'/0/0",
} as const satisfies Rule;

/** The hardware wallet a user signs with. Never a private key. */
export class HardwareWallet {
  @Field({
    kind: 'text',
    values: HARDWARE_WALLET_TYPES,
    enumName: 'HardwareWalletType',
    required: true,
    description: 'Manufacturer of the device.',
    example: 'ledger',
  })
  type!: (typeof HARDWARE_WALLET_TYPES)[number];

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 100,
    description: 'Model of the device, 1 to 100 characters.',
    example: 'Nano X',
  })
  model?: string;

  @Field({
    kind: 'text',
    minLength: 1,
    maxLength: 50,
    description: 'Firmware version of the device, 1 to 50 characters.',
    example: '2.2.3',
  })
  firmware_version?: string;

  @Field({
    ...PUBLIC_KEY,
    example: PUBLIC_KEY.sample,
    description: 'Public key on secp256k1 in lower-case hexadecimal, compressed (66 digits) or not (130 digits).',
  })
  public_key?: string;

  @Field({
    ...DERIVATION_PATH,
    description: 'BIP-44 derivation path of the key, with the coin type 195 of TRON.',
    example: "m/44'/195'/0'/0/0",
  })
  derivation_path?: string;

  @Field({
    kind: 'instant',
    description: 'Time at which the device was last connected, RFC 3339.',
    example: '2026-11-24T08:00:00.000Z',
  })
  connected_at?: Date;
}
