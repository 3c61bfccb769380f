import { Field } from '@lucid/common';
import { leftInvalid, type Sends, sentByPatch, updateOf } from './document-update';

class Device {
  @Field({ kind: 'text', description: '' })
  type?: string;

  @Field({ kind: 'text', description: '' })
  model?: string;

  @Field({ kind: 'instant', description: '' })
  connected_at?: Date;
}

class Balances {
  @Field({ kind: 'text', description: '' })
  trx?: string;

  @Field({ kind: 'instant', description: '' })
  synced_at?: Date;
}

class Wallet {
  @Field({ kind: 'text', description: '' })
  nickname?: string;

  @Field({ kind: 'object', type: () => Device, description: '' })
  hardware_wallet?: Device;

  @Field({ kind: 'object', type: () => Balances, description: '' })
  balances?: Balances;
}

const at = new Date('2026-01-01T00:00:00Z');
const before = {
  nickname: 'a',
  hardware_wallet: { type: 'ledger', model: 'x' },
  balances: { trx: '1', synced_at: at },
};
const all: Sends = () => true;

describe('updateOf', () => {
  it.each([
    [before, {}],
    [{ ...before, nickname: 'b' }, { $set: { nickname: 'b' } }],
    [
      { hardware_wallet: { type: 'trezor', model: 'x' }, balances: before.balances },
      { $set: { 'hardware_wallet.type': 'trezor' }, $unset: { nickname: 1 } },
    ],
    [{ nickname: 'a', hardware_wallet: { type: 'ledger' } }, { $unset: { 'hardware_wallet.model': 1, balances: 1 } }],
  ])('writes no more than what differs: %j', (after, update) => {
    expect(updateOf(Wallet, before, after, [], all)).toEqual(update);
  });

  it('removes what no answer shows only where the request sends something for it', () => {
    const invalid = [{ pointer: '/hardware_wallet/connected_at', stored_type: 'date' }];
    const update = (patch: object): unknown => updateOf(Wallet, before, before, invalid, sentByPatch(patch));
    expect(update({ nickname: 'a' })).toEqual({});
    expect(update({ hardware_wallet: { model: 'x' } })).toEqual({});
    expect(update({ hardware_wallet: { connected_at: null } })).toEqual({
      $unset: { 'hardware_wallet.connected_at': 1 },
    });
    const { hardware_wallet: _gone, ...rest } = before;
    expect(updateOf(Wallet, before, rest, invalid, all)).toEqual({ $unset: { hardware_wallet: 1 } });
  });

  it('finds the fields that a change would leave invalid', () => {
    const invalid = ['/nickname', '/public_key', '/version'].map((pointer) => ({ pointer, stored_type: 'long' }));
    const far = { pointer: '/created_at', stored_type: 'date' };
    expect(leftInvalid([...invalid, far], sentByPatch({ nickname: 'b' }))).toEqual([invalid[1]]);
  });
});
