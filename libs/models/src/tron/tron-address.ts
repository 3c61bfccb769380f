import { base58 } from '@scure/base';
import { hash } from 'node:crypto';

/** Why a text is no TRON address: the first of these checks that failed, in this order. */
export type TronAddressFault = 'length' | 'alphabet' | 'checksum' | 'prefix';

export class TronAddressError extends Error {
  override readonly name = 'TronAddressError';

  constructor(readonly fault: TronAddressFault) {
    super(`Not a TRON address: wrong ${fault}.`);
  }
}

/** 21 bytes with this first and a checksum of 4 make 34 characters that begin with T, always. */
const PREFIX = 0x41;
const TEXT_LENGTH = 34;
const PAYLOAD_LENGTH = 21;
const CHECKSUM_LENGTH = 4;

/**
 * Base58check as in java-tron's Commons.decodeFromBase58Check, and DecodeUtil.addressValid for the prefix (mainnet's).
 * The length comes first, so that the time is bounded whatever the text.
 */
export function checkTronAddress(text: string): TronAddressFault | undefined {
  const payload = readAddress(text);
  return typeof payload === 'string' ? payload : undefined;
}

export function isTronAddress(text: unknown): boolean {
  return typeof text === 'string' && checkTronAddress(text) === undefined;
}

/** The 21 bytes as 42 lower-case hex digits, the form of TRON's HTTP API without `visible`. */
export function tronAddressToHex(address: string): string {
  const payload = readAddress(address);
  if (typeof payload === 'string') throw new TronAddressError(payload);
  return payload.toString('hex');
}

/** From the 21 bytes in hex, prefix and all. */
export function tronAddressFromHex(hex: string): string {
  if (hex.length !== PAYLOAD_LENGTH * 2) throw new TronAddressError('length');
  if (!/^[0-9a-f]*$/i.test(hex)) throw new TronAddressError('alphabet');
  const payload = Buffer.from(hex, 'hex');
  if (payload[0] !== PREFIX) throw new TronAddressError('prefix');
  return base58.encode(Buffer.concat([payload, checksum(payload)]));
}

function readAddress(text: string): Buffer | TronAddressFault {
  if (text.length !== TEXT_LENGTH) return 'length';
  const bytes = decoded(text);
  if (bytes === undefined) return 'alphabet';
  // Leading "1"s can make 34 characters more bytes, and never an address.
  if (bytes.length !== PAYLOAD_LENGTH + CHECKSUM_LENGTH) return 'length';
  const payload = bytes.subarray(0, PAYLOAD_LENGTH);
  if (!checksum(payload).equals(bytes.subarray(PAYLOAD_LENGTH))) return 'checksum';
  return payload[0] === PREFIX ? payload : 'prefix';
}

/** Undefined where a character is not in the alphabet. */
function decoded(text: string): Buffer | undefined {
  try {
    return Buffer.from(base58.decode(text));
  } catch {
    return undefined;
  }
}

function checksum(payload: Buffer): Buffer {
  const twice = hash('sha256', hash('sha256', payload, 'buffer'), 'buffer');
  return twice.subarray(0, CHECKSUM_LENGTH);
}
