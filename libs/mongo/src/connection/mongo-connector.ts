import { ProblemError, rest } from '@lucid/common';
import { CONFIG, type Config, redactUri } from '@lucid/config';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { type Connection, ConnectionStates, type ConnectOptions } from 'mongoose';
import { isUnauthorized, missingPrivilege } from '../problem/missing-privilege';
import { SchemaConflictError, syncSchema } from '../schema/schema-sync';
import { WriteGate } from '../schema/write-gate';
import { clientOptions } from './client-options';
import { gatedConnection } from './observed-connection';

const RETRY_MS = 1000;

/** What stands between the service and its database: `undefined` once the schema is in place. */
export type StartupState = { ready: true } | { ready: false; reason: string };

/**
 * Connects to MongoDB and puts the declared schema in place, in the background and for as long as it takes: the service
 * listens meanwhile, alive but not ready. Afterwards the driver finds its servers again by itself.
 */
@Injectable()
export class MongoConnector implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(MongoConnector.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  state: StartupState = { ready: false, reason: 'MongoDB has not been reached yet.' };

  constructor(
    @InjectConnection() private readonly connection: Connection,
    @Inject(CONFIG) private readonly config: Config,
    private readonly gate: WriteGate,
  ) {}

  onModuleInit(): void {
    this.running = this.keepTrying();
  }

  /** Resolves once the schema is in place, the service stops, or the signal aborts. */
  async whenReady(signal: AbortSignal): Promise<void> {
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
    await Promise.race([this.running, aborted]);
  }

  /** @throws ProblemError 503 until the schema is in place: no document gets past a validator or index that is not there yet */
  requireReady(): void {
    if (!this.state.ready) throw new ProblemError('starting', this.state.reason, { headers: { 'retry-after': '2' } });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.connection.close();
  }

  private async keepTrying(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted; failures += 1) {
      try {
        if (this.connection.readyState !== ConnectionStates.connected)
          await this.connection.openUri(this.config.MONGODB_URI, this.options());
        await syncSchema(this.connection.getClient().db(this.config.MONGODB_DATABASE), this.gate);
        this.state = { ready: true };
        return;
      } catch (error) {
        const { message } = error as Error;
        this.state = {
          ready: false,
          reason: reasonOf(error),
        };
        // The first failure and then every thirtieth: a long outage must not fill the log.
        if (failures % 30 === 0)
          this.logger.error(`${redactUri(this.config.MONGODB_URI)}: ${message}${causeOf(error)}`);
        await rest(RETRY_MS, this.stopping.signal);
      }
    }
  }

  private options(): ConnectOptions & { connectionType: unknown } {
    const { MONGODB_DATABASE, MONGODB_POOL_MAX } = this.config;
    return {
      ...clientOptions(this.config),
      connectionType: gatedConnection(this.gate),
      dbName: MONGODB_DATABASE,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      minPoolSize: Math.min(4, MONGODB_POOL_MAX),
    };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SchemaConflictError) return error.message;
  return isUnauthorized(error) ? missingPrivilege(error).detail : 'MongoDB cannot be reached or has no primary.';
}

const causeOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
