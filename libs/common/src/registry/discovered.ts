import type { DiscoveryService } from '@nestjs/core';

/** The providers whose class has a decorator that was made by `DiscoveryService.createDecorator()`. */
export const discovered = <T>(discovery: DiscoveryService, { KEY }: { KEY: string }): T[] =>
  discovery.getProviders({ metadataKey: KEY }).map(({ instance }) => instance as T);
