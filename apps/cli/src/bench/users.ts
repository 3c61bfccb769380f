import type { components } from '@lucid/client';
import { tronAddressFromHex } from '@lucid/models';
import { hash } from 'node:crypto';

let made = 0;

/** Makes a user that no other in this process equals; the n-th is the same in every run. */
export function nextUser(): components['schemas']['CreateUser'] {
  made += 1;
  const digits = hash('sha256', `bench user ${made}`);
  return {
    email: `user-${made}@bench.example`,
    tron_address: tronAddressFromHex(`41${digits.slice(0, 40)}`),
    ...(made % 2 === 0 && {
      hardware_wallet: {
        type: 'ledger',
        model: 'Nano X',
        firmware_version: '2.2.3',
        public_key: `02${digits}`,
        derivation_path: "m/44'/195'/0'/0/0",
      },
    }),
  };
}
