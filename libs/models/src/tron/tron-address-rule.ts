import type { Rule } from '@lucid/common';
import { isTronAddress } from './tron-address';

/** A TRON address as a field: base58check, 34 characters, prefix 0x41. Case matters. */
export const TRON_ADDRESS = {
  kind: 'text',
  minLength: 34,
  maxLength: 34,
  pattern: /^T[1-9A-HJ-NP-Za-km-z]{33}$/,
  format: 'tron-address',
  sample: 'TWYAmAkDck5uxdEQVXuKEz1uAcTRU7m5LS',
  check: { code: 'tron_address', message: 'must be a TRON address whose checksum is right', passes: isTronAddress },
} as const satisfies Rule;
