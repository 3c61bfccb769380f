import { discovered, ProblemError } from '@lucid/common';
import { LEASE_MS, MongoConnector, MongoService, underLease } from '@lucid/mongo';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
  Optional,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type ChangeConsumer, ConsumesChanges } from '../stream/change-consumer';
import { leadConsumer } from './lead-consumer';

/** How long a leader's lease lasts, in ms; tests shorten it. */
export const CONSUMER_LEASE_MS = Symbol('SPINE_LEASE_MS');

/**
 * Tells every consumer every change of the database, at least once and in order, whoever made it. For each consumer one replica leads at a time,
 * and checkpoints a place only when all before it was taken or is kept as a dead letter.
 */
@Injectable()
export class ChangeConsumersService implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly registered = new Map<string, ChangeConsumer>();
  private running: Promise<void>[] = [];

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly discovery: DiscoveryService,
    @Optional() @Inject(CONSUMER_LEASE_MS) private readonly leaseMs: number = LEASE_MS,
  ) {}

  onModuleInit(): void {
    for (const consumer of discovered<ChangeConsumer>(this.discovery, ConsumesChanges)) this.register(consumer);
  }

  /** Makes a consumer known. @throws Error when its name is taken */
  register(consumer: ChangeConsumer): void {
    if (this.registered.has(consumer.name)) throw new Error(`Two consumers are named ${consumer.name}`);
    this.registered.set(consumer.name, consumer);
  }

  get consumers(): readonly ChangeConsumer[] {
    return [...this.registered.values()];
  }

  /** @throws ProblemError 404 */
  consumer(name: string): ChangeConsumer {
    const consumer = this.registered.get(name);
    if (consumer === undefined) throw new ProblemError('not_found', `There is no consumer ${name}.`);
    return consumer;
  }

  onApplicationBootstrap(): void {
    this.running = this.consumers.map(async (consumer) => {
      // The collections must be there, with their pre-images, before their stream is read.
      await this.connector.whenReady(this.stopping.signal);
      await underLease(
        this.mongo,
        `changes-${consumer.name}`,
        this.stopping.signal,
        async (lease) => leadConsumer(this.mongo, consumer, lease),
        { leaseMs: this.leaseMs },
      );
    });
  }

  /** Gives the leases up, so that another replica leads at once; before the connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }
}
