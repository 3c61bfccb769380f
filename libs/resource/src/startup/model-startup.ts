import { type Invariant, InvariantRegistry } from '@lucid/mongo';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { wordsOf } from '../definition/definition';
import { type RegisteredModel, registeredModels } from '../definition/registered-models';
import { referencesHold } from '../references/reference-invariant';
import { missingParts } from './missing-parts';

/** What holds of all stored documents of the registered models. */
export const modelInvariants = (): Invariant[] => registeredModels().flatMap(invariantsOf);

function invariantsOf({ definition, invariants = [] }: RegisteredModel): Invariant[] {
  const { model, noun, id, references = [] } = definition;
  const name = `${wordsOf(noun).replaceAll(' ', '_')}_references`;
  return [...(references.length > 0 ? [referencesHold(name, model, id, references)] : []), ...invariants];
}

/** Refuses to start with a model that lacks something, and registers what holds of the models. */
@Injectable()
export class ModelStartup implements OnModuleInit {
  constructor(private readonly invariants: InvariantRegistry) {}

  /** @throws Error that names each missing part */
  onModuleInit(): void {
    const missing = missingParts(registeredModels());
    if (missing.length > 0) throw new Error(`The models are not complete.\n${missing.join('\n')}`);
    this.invariants.register(...modelInvariants());
  }
}
