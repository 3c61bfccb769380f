import { ProvidesSupport, type SupportSource } from '@lucid/common';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { MongoService } from '../connection/mongo.service';
import { WriteGate } from '../schema/write-gate';

/** Parts of `serverStatus` that hold figures alone. */
const FIGURES = ['host', 'uptime', 'connections', 'mem', 'network', 'opcounters', 'opLatencies', 'asserts'] as const;

/** What MongoDB says of itself in a support bundle, and the collections whose schema is not in place. */
@Injectable()
@ProvidesSupport()
export class MongoSupport implements SupportSource {
  readonly name = 'mongodb.json';
  readonly timeoutMs = 5000;

  constructor(
    private readonly mongo: MongoService,
    private readonly gate: WriteGate,
  ) {}

  async writeSupport(): Promise<unknown> {
    const { db, limit } = this.mongo;
    const admin = db.admin();
    const ask = async (command: mongo.Document): Promise<mongo.Document> => admin.command({ ...command, ...limit });
    const [build, hello, stats] = await Promise.all([
      ask({ buildInfo: 1 }),
      ask({ hello: 1 }),
      db.command({ dbStats: 1, ...limit }),
    ]);
    // A server may refuse it to the service's user: the rest is told all the same.
    const status = await ask({ serverStatus: 1 }).catch((): mongo.Document => ({}));
    return {
      build: only(build, 'version', 'gitVersion', 'modules', 'storageEngines'),
      replica_set: only(hello, 'setName', 'hosts', 'primary', 'me', 'maxWireVersion'),
      database: only(stats, 'collections', 'objects', 'dataSize', 'storageSize', 'indexes', 'indexSize'),
      server: only(status, ...FIGURES),
      refused_collections: this.gate.refusals.map(({ collection }) => collection),
    };
  }
}

/** Some fields of an answer: what a later version of the server adds to it is not told unasked. */
const only = (answer: mongo.Document, ...names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, answer[name] as unknown]));
