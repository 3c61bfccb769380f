import { type MerkleAlgorithm, merkleRoot, tronAddressFromHex } from '@lucid/models';
import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The n-th hash of a series: the same at every run. */
export const sampleHash = (series: string, n: number): string => sha256(`${series}:${n}`);

/** The n-th valid TRON address of a series. */
export const sampleAddress = (series: string, n: number): string =>
  tronAddressFromHex(`41${sampleHash(series, n).slice(0, 40)}`);

/** The body of the n-th user of a series. */
export const sampleUser = (series: string, n: number): { email: string; tron_address: string } => ({
  email: `${series}.${n}@example.org`,
  tron_address: sampleAddress(series, n),
});

export interface SampleBlock {
  block_id: string;
  height: number;
  previous_hash: string;
  merkle_root: string;
  merkle_algorithm: MerkleAlgorithm;
  transactions: string[];
  timestamp: string;
}

const EPOCH = Date.UTC(2026, 0, 1);

/** A chain of blocks from height 0, each with a few transactions. */
export function sampleChain(
  series: string,
  length: number,
  transactionsEach: number,
  algorithm: MerkleAlgorithm = 'rfc9162-sha256',
): SampleBlock[] {
  const chain: SampleBlock[] = [];
  for (let height = 0; height < length; height += 1) {
    const transactions = Array.from({ length: transactionsEach }, (_, i) =>
      sampleHash(`${series}:transaction:${height}`, i),
    );
    chain.push({
      block_id: sampleHash(`${series}:block`, height),
      height,
      previous_hash: chain.at(-1)?.block_id ?? '0'.repeat(64),
      merkle_root: merkleRoot(algorithm, transactions),
      merkle_algorithm: algorithm,
      transactions,
      timestamp: new Date(EPOCH + height * 3000).toISOString(),
    });
  }
  return chain;
}

/** The body of the n-th pending transfer of a series. */
export const sampleTransfer = (series: string, n: number): Record<string, unknown> => ({
  transaction_id: sampleHash(series, n),
  type: 'transfer',
  from_address: sampleAddress(series, n),
  to_address: sampleAddress(series, n + 1),
  amount: String(n + 1),
  currency: 'TRX',
  timestamp: new Date(EPOCH + n * 1000).toISOString(),
});

/** The body of the n-th trust policy of a series: whoever it is, reading is allowed. */
export const samplePolicy = (series: string, n: number, userId: string): Record<string, unknown> => ({
  user_id: userId,
  name: `${series} ${n}`,
  policy_type: 'user_trust',
  rules: [{ rule_id: 'reads', effect: 'allow', actions: ['read'] }],
});
