import fc from 'fast-check';
import { decodeBase58, encodeBase58 } from './base58';

/** From draft-msporny-base58-03 §5. */
const VECTORS: [string, Buffer][] = [
  ['2NEpo7TZRRrLZSi2U', Buffer.from('Hello World!')],
  [
    'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
    Buffer.from('The quick brown fox jumps over the lazy dog.'),
  ],
  ['11233QC4', Buffer.from('0000287fb4cd', 'hex')],
];

describe('base58', () => {
  it.each(VECTORS)('writes and reads %s', (text, bytes) => {
    expect(encodeBase58(bytes)).toBe(text);
    expect(decodeBase58(text)).toEqual(bytes);
  });

  it('reads what it wrote, leading zeros and all', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.uint8Array({ maxLength: 40 }), (zeros, tail) => {
        const bytes = Buffer.concat([Buffer.alloc(zeros), tail]);
        expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['0', 'O', 'I', 'l', ' ', '+', 'é', '😀', '2NEpo7TZRRrLZSi2l'])('does not read %j', (text) => {
    expect(decodeBase58(text)).toBeUndefined();
  });
});
