import { ApiKeysService, AuditLog, KeyTable } from '@lucid/auth';
import type { AuditNotes } from '@lucid/common';
import { toProblem } from '@lucid/common';
import type { Config } from '@lucid/config';
import { MongoConnector, MongoService, WriteGate } from '@lucid/mongo';
import { Logger } from '@nestjs/common';
import { createConnection } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** Whoever can reach the database with its credentials may do everything; the audit log says so. */
export const OPERATOR = { caller: 'lucid-keys', grants: ['*'] };

/** The keys in MongoDB, without a service. */
export class KeyStore {
  private constructor(
    readonly keys: ApiKeysService,
    private readonly audit: AuditLog,
    private readonly connector: MongoConnector,
  ) {}

  /** Connects, and puts the collections of the keys and of the audit log in place. @throws Error when MongoDB is not reached */
  static async open(config: Config): Promise<KeyStore> {
    Logger.overrideLogger(false);
    const connection = createConnection();
    const connector = new MongoConnector(connection, config, new WriteGate());
    const mongo = new MongoService(connection, config);
    const keys = new ApiKeysService(mongo, new KeyTable(mongo, connector), config);
    const store = new KeyStore(keys, new AuditLog(mongo, config), connector);
    connector.onModuleInit();
    const deadline = Date.now() + config.MONGODB_TIMEOUT_MS;
    while (!connector.state.ready && Date.now() < deadline) await pause(50);
    const { state } = connector;
    if (state.ready) return store;
    await store.close();
    throw new Error(state.reason);
  }

  /** Does something that leaves an audit record, begun before it and completed after. */
  async recorded<T>(operation: string, command: string, work: (notes: AuditNotes) => Promise<T>): Promise<T> {
    const asked = {
      identity: OPERATOR,
      address: `${userInfo().username}@${hostname()}`,
      operation,
      method: 'CLI',
      path: command,
      request_id: randomUUID(),
    };
    const id = await this.audit.begin(asked);
    const notes: AuditNotes = {};
    try {
      const result = await work(notes);
      await this.audit.complete(id, asked, 200, notes);
      return result;
    } catch (error) {
      await this.audit.complete(id, asked, toProblem(error).status, notes);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.connector.onApplicationShutdown();
  }
}
