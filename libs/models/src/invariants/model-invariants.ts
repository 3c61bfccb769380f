import { InvariantRegistry } from '@lucid/mongo';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CHAIN, TRANSACTION_BLOCKS } from './chain';
import { REFERENCES } from './references';
import { SESSION_ANCHORS } from './session-anchors';
import { SESSION_CHUNKS } from './session-chunks';

/** What holds of the models: by the rules that writing and verifying them go by. Contents of chunks are in volumes, and not read. */
export const MODEL_INVARIANTS = [SESSION_CHUNKS, ...REFERENCES, SESSION_ANCHORS, CHAIN, TRANSACTION_BLOCKS] as const;

/** Registers what holds of the models. */
@Injectable()
export class ModelInvariants implements OnModuleInit {
  constructor(private readonly registry: InvariantRegistry) {}

  onModuleInit(): void {
    this.registry.register(...MODEL_INVARIANTS);
  }
}
