import { observeCall } from '@lucid/common';
import type { mongo } from 'mongoose';
import { createRequire } from 'node:module';
import type { WriteGate } from '../schema/write-gate';

interface DriverConnection {
  command(namespace: { db: string }, command: mongo.Document, ...rest: unknown[]): Promise<unknown>;
}

/**
 * The driver's connection. The driver's public way to watch commands, `monitorCommands`, reads each answer a second time and whole to tell of it, also
 * those that a backup takes as they are. It takes another class by an option of its own (cmap/connect.js).
 */
const { Connection } = createRequire(require.resolve('mongoose'))('mongodb/lib/cmap/connection') as {
  Connection: new (...args: never[]) => DriverConnection;
};

function firstKeyOf(command: mongo.Document): string {
  for (const key in command) return key;
  return 'unknown';
}

/** A connection whose commands are timed, and traced for the request that they are sent for. */
export class ObservedConnection extends Connection {
  override command(namespace: { db: string }, command: mongo.Document, ...rest: unknown[]): Promise<unknown> {
    // The first key of a command is its name, and its value mostly the collection.
    const operation = firstKeyOf(command);
    const target: unknown = command[operation];
    const collection = typeof target === 'string' ? target : undefined;
    return observeCall({ system: 'mongodb', operation, collection }, () => super.command(namespace, command, ...rest));
  }
}

/** Connections whose writes pass a gate. */
export const gatedConnection = (gate: WriteGate): typeof ObservedConnection =>
  class extends ObservedConnection {
    override async command(namespace: { db: string }, command: mongo.Document, ...rest: unknown[]): Promise<unknown> {
      return super.command(namespace, gate.guarded(namespace.db, firstKeyOf(command), command), ...rest);
    }
  };
