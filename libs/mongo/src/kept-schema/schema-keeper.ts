import {
  atOnce,
  backgroundLoop,
  gauge,
  type Metric,
  type MetricSource,
  ProvidesMetrics,
  rest,
  RepeatedFailureLog,
} from '@lucid/common';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { MongoConnector } from '../connection/mongo-connector';
import { MongoService } from '../connection/mongo.service';
import { desiredCollections } from '../schema/desired-schema';
import { WriteGate } from '../schema/write-gate';
import { KeptCollection } from './kept-collection';

/** How long the server waits for an event before it answers that there is none, in ms. */
const AWAIT_MS = 1000;
const RETRY_MS = 500;
/** Collections that are read at the same time. */
const AT_ONCE = 8;

/** Events after which one collection may have another schema. The change stream tells most of them only as expanded events (MongoDB 6.0). */
const OF_COLLECTIONS = ['create', 'createIndexes', 'dropIndexes', 'modify', 'drop', 'rename'];

/** The database was dropped; the stream ends. */
const OF_DATABASE = ['dropDatabase', 'invalidate'];

interface SchemaEvent {
  operationType: string;
  ns?: { coll?: string };
  to?: { coll?: string };
}

/**
 * Keeps the declared schema in place while the service runs, on every replica. It follows the changes that any program makes to the declared
 * collections, has their writes refused while their schema is not in place, and restores it.
 */
@Injectable()
@ProvidesMetrics()
export class SchemaKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown, MetricSource {
  readonly name = 'schema';
  readonly timeoutMs = 100;
  private readonly stopping = new AbortController();
  private readonly failureLog = new RepeatedFailureLog(new Logger('Schema'));
  private collections = new Map<string, KeptCollection>();
  private stream: mongo.ChangeStream | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly mongo: MongoService,
    private readonly connector: MongoConnector,
    private readonly gate: WriteGate,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Stops to keep the schema, and lets every write pass. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.stream?.close();
    await this.running;
    await Promise.all([...this.collections.values()].map((collection) => collection.settled()));
    this.gate.open();
  }

  collectMetrics(): Promise<Metric[]> {
    const help =
      'Declared collections whose writes are refused, because another program removed a part of their schema.';
    return Promise.resolve([
      gauge('lucid_schema_refused_collections', help, [{ labels: {}, value: this.gate.refusals.length }]),
    ]);
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    await this.connector.whenReady(signal);
    const what = 'The changes of collections cannot be followed';
    await backgroundLoop({ what, log: this.failureLog, signal, pause: () => rest(RETRY_MS, signal) }, () =>
      this.follow(),
    );
  }

  private async follow(): Promise<void> {
    const { db, limit } = this.mongo;
    const { signal } = this.stopping;
    const keeping = { db, limit, gate: this.gate, stopping: signal };
    if (this.collections.size === 0)
      for (const desired of desiredCollections())
        this.collections.set(desired.name, new KeptCollection(keeping, desired));
    const named = { $in: [...this.collections.keys()] };
    const events = [
      { operationType: { $in: OF_COLLECTIONS }, $or: [{ 'ns.coll': named }, { 'to.coll': named }] },
      { operationType: { $in: OF_DATABASE } },
    ];
    const options = { showExpandedEvents: true, maxAwaitTimeMS: AWAIT_MS, ...limit };
    const stream = db.watch<mongo.Document, mongo.ChangeStreamDocument>([{ $match: { $or: events } }], options);
    this.stream = stream;
    try {
      // Opens the stream. What happened before it is found by looking at every collection.
      let event = (await stream.tryNext()) as SchemaEvent | null;
      await this.look([...this.collections.keys()]);
      // The server ends the stream when the database is dropped; the next one begins with a look at every collection.
      while (!signal.aborted && !stream.closed) {
        if (event !== null) await this.look(this.namedBy(event));
        event = (await stream.tryNext()) as SchemaEvent | null;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await stream.close();
    }
  }

  private namedBy({ operationType, ns, to }: SchemaEvent): string[] {
    if (OF_DATABASE.includes(operationType)) return [...this.collections.keys()];
    return [ns?.coll, to?.coll].filter((name) => name !== undefined);
  }

  /** Looks at declared collections at once, for whoever has replaced one: its writes go on without waiting for the change stream. */
  async look(names: readonly string[]): Promise<void> {
    await atOnce(AT_ONCE, names, async (name) => this.collections.get(name)?.look());
  }
}
