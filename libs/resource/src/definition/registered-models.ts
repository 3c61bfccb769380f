import type { ModelClass } from '@lucid/common';
import { type Invariant, modelOptions } from '@lucid/mongo';
import type { Provider, Type } from '@nestjs/common';
import type { ModelDefinition } from './definition';

/** A definition whose documents may be of any model. */
export type AnyModelDefinition = Omit<ModelDefinition, 'id'> & { id: string };

/** A model with all that runs for it. */
export interface RegisteredModel {
  definition: AnyModelDefinition;
  /** Collections that belong to the model and hold data of callers, such as the chunks of sessions. */
  parts?: readonly ModelClass[];
  controllers: readonly Type[];
  providers: readonly Provider[];
  /** What holds of all stored documents of the model, beyond its references. */
  invariants?: readonly Invariant[];
}

const registered = new Map<string, RegisteredModel>();

/** Registers a model. The change feed, locks, references, invariants and the OpenAPI tags follow from its definition. */
export function registerModel(model: RegisteredModel): void {
  registered.set(model.definition.path, model);
}

/** Every registered model, in the order of registration. */
export const registeredModels = (): RegisteredModel[] => [...registered.values()];

/** The definition of a model by its path. */
export const definitionAt = (path: string): AnyModelDefinition | undefined => registered.get(path)?.definition;

/** The collection of a definition's documents. */
export const collectionOf = ({ model }: Pick<AnyModelDefinition, 'model'>): string => modelOptions(model).collection;

/** The definition of the model that is stored in a collection. */
export const definitionOf = (collection: string): AnyModelDefinition | undefined =>
  registeredModels().find(({ definition }) => collectionOf(definition) === collection)?.definition;

/** The models whose documents refer to documents of a collection, with the field that refers. */
export const dependentsOf = (collection: string): { definition: AnyModelDefinition; field: string }[] =>
  registeredModels().flatMap(({ definition }) =>
    (definition.references ?? [])
      .filter((reference) => reference.collection === collection)
      .map(({ field }) => ({ definition, field })),
  );
