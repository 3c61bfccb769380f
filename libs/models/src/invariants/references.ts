import { type Invariant, modelOptions, readBatches } from '@lucid/mongo';
import type { ModelClass } from '@lucid/common';
import { namesStored, type Reference } from '../references/require-existing';
import { Session } from '../sessions/session';
import { SessionChunk } from '../sessions/session-chunk';
import { SESSION_REFERENCES } from '../sessions/sessions.service';
import { POLICY_REFERENCES } from '../trust-policies/trust-policies.service';
import { TrustPolicy } from '../trust-policies/trust-policy';
import { Wallet } from '../wallets/wallet';
import { WALLET_REFERENCES } from '../wallets/wallets.service';

type Referring = Record<string, string | undefined>;

/** What the documents of a model refer to is there. */
function referencesHold(name: string, model: ModelClass, id: string, references: readonly Reference[]): Invariant {
  const { collection } = modelOptions(model);
  const fields = Object.fromEntries([id, ...references.map(({ field }) => field)].map((field) => [field, 1]));
  return {
    name,
    description: `What ${references.map(({ field }) => field).join(' and ')} of the ${collection} name is there.`,
    async check(data, findings) {
      const asked = { key: '_id', projection: fields };
      for await (const batch of readBatches<Referring>(data, collection, asked)) {
        for (const reference of references) {
          const names = new Set(batch.flatMap((document) => document[reference.field] ?? []));
          const there = await namesStored(data.db, reference, [...names], data.limit);
          for (const document of batch) {
            const named = document[reference.field];
            if (named === undefined || there.has(named)) continue;
            const message = `${reference.field} names ${named}, which is not among the ${reference.collection}.`;
            findings.violated(String(document[id]), message);
          }
        }
        findings.checked(batch.length);
      }
    },
  };
}

export const REFERENCES: readonly Invariant[] = [
  referencesHold('session_references', Session, 'session_id', SESSION_REFERENCES),
  referencesHold('chunk_references', SessionChunk, 'chunk_id', [
    { field: 'session_id', collection: modelOptions(Session).collection, key: 'session_id' },
  ]),
  referencesHold('wallet_references', Wallet, 'wallet_id', WALLET_REFERENCES),
  referencesHold('trust_policy_references', TrustPolicy, 'policy_id', POLICY_REFERENCES),
];
