import type { ModelClass } from '@lucid/common';
import { type Invariant, modelOptions, readBatches } from '@lucid/mongo';
import type { Reference } from '../definition/definition';
import { namesStored } from './require-existing';

type Referring = Record<string, string | undefined>;

/** What the documents of a model refer to is there. */
export function referencesHold(
  name: string,
  model: ModelClass,
  id: string,
  references: readonly Reference[],
): Invariant {
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
