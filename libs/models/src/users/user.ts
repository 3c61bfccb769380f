import { Field } from '@lucid/common';
import { Model } from '@lucid/mongo';
import { ID, Stored } from '@lucid/resource';
import { HardwareWallet } from '../tron/hardware-wallet';
import { TRON_ADDRESS } from '../tron/tron-address-rule';

const ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
// A mailbox of RFC 5321 without quoted parts and address literals, with at least one dot in its domain: linear.
const EMAIL = new RegExp(`^(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})+$`);

/** Someone whose sessions, wallets and policies the services keep. */
@Model({
  collection: 'users',
  data: true,
  search: { id: 'user_id', text: ['email', 'hardware_wallet.model'] },
  preImages: true,
  indexes: [
    { keys: { user_id: 1 }, unique: true, serves: 'a user by id' },
    { keys: { email: 1 }, unique: true, serves: 'a user by e-mail address' },
    { keys: { tron_address: 1 }, unique: true, serves: 'a user by TRON address' },
    { keys: { created_at: -1, _id: -1 }, serves: 'the list, newest first' },
    { keys: { 'hardware_wallet.type': 1, created_at: -1, _id: -1 }, serves: 'the list by make of the hardware wallet' },
  ],
})
export class User extends Stored {
  @Field({
    ...ID,
    required: true,
    immutable: true,
    generated: true,
    description: 'Id of the user, 1 to 128 characters. Default: a UUID that the service generates. It never changes.',
    example: 'grace',
  })
  user_id!: string;

  @Field({
    kind: 'text',
    format: 'email',
    minLength: 6,
    maxLength: 254,
    pattern: EMAIL,
    normalise: (text) => text.trim().toLowerCase(),
    required: true,
    description:
      'E-mail address, 6 to 254 characters. The service stores it trimmed and in lower case. It is unique among users.',
    example: 'grace@example.net',
  })
  email!: string;

  @Field({
    ...TRON_ADDRESS,
    required: true,
    description: 'TRON address of the user, 34 characters. It is unique among users.',
    example: 'TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS',
  })
  tron_address!: string;

  @Field({
    kind: 'object',
    type: () => HardwareWallet,
    description: 'Hardware wallet that the user signs with. Absent if none is set.',
  })
  hardware_wallet?: HardwareWallet;
}
