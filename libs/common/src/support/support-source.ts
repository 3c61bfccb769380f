import { Global, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { discovered } from '../registry/discovered';
import { NamedRegistry } from '../registry/named-registry';

/** What writes one file of a support bundle: states and figures, and never a document, a value of one, or a secret. */
export interface SupportSource {
  /** Name of the file, such as `jobs.json`. */
  readonly name: string;
  /** The time limit of the file, in ms: a hung engine must not hang the bundle. */
  readonly timeoutMs: number;
  /** A text, or what is written as JSON. May throw: the bundle then names the file as missing. */
  writeSupport(): Promise<unknown>;
}

/** Marks a provider as a {@link SupportSource}. */
export const ProvidesSupport = DiscoveryService.createDecorator();

/** The support sources of all libs. */
@Injectable()
export class SupportRegistry extends NamedRegistry<SupportSource> {}

/** Makes the {@link SupportRegistry} injectable everywhere. */
@Global()
@Module({ imports: [DiscoveryModule], providers: [SupportRegistry], exports: [SupportRegistry] })
export class SupportRegistryModule implements OnModuleInit {
  constructor(
    private readonly registry: SupportRegistry,
    private readonly discovery: DiscoveryService,
  ) {}

  onModuleInit(): void {
    this.registry.register(...discovered<SupportSource>(this.discovery, ProvidesSupport));
  }
}
