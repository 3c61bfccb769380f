import type { ListDefinition, ModelClass } from '@lucid/common';
import type { Stored } from './common-fields';

/** What the generic resource needs to know of a model. */
export interface ResourceDefinition<T extends Stored> {
  model: ModelClass<T>;
  /** Its words in operation ids: `createUser`, `listUsers`. */
  noun: string;
  plural: string;
  /** Its path under /api/v1, which is its tag too. */
  path: string;
  id: keyof T & string;
  /** The unique fields that it is got by, and cached under. */
  cachedBy: readonly string[];
  list: ListDefinition;
  /** Body limit of one document, created or changed, and of a bulk, in bytes. */
  bodyLimits: { create: number; bulk: number };
  /** Whether PUT, PATCH and DELETE need `If-Match`: 428 without it. */
  preconditionRequired?: boolean;
}

/** The words of a name such as `TrustPolicy`, for people. */
export const wordsOf = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
