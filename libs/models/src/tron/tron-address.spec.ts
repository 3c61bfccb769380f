import { base58 } from '@scure/base';
import fc from 'fast-check';
import {
  checkTronAddress,
  isTronAddress,
  TronAddressError,
  tronAddressFromHex,
  tronAddressToHex,
  type TronAddressFault,
} from './tron-address';

const USDT = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const USDT_HEX = '41a614f803b6fd780986a42c78ec9c7f77e6ded13c';

const ADDRESSES: [string, TronAddressFault | undefined][] = [
  [USDT, undefined],
  ['T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb', undefined],
  ['TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH', undefined],
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T', 'checksum'],
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6l', 'alphabet'],
  ['TZJozAg1ruapycCicgz31GxvYJ1G1qELV7', 'prefix'],
  ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'prefix'],
  ['', 'length'],
  [USDT.slice(1), 'length'],
  [`${USDT}t`, 'length'],
  [` ${USDT.slice(1)}`, 'alphabet'],
  ['1'.repeat(34), 'length'],
  [`11${base58.encode(Buffer.alloc(24, 0xff)).slice(0, 32)}`, 'length'],
];

const hexAddress = () =>
  fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => `41${Buffer.from(bytes).toString('hex')}`);

function faultOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof TronAddressError) return error.fault;
    throw error;
  }
  return undefined;
}

describe('checkTronAddress', () => {
  it.each(ADDRESSES)('finds in %s: %s', (text, fault) => {
    expect(checkTronAddress(text)).toBe(fault);
    expect(isTronAddress(text)).toBe(fault === undefined);
    expect(faultOf(() => tronAddressToHex(text))).toBe(fault);
  });

  it('does not decode a text of the wrong length, however long', () => {
    expect(checkTronAddress('l'.repeat(10_000_000))).toBe('length');
  });

  it('fails on every change of a single character', () => {
    const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0OIl';
    for (const [place, character] of Array.from(USDT).entries()) {
      const others = Array.from(alphabet).filter((other) => other !== character);
      const changed = others.map((other) => USDT.slice(0, place) + other + USDT.slice(place + 1));
      expect(changed.filter(isTronAddress)).toEqual([]);
    }
  });

  it('fails on two neighbours swapped', () => {
    fc.assert(
      fc.property(hexAddress(), fc.nat(32), (hex, place) => {
        const address = tronAddressFromHex(hex);
        const [left = '', right = ''] = address.slice(place, place + 2);
        const swapped = address.slice(0, place) + right + left + address.slice(place + 2);
        expect(isTronAddress(swapped)).toBe(left === right);
      }),
    );
  });
});

describe('isTronAddress', () => {
  it.each([undefined, null, 34, [USDT], { length: 34 }])('is false for %j', (value) => {
    expect(isTronAddress(value)).toBe(false);
  });
});

describe('TRON addresses in hex', () => {
  it('have the prefix and no checksum', () => {
    expect(tronAddressToHex(USDT)).toBe(USDT_HEX);
    expect(tronAddressFromHex(USDT_HEX)).toBe(USDT);
    expect(tronAddressFromHex(`41${'00'.repeat(20)}`)).toBe('T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb');
  });

  it('come back as they were, and as 34 characters that begin with T', () => {
    fc.assert(
      fc.property(hexAddress(), (hex) => {
        const address = tronAddressFromHex(hex);
        expect(address).toMatch(/^T.{33}$/);
        expect(isTronAddress(address)).toBe(true);
        expect(tronAddressToHex(address)).toBe(hex);
      }),
    );
  });

  it.each([
    ['', 'length'],
    [USDT_HEX.slice(2), 'length'],
    [`${USDT_HEX}00`, 'length'],
    [`0x${USDT_HEX.slice(2)}`, 'alphabet'],
    [`42${USDT_HEX.slice(2)}`, 'prefix'],
  ])('are refused as %j for their %s', (hex, fault) => {
    expect(faultOf(() => tronAddressFromHex(hex))).toBe(fault);
  });
});
