import type { ListDefinition, ModelClass } from '@lucid/common';
import type { Stored } from './common-fields';

/** What {@link ResourceService} needs to know about the documents of a collection. */
export interface ResourceDefinition<T extends Stored = Stored> {
  model: ModelClass<T>;
  /** Name of one document, and of several, in the names of derived classes: `TrustPolicy`, `TrustPolicies`. */
  noun: string;
  plural: string;
  /** Its path under /api/v1. It is also its OpenAPI tag, its cache namespace and its name in the change feed. */
  path: string;
  id: keyof T & string;
  /** The unique fields by which the cache finds a document. */
  cachedBy: readonly string[];
  list: ListDefinition;
}

/** A field that holds the id of a document of another collection. */
export interface Reference {
  field: string;
  collection: string;
  /** The field of the other collection that holds the id. */
  key: string;
}

/** Operation ids of a model whose documents are created and read. */
export interface ReadOperations {
  list: string;
  create: string;
  bulk: string;
  get: string;
}

/** Operation ids of a model whose documents can also be changed. */
export interface ChangeOperations extends ReadOperations {
  replace: string;
  update: string;
  delete: string;
}

/** All that the service derives of a model: operations, cache, change feed, references, locks and documentation. */
export interface ModelDefinition<T extends Stored = Stored> extends ResourceDefinition<T> {
  /** Description of its OpenAPI tag. */
  tag: string;
  /** Written out, so that a text search for an operation id finds the model. */
  operations: ReadOperations;
  /** Sentences that follow the general description of an operation: rules of this model alone. */
  rules?: Partial<Readonly<Record<keyof ChangeOperations, string>>>;
  /** What the documented examples of a changed document show beyond the fields' own; undefined leaves a field out. */
  examples?: { change: Readonly<Record<string, unknown>> };
  /** Body limit of one document, created or changed, and of a bulk request, in bytes. */
  bodyLimits: { create: number; bulk: number };
  /** Whether PUT, PATCH and DELETE require `If-Match`. Without the header the answer is 428. */
  preconditionRequired?: boolean;
  /** Documents that must exist when a document is stored, and that cannot be deleted while the document refers to them. */
  references?: readonly Reference[];
  /**
   * Number of lock documents for one document of the model. Required where another model refers to it. A transaction that refers to the
   * document writes one of them, chosen at random; a transaction that deletes the document writes all of them.
   */
  lockShards?: number;
}

/** A model whose documents can be changed. */
export interface ChangeableModelDefinition<T extends Stored = Stored> extends ModelDefinition<T> {
  operations: ChangeOperations;
}

/** The words of a name such as `TrustPolicy`, for people. */
export const wordsOf = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
