import type { components } from '@lucid/client';
import { type DataSet, iso } from './data-set';
import { type Draws, uuidOf } from './random';

const givenNames = [
  ...[
    'ada',
    'alan',
    'amina',
    'andrei',
    'anna',
    'ben',
    'carla',
    'chen',
    'diego',
    'elif',
    'emma',
    'farah',
    'felix',
    'grace',
  ],
  ...[
    'hana',
    'ines',
    'ivan',
    'jonas',
    'kofi',
    'lea',
    'lin',
    'luis',
    'maya',
    'mei',
    'nadia',
    'noah',
    'olga',
    'omar',
    'priya',
  ],
  ...['rosa', 'sam', 'sara', 'tomas', 'yuki', 'zoe'],
] as unknown as [string, ...string[]];
const familyNames = [
  ...['almeida', 'bauer', 'costa', 'demir', 'dubois', 'eriksen', 'fischer', 'garcia', 'haddad', 'ito', 'jansen', 'kim'],
  ...[
    'kowalski',
    'lindgren',
    'mensah',
    'moreau',
    'nakamura',
    'novak',
    'okafor',
    'patel',
    'petrov',
    'quist',
    'rossi',
    'silva',
  ],
  ...['tanaka', 'urban', 'vega', 'weber', 'yilmaz', 'zhang'],
] as unknown as [string, ...string[]];
const domains = ['example.org', 'example.net', 'example.com'] as const;
const devices = [
  { type: 'ledger', model: 'Nano X', firmware_version: '2.2.3' },
  { type: 'ledger', model: 'Nano S Plus', firmware_version: '1.1.1' },
  { type: 'trezor', model: 'Model T', firmware_version: '2.7.0' },
  { type: 'keepkey', model: 'KeepKey', firmware_version: '7.7.0' },
] as const;
const nicknames = ['Savings', 'Daily', 'Cold storage', 'Node rewards', 'Team', 'Travel'] as const;

type Schemas = components['schemas'];

/** What a hardware wallet says of itself. */
type Device = Schemas['HardwareWallet'];

/** A user as the API takes it, with its id. */
export type DemoUser = Schemas['CreateUser'] & { user_id: string };

/** A wallet as the API takes it, with its id. */
export type DemoWallet = Schemas['CreateWallet'] & { wallet_id: string };

export const userId = (data: DataSet, user: number): string => uuidOf(data.digits('user', user));

export function makeUser(data: DataSet, user: number): DemoUser {
  const digits = data.digits('user', user);
  const draws = data.draws('user', user);
  // Names alone would soon meet; digits of the id make them unique as people do it.
  const name = `${draws.pick(givenNames)}.${draws.pick(familyNames)}.${digits.slice(-10)}`;
  return {
    user_id: uuidOf(digits),
    email: `${name}@${draws.pick(domains)}`,
    tron_address: data.address(user),
    ...(draws.chance(0.2) && { hardware_wallet: device(draws, digits, 0) }),
  };
}

const device = (draws: Draws, digits: string, account: number): Device => ({
  ...draws.pick(devices),
  public_key: `0${draws.whole(2, 3)}${digits}`,
  derivation_path: path(account),
});

const path = (account: number): string => `m/44'/195'/${account}'/0/0`;

/** How many wallets a user has: 1 to 3. */
export const walletsOf = (data: DataSet, user: number): number => data.draws('wallets', user).whole(1, 3);

/** The wallets of a user; the first one is on the user's own address. */
export function makeWallets(data: DataSet, user: number): DemoWallet[] {
  return Array.from({ length: walletsOf(data, user) }, (_, number) => makeWallet(data, user, number));
}

function makeWallet(data: DataSet, user: number, number: number): DemoWallet {
  const digits = data.digits('wallet', user, number);
  const draws = data.draws(`wallet ${number}`, user);
  const wallet_type = draws.weighted<Schemas['WalletType']>(
    [
      ['software', 60],
      ['hardware', 25],
      ['paper', 10],
    ],
    'multisig',
  );
  return {
    wallet_id: uuidOf(digits),
    user_id: userId(data, user),
    tron_address: data.address(user, number),
    wallet_type,
    status: draws.weighted<Schemas['WalletStatus']>(
      [
        ['active', 94],
        ['inactive', 4],
      ],
      'locked',
    ),
    nickname: draws.pick(nicknames),
    derivation_path: path(number),
    ...(wallet_type === 'hardware' && { hardware_wallet: device(draws, digits, number) }),
    balances: {
      trx: String(draws.whole(0, 50_000_000_000)),
      usdt: String(draws.whole(0, 9_000_000_000)),
      synced_at: iso(data.timeAt(draws.next())),
    },
  };
}
